import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Outcome } from "../../../src/reports/replay-report.ts";
import { OutcomeRadios } from "../outcome-radios.tsx";
import type { LiveSettings } from "../path-settings.ts";

/** What a reader expects. */
export interface Guess {
  readonly outcome: Outcome;
  /** The buyer's result in whole dollars, where it was asked. */
  readonly dollars: number | undefined;
}

interface AskGuessProps {
  readonly settings: LiveSettings;
  readonly asksAmount: boolean;
  readonly onGuess: (guess: Guess) => void;
}

const MOST_DOLLARS = 999;

/** Asked before anything is shown: an answer that was guessed is remembered. */
export function AskGuess({ settings, asksAmount, onGuess }: AskGuessProps): JSX.Element {
  const outcome = useSignal<Outcome | undefined>(undefined);
  const typed = useSignal("");
  const dollars = Number(typed.value);
  const isWhole = /^[+-]?\d+$/.test(typed.value.trim()) && Math.abs(dollars) <= MOST_DOLLARS;
  const isReady = outcome.value !== undefined && (!asksAmount || isWhole);
  const guess = (): void => {
    if (!isReady) return;
    onGuess({ outcome: outcome.value!, dollars: asksAmount ? dollars : undefined });
  };
  return (
    <form
      class="guess-form ask-guess stack"
      onSubmit={(event) => {
        event.preventDefault();
        guess();
      }}
    >
      <OutcomeRadios
        name="outcome"
        legend={
          `Your guess first: swings of ${settings.paid} % a year are paid for, ` +
          `${settings.came} % will come. Who gains?`
        }
        value={outcome.value ?? ""}
        onChange={(chosen) => {
          outcome.value = chosen;
        }}
      />
      {asksAmount && (
        <label class="control">
          <span>And your buyer's result, in whole dollars (-999 to 999)</span>
          <input
            type="text"
            inputMode="numeric"
            value={typed.value}
            onInput={({ currentTarget }) => {
              typed.value = currentTarget.value;
            }}
          />
        </label>
      )}
      <div>
        <button type="submit" class="primary" disabled={!isReady} data-testid="reveal">
          Show what came
        </button>
      </div>
    </form>
  );
}
