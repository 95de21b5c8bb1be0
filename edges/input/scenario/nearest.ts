import { closest } from "fastest-levenshtein";

/** Of known names the one that takes the fewest letters to change into; the first of equals. */
export function nearest(name: string, known: readonly string[]): string {
  return closest(name, known);
}
