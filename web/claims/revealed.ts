import { type Signal, signal } from "@preact/signals";
import { kept } from "../app/kept.ts";
import type { ClaimGuess } from "./opened/claim-guess.ts";

/** `yes`: verdicts are shown without a guess; the choice stays on this computer. */
const shown: Signal<string> = kept("claims-shown", "no");

/** Claims that have been shown, and what was guessed of them, as long as the page is open. */
const revealed: Signal<ReadonlyMap<string, ClaimGuess | undefined>> = signal(new Map());

export function showsAll(): boolean {
  return shown.value === "yes";
}

export function setShowsAll(isShown: boolean): void {
  shown.value = isShown ? "yes" : "no";
}

export function isRevealed(id: string): boolean {
  return showsAll() || revealed.value.has(id);
}

export function guessOf(id: string): ClaimGuess | undefined {
  return revealed.value.get(id);
}

/** @param guess left out where the reader would rather see it at once. */
export function reveal(id: string, guess: ClaimGuess | undefined): void {
  revealed.value = new Map([...revealed.value, [id, guess]]);
}
