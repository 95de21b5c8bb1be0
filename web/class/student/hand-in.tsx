import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { CopyField } from "../../parts/share/copy-field.tsx";
import type { Revealed } from "../../question/live-path.tsx";
import { type ClassSettings, formatClass } from "../class-settings.ts";
import { encodeResult, groupCode } from "../result-code.ts";

interface HandInProps {
  readonly settings: ClassSettings;
  readonly student: number;
  readonly revealed: Revealed;
}

const TO_THINK_ABOUT: readonly string[] = [
  "Look at who paid whom: where did your buyer's gain come from, or where did his loss go?",
  "Compare the swings paid for with the swings that came: did they decide who gained on your path?",
  "Another number has another path with the same swings. What can you say of such buyers after " +
    "one path, and what after thirty?",
];

/** The code for the teacher, and what to think about until all are there. */
export function HandIn({ settings, student, revealed }: HandInProps): JSX.Element {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const code = codeOf(settings, student, revealed);
  return (
    <div class="hand-in stack">
      <h2 ref={title} tabIndex={-1}>
        Your code
      </h2>
      {code === undefined ? (
        <p role="alert" class="problems">
          A result this large has no place in a code: tell your teacher your number.
        </p>
      ) : (
        <CopyField
          label="Send it to your teacher, or read it out"
          text={groupCode(code)}
          action="Copy the code"
          isLarge
        />
      )}
      <h3>To think about</h3>
      <ol>
        {TO_THINK_ABOUT.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ol>
    </div>
  );
}

/** Undefined where a number has no place in a code. */
function codeOf(settings: ClassSettings, student: number, revealed: Revealed): string | undefined {
  const { guess, guessedDollars = 0, buyerPnl, sellerPnl } = revealed;
  try {
    const buyerCents = Math.round(buyerPnl * 100);
    const sellerCents = Math.round(sellerPnl * 100);
    return encodeResult(
      { student, guess, guessDollars: guessedDollars, buyerCents, sellerCents },
      formatClass(settings),
    );
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
