import type { JSX } from "preact";
import { Choice } from "../../parts/choice.tsx";
import { Slider } from "../../parts/slider.tsx";
import { CHOICES, type LiveSettings, RANGES } from "../path-settings.ts";

interface LiveControlsProps {
  readonly settings: LiveSettings;
  readonly isLocked: boolean;
  readonly onChange: (settings: LiveSettings) => void;
  /** A class has one path for each student: its teacher chooses none. */
  readonly hasSeed?: boolean;
}

type Ranged = keyof typeof RANGES;
type Chosen = keyof typeof CHOICES;

const perCent = (value: number): string => `${value} % a year`;

const SLIDERS: readonly {
  readonly name: Ranged;
  readonly label: string;
  readonly format: (value: number) => string;
}[] = [
  { name: "paid", label: "Swings paid for", format: perCent },
  { name: "came", label: "Swings that came", format: perCent },
  { name: "drift", label: "Drift of the stock", format: perCent },
  { name: "days", label: "Trading days to the last day", format: String },
  {
    name: "spread",
    label: "Half the stock's gap",
    format: (value) => `${(value / 100).toFixed(2)} %`,
  },
  { name: "seed", label: "Path (seed)", format: String },
];

const LABELS: Readonly<Record<Chosen, string>> = {
  strategy: "You sell",
  strike: "Strike",
  hedge: "Your buyer hedges",
  fees: "Fees",
};

/** Everything that can be moved. */
export function LiveControls(props: LiveControlsProps): JSX.Element {
  const { settings, isLocked, onChange, hasSeed = true } = props;
  return (
    <div class="controls">
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
      {SLIDERS.filter(({ name }) => hasSeed || name !== "seed").map(({ name, label, format }) => {
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
    </div>
  );
}
