import type { JSX } from "preact";
import type { Outcome } from "../../src/reports/replay-report.ts";
import { OUTCOMES } from "./guess.ts";
import "../parts/guess-form.css";

interface OutcomeRadiosProps {
  /** Of the radios of one question. */
  readonly name: string;
  readonly legend: string;
  /** Empty: not chosen yet. */
  readonly value: Outcome | "";
  readonly isDisabled?: boolean;
  readonly onChange: (outcome: Outcome) => void;
}

/** Asks who gains. */
export function OutcomeRadios(props: OutcomeRadiosProps): JSX.Element {
  const { name, legend, value: chosen, isDisabled = false, onChange } = props;
  return (
    <fieldset disabled={isDisabled}>
      <legend>{legend}</legend>
      {OUTCOMES.map(({ value, name: words }) => (
        <label key={value} class="toggle">
          <input
            type="radio"
            name={name}
            value={value}
            checked={chosen === value}
            onChange={() => onChange(value)}
          />
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  );
}
