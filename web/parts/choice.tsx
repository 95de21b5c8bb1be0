import type { JSX } from "preact";
import { useId } from "preact/hooks";
import "./controls.css";
import { LockSign } from "./slider.tsx";

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly name: string }[];
  readonly onChange: (value: string) => void;
  readonly isLocked?: boolean;
}

/** One of a few, with its label above. */
export function Choice(props: ChoiceProps): JSX.Element {
  const { label, value, options, onChange, isLocked = false } = props;
  const id = useId();
  return (
    <div class="control">
      <label for={id}>
        {label} {isLocked && <LockSign />}
      </label>
      <select
        id={id}
        value={value}
        disabled={isLocked}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isLocked?: boolean;
}

/** Yes or no. */
export function Toggle({ label, isOn, onChange, isLocked = false }: ToggleProps): JSX.Element {
  return (
    <label class="toggle">
      <input
        type="checkbox"
        checked={isOn}
        disabled={isLocked}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
