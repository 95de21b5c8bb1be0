import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { ClaimReport } from "../../../src/claims/claims-report.ts";
import { reveal } from "../revealed.ts";
import { GUESSES, type GuessedVerdict, parseGuess, UNIT_WORDS } from "./claim-guess.ts";
import "../../parts/guess-form.css";

/** Asked before anything is shown; who does not want to guess sees it at once. */
export function AskVerdict({ claim }: { readonly claim: ClaimReport }): JSX.Element {
  const verdict = useSignal<GuessedVerdict | undefined>(undefined);
  const typed = useSignal("");
  const [condition] = claim.conditions;
  const number = condition === undefined ? undefined : parseGuess(condition.unit, typed.value);
  const isReadable = typed.value.trim() === "" || number !== undefined;
  const isReady = verdict.value !== undefined && isReadable;
  return (
    <form
      class="guess-form ask-verdict stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) reveal(claim.id, { verdict: verdict.value!, number });
      }}
    >
      <fieldset>
        <legend>Your guess first: is it so?</legend>
        {GUESSES.map(({ value, name }) => (
          <label key={value} class="toggle">
            <input
              type="radio"
              name="verdict"
              value={value}
              checked={verdict.value === value}
              onChange={() => {
                verdict.value = value;
              }}
            />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
      {condition !== undefined && (
        <label class="control">
          <span>
            And a number, if you like: {condition.what}, {UNIT_WORDS[condition.unit]}
          </span>
          <input
            type="text"
            inputMode="decimal"
            value={typed.value}
            aria-invalid={!isReadable}
            onInput={({ currentTarget }) => {
              typed.value = currentTarget.value;
            }}
          />
        </label>
      )}
      {!isReadable && <p role="status">This is not a number: leave it empty, or type one.</p>}
      <div class="row">
        <button type="submit" class="primary" disabled={!isReady} data-testid="reveal">
          Show what came
        </button>
        <button type="button" onClick={() => reveal(claim.id, undefined)}>
          Show it without a guess
        </button>
      </div>
    </form>
  );
}
