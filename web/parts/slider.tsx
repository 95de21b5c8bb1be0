import type { JSX } from "preact";
import { useId } from "preact/hooks";
import "./controls.css";

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly format: (value: number) => string;
  readonly onInput: (value: number) => void;
  readonly isLocked?: boolean;
  /** A short sentence below. */
  readonly hint?: string;
}

/** A range with its value in words above it. */
export function Slider(props: SliderProps): JSX.Element {
  const { label, value, min, max, step, format, onInput, isLocked = false, hint } = props;
  const id = useId();
  return (
    <div class="control">
      <label for={id}>
        {label} <strong class="number">{format(value)}</strong>
        {isLocked && <span class="soft small"> (set by the teacher)</span>}
      </label>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        disabled={isLocked}
        aria-valuetext={format(value)}
        onInput={({ currentTarget }) => onInput(Number(currentTarget.value))}
      />
      {hint !== undefined && <span class="soft small">{hint}</span>}
    </div>
  );
}
