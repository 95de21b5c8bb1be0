import type { JSX } from "preact";
import { Choice } from "../../parts/choice.tsx";
import { LockSign, Slider } from "../../parts/slider.tsx";
import { CHOICES, type LiveSettings, RANGES } from "../path-settings.ts";

interface LiveControlsProps {
  readonly settings: LiveSettings;
  readonly isLocked: boolean;
  readonly onChange: (settings: LiveSettings) => void;
  /** A class has one path for each student: its teacher chooses none. */
  readonly hasSeed?: boolean;
}

type Chosen = keyof typeof CHOICES;

const perYear = (value: number): string => `${value} % a year`;

export const SLIDERS: readonly {
  readonly name: Exclude<keyof typeof RANGES, "seed">;
  readonly label: string;
  readonly format: (value: number) => string;
}[] = [
  { name: "paid", label: "Swings paid for", format: perYear },
  { name: "came", label: "Swings that came", format: perYear },
  { name: "days", label: "Last day after", format: (value) => `${value} trading days` },
  { name: "drift", label: "Drift of the stock", format: perYear },
  {
    name: "spread",
    label: "Cost of a share trade (half the spread)",
    format: (value) => `${(value / 100).toFixed(2)} %`,
  },
];

export const LABELS: Readonly<Record<Chosen, string>> = {
  hedge: "Your buyer hedges",
  strategy: "You sell",
  strike: "Strike",
  fees: "Fees",
};

/** Everything that can be moved: first what decides, the swings. */
export function LiveControls(props: LiveControlsProps): JSX.Element {
  const { settings, isLocked, onChange, hasSeed = true } = props;
  return (
    <div class="controls">
      {isLocked && (
        <p class="locked-by small">
          <LockSign /> Set by the teacher: what has this sign cannot be changed.
        </p>
      )}
      {SLIDERS.map(({ name, label, format }) => {
        const [min, max, step] = RANGES[name];
        return (
          <Slider
            key={name}
            label={label}
            value={settings[name]}
            min={min}
            max={max}
            step={step}
            format={format}
            isLocked={isLocked}
            onInput={(value) => onChange({ ...settings, [name]: value })}
          />
        );
      })}
      {(Object.keys(LABELS) as Chosen[]).map((name) => (
        <Choice
          key={name}
          label={LABELS[name]}
          value={settings[name]}
          options={CHOICES[name]}
          isLocked={isLocked}
          onChange={(value) => onChange({ ...settings, [name]: value })}
        />
      ))}
      {hasSeed && !isLocked && (
        <PathStepper seed={settings.seed} onSeed={(seed) => onChange({ ...settings, seed })} />
      )}
    </div>
  );
}

interface PathStepperProps {
  readonly seed: number;
  readonly onSeed: (seed: number) => void;
}

/** Same number, same path. */
function PathStepper({ seed, onSeed }: PathStepperProps): JSX.Element {
  const [least, most] = RANGES.seed;
  return (
    <div class="control">
      <span class="soft">
        Path (seed) <strong class="number">{seed}</strong>
      </span>
      <div class="row">
        <button type="button" onClick={() => onSeed(seed === most ? least : seed + 1)}>
          Another path <kbd>n</kbd>
        </button>
        <button type="button" disabled={seed === least} onClick={() => onSeed(seed - 1)}>
          Back
        </button>
      </div>
    </div>
  );
}
