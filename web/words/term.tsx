import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";
import { findWord } from "./glossary.ts";

interface TermProps {
  /** The plain or the trade's name in docs/words.md. */
  readonly word: string;
  /** What is written here; the plain name where nothing is given. */
  readonly children?: ComponentChildren;
}

/** A dotted word: a click or Enter shows its one-line meaning below, another hides it. */
export function Term({ word, children }: TermProps): JSX.Element {
  const isOpen = useSignal(false);
  const id = useId();
  const found = findWord(word);
  if (found === undefined) throw new Error(`no such word in docs/words.md: ${word}`);
  return (
    <>
      <button
        type="button"
        class="term"
        aria-expanded={isOpen.value}
        aria-controls={id}
        title={found.meaning}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
        onKeyDown={({ key }) => {
          if (key === "Escape") isOpen.value = false;
        }}
      >
        {children ?? found.plain}
      </button>
      <span id={id} class="meaning" hidden={!isOpen.value} role="note">
        {found.trade === "" ? "" : `${found.trade}: `}
        {found.meaning}
      </span>
    </>
  );
}
