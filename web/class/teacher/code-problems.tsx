import type { JSX } from "preact";
import { signedDollars } from "../../parts/format.ts";
import type { Cents, Disagreement } from "../collect/check-results.ts";
import type { ReadCodes } from "../collect/read-codes.ts";

/** What was pasted and does not count, line by line, and why. */
export function RefusedCodes({ read }: { readonly read: ReadCodes }): JSX.Element | null {
  const { refused, repeated, otherLines } = read;
  if (refused.length + repeated.length + otherLines.length === 0) return null;
  return (
    <div class="stack">
      {otherLines.length > 0 && (
        <p class="problems">
          {otherLines.length} {otherLines.length === 1 ? "code is" : "codes are"} of a class with
          other settings
          {read.results.length > 0
            ? `: ${otherLines.map((line) => `line ${line}`).join(", ")}.`
            : ". Choose those of their link: Settings of the class."}
        </p>
      )}
      {refused.length > 0 && (
        <div class="problems">
          <h3>Not a code of this class: {refused.length}</h3>
          <ul>
            {refused.map(({ line, text, reason }, index) => (
              <li key={index}>
                line {line}: <code>{shortened(text)}</code>: {reason}
              </li>
            ))}
          </ul>
        </div>
      )}
      {repeated.length > 0 && (
        <div class="problems">
          <h3>There more than once, counted once: {repeated.length}</h3>
          <ul>
            {repeated.map(({ student, line, isOther }, index) => (
              <li key={index}>
                student {student}, line {line}
                {isOther ? ": another guess or result than before; the first code counts" : ""}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

const SHOWN_MAX = 60;

function shortened(text: string): string {
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}...` : text;
}

/** Codes that the lab does not confirm: they are left out. */
export function Disagreements({
  disagreements,
}: {
  readonly disagreements: readonly Disagreement[];
}): JSX.Element {
  return (
    <div class="problems" role="alert">
      <h3>Not what the lab finds, left out: {disagreements.length}</h3>
      <ul>
        {disagreements.map(({ student, said, found }) => (
          <li key={student}>
            student {student}: the code says {centsWords(said)}; the lab finds {centsWords(found)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function centsWords({ buyerCents, sellerCents }: Cents): string {
  return `buyer ${signedDollars(buyerCents / 100)}, seller ${signedDollars(sellerCents / 100)}`;
}
