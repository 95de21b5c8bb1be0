import type { JSX } from "preact";
import { OutcomeRadios } from "../outcome-radios.tsx";
import { exampleGuess, isAnswered } from "./example-state.ts";

/** What the reader expects, until it is seen; from a choice that is made the space bar goes on. */
export function GuessFirst(): JSX.Element {
  return (
    <div class="guess-form">
      <OutcomeRadios
        name="example-outcome"
        legend="Your guess first: who gains?"
        value={exampleGuess.value}
        isDisabled={isAnswered.value}
        onChange={(outcome) => {
          exampleGuess.value = outcome;
        }}
      />
    </div>
  );
}
