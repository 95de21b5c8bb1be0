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
        {label} <strong class="number">{format(value)}</strong> {isLocked && <LockSign />}
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

/** Beside the name of what cannot be moved; who set it is said once, above the group. */
export function LockSign(): JSX.Element {
  return (
    <svg class="lock" role="img" aria-label="locked" viewBox="0 0 12 14">
      <path d="M3.5 6V4a2.5 2.5 0 0 1 5 0v2" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path d="M1 6h10v7H1z" fill="currentColor" />
    </svg>
  );
}
