import type { JSX } from "preact";
import { Choice } from "../../parts/choice.tsx";
import { Slider } from "../../parts/slider.tsx";
import { CHOICES } from "../history-choices.ts";
import type { HistorySettings } from "../history-settings.ts";

interface HistoryControlsProps {
  readonly settings: HistorySettings;
  readonly onChange: (settings: HistorySettings) => void;
}

/** Everything that can be asked of a history. */
export function HistoryControls({ settings, onChange }: HistoryControlsProps): JSX.Element {
  const set = (changes: Partial<HistorySettings>): void => onChange({ ...settings, ...changes });
  return (
    <div class="stack">
      <div class="controls">
        <Choice
          {...CHOICES.strategy}
          value={settings.strategy}
          onChange={(strategy) => set({ strategy })}
        />
        <StrikeControl strike={settings.strike} onChange={(strike) => set({ strike })} />
        <Choice {...CHOICES.exit} value={settings.exit} onChange={(exit) => set({ exit })} />
        <Slider
          label="Shares"
          value={Number(settings.shares)}
          min={100}
          max={1_000}
          step={100}
          format={String}
          onInput={(shares) => set({ shares: String(shares) })}
        />
      </div>
      <details>
        <summary>More settings</summary>
        <div class="controls more">
          <MoreControls settings={settings} set={set} />
        </div>
      </details>
    </div>
  );
}

interface StrikeControlProps {
  readonly strike: string;
  readonly onChange: (strike: string) => void;
}

/** `delta:0.30` is a rule and its number. */
function StrikeControl({ strike, onChange }: StrikeControlProps): JSX.Element {
  const [rule = "", text] = strike.split(":");
  const number = Number(text);
  return (
    <>
      <Choice
        {...CHOICES.strike}
        value={rule}
        onChange={(next) => {
          const first = next === "delta" ? ":0.30" : next === "otm" ? ":0.05" : "";
          onChange(`${next}${first}`);
        }}
      />
      {rule === "delta" && (
        <Slider
          label="Shares per option, of 100"
          value={Math.round(number * 100)}
          min={5}
          max={50}
          step={5}
          format={String}
          onInput={(shares) => onChange(`delta:${(shares / 100).toFixed(2)}`)}
        />
      )}
      {rule === "otm" && (
        <Slider
          label="Distance from the price"
          value={Math.round(number * 100)}
          min={1}
          max={20}
          step={1}
          format={(per) => `${per} %`}
          onInput={(per) => onChange(`otm:${(per / 100).toFixed(2)}`)}
        />
      )}
    </>
  );
}

interface MoreControlsProps {
  readonly settings: HistorySettings;
  readonly set: (changes: Partial<HistorySettings>) => void;
}

function MoreControls({ settings, set }: MoreControlsProps): JSX.Element {
  const hasVol = settings.vol !== "";
  return (
    <>
      <Choice {...CHOICES.cycle} value={settings.cycle} onChange={(cycle) => set({ cycle })} />
      <Choice {...CHOICES.fees} value={settings.fees} onChange={(fees) => set({ fees })} />
      <HedgeChoice hedge={settings.hedge} onChange={(hedge) => set({ hedge })} />
      <StyleChoice style={settings.style} onChange={(style) => set({ style })} />
      <Choice
        {...CHOICES.vol}
        value={hasVol ? "number" : ""}
        onChange={(kind) => set({ vol: kind === "" ? "" : "0.30" })}
      />
      {hasVol && (
        <Slider
          label="Sold at"
          value={Math.round(Number(settings.vol) * 100)}
          min={5}
          max={100}
          step={1}
          format={(per) => `${per} % a year`}
          onInput={(per) => set({ vol: (per / 100).toFixed(2) })}
        />
      )}
      {(["from", "to"] as const).map((name) => (
        <label key={name} class="control">
          <span>{name === "from" ? "First sale not before" : "Last day not after"}</span>
          <input
            type="date"
            value={settings[name]}
            onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
          />
        </label>
      ))}
    </>
  );
}

interface HedgeChoiceProps {
  readonly hedge: string;
  readonly onChange: (hedge: string) => void;
}

/** When the buyer trades shares. */
export function HedgeChoice({ hedge, onChange }: HedgeChoiceProps): JSX.Element {
  return <Choice {...CHOICES.hedge} value={hedge} onChange={onChange} />;
}

interface StyleChoiceProps {
  readonly style: string;
  readonly onChange: (style: string) => void;
}

/** When options may be used. */
export function StyleChoice({ style, onChange }: StyleChoiceProps): JSX.Element {
  return <Choice {...CHOICES.style} value={style} onChange={onChange} />;
}
