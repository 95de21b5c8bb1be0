import { closest } from "fastest-levenshtein";

/** Of known names the one that takes the fewest letters to change into; the first of equals. */
export function nearest(name: string, known: readonly string[]): string {
  return closest(name, known);
}

/** How to mend a name that is not known. */
export function didYouMean(name: string, known: readonly string[]): string {
  return `Did you mean ${nearest(name, known)}? All: ${known.join(", ")}`;
}
