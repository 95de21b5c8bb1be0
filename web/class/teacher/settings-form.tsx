import type { JSX } from "preact";
import { Choice } from "../../parts/choice.tsx";
import { Slider } from "../../parts/slider.tsx";
import { CHOICES, RANGES } from "../../question/path-settings.ts";
import type { ClassSettings } from "../class-settings.ts";

interface SettingsFormProps {
  readonly settings: ClassSettings;
  readonly onChange: (name: keyof ClassSettings, value: string) => void;
}

const SLIDERS = [
  ["paid", "swings paid for, a year", (value: number) => `${value} %`],
  ["came", "swings that come, a year", (value: number) => `${value} %`],
  ["days", "trading days until the last day", String],
  ["drift", "the stock drifts, a year", (value: number) => `${value > 0 ? "+" : ""}${value} %`],
  ["spread", "half the stock's spread", (value: number) => `${value / 100} %`],
] as const;

const SELECTS = [
  ["strategy", "each student sells"],
  ["strike", "at a strike of"],
  ["hedge", "the buyer hedges"],
  ["fees", "fees"],
] as const;

/** What all students have in common; their numbers are not in it. */
export function SettingsForm({ settings, onChange }: SettingsFormProps): JSX.Element {
  return (
    <div class="controls">
      {SELECTS.map(([name, label]) => (
        <Choice
          key={name}
          label={label}
          value={settings[name]}
          options={CHOICES[name]}
          onChange={(value) => onChange(name, value)}
        />
      ))}
      {SLIDERS.map(([name, label, format]) => {
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
            onInput={(value) => onChange(name, String(value))}
          />
        );
      })}
    </div>
  );
}
