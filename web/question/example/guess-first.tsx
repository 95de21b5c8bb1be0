import type { JSX } from "preact";
import { OUTCOMES } from "../guess.ts";
import { exampleGuess } from "./example-state.ts";
import "../../parts/guess-form.css";

/** What the reader expects; the space bar goes on from an answer that has been chosen. */
export function GuessFirst(): JSX.Element {
  return (
    <div class="guess-form">
      <fieldset>
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
