import type { JSX } from "preact";
import { OUTCOMES } from "../guess.ts";
import { exampleGuess, isAnswered } from "./example-state.ts";
import "../../parts/guess-form.css";

/** What the reader expects, until it is seen; from a choice that is made the space bar goes on. */
export function GuessFirst(): JSX.Element {
  return (
    <div class="guess-form">
      <fieldset disabled={isAnswered.value}>
        <legend>Your guess first: who gains?</legend>
        {OUTCOMES.map(({ value, name }) => (
          <label key={value} class="toggle">
            <input
              type="radio"
              name="example-outcome"
              value={value}
              checked={exampleGuess.value === value}
              onChange={() => {
                exampleGuess.value = value;
              }}
            />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}
