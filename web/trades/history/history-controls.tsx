import type { JSX } from "preact";
import { Choice } from "../../parts/choice.tsx";
import { Slider } from "../../parts/slider.tsx";
import type { HistorySettings } from "../history-settings.ts";

interface HistoryControlsProps {
  readonly settings: HistorySettings;
  readonly onChange: (settings: HistorySettings) => void;
}

const STRIKES = [
  { value: "atm", name: "nearest to the price" },
  { value: "atm-above", name: "the next above the price" },
  { value: "spot", name: "exactly the price" },
  { value: "delta", name: "by shares per option (delta)" },
  { value: "otm", name: "by distance from the price" },
];

/** Everything that can be asked of a history. */
export function HistoryControls({ settings, onChange }: HistoryControlsProps): JSX.Element {
  const set = (changes: Partial<HistorySettings>): void => onChange({ ...settings, ...changes });
  return (
    <div class="stack">
      <div class="controls">
        <Choice
          label="You sell"
          value={settings.strategy}
          options={[
            { value: "covered-call", name: "calls on shares you own" },
            { value: "cash-secured-put", name: "puts with the cash ready" },
            { value: "wheel", name: "puts, then calls (the wheel)" },
          ]}
          onChange={(strategy) => set({ strategy })}
        />
        <StrikeControl strike={settings.strike} onChange={(strike) => set({ strike })} />
        <Choice
          label="Buy back before the last day"
          value={settings.exit}
          options={[
            { value: "none", name: "never" },
            { value: "50%", name: "when half is kept" },
            { value: "21d", name: "21 days before" },
            { value: "roll", name: "roll when threatened" },
          ]}
          onChange={(exit) => set({ exit })}
        />
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
        label="Strike"
        value={rule}
        options={STRIKES}
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
      <Choice
        label="Sell every"
        value={settings.cycle}
        options={[
          { value: "monthly", name: "month" },
          { value: "weekly", name: "week" },
        ]}
        onChange={(cycle) => set({ cycle })}
      />
      <Choice
        label="Fees"
        value={settings.fees}
        options={[
          { value: "none", name: "none" },
          { value: "retail", name: "of a retail broker" },
        ]}
        onChange={(fees) => set({ fees })}
      />
      <HedgeChoice hedge={settings.hedge} onChange={(hedge) => set({ hedge })} />
      <StyleChoice style={settings.style} onChange={(style) => set({ style })} />
      <Choice
        label="Price of swings"
        value={hasVol ? "number" : ""}
        options={[
          { value: "", name: "from past swings" },
          { value: "number", name: "one number" },
        ]}
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
  return (
    <Choice
      label="Your buyer hedges"
      value={hedge}
      options={[
        { value: "close", name: "at every close" },
        { value: "band:0.05", name: "when 5 shares per option off" },
        { value: "band:whalley-wilmott", name: "when it is worth the cost" },
        { value: "none", name: "never" },
      ]}
      onChange={onChange}
    />
  );
}

interface StyleChoiceProps {
  readonly style: string;
  readonly onChange: (style: string) => void;
}

/** When options may be used. */
export function StyleChoice({ style, onChange }: StyleChoiceProps): JSX.Element {
  return (
    <Choice
      label="Options may be used"
      value={style}
      options={[
        { value: "american", name: "on any day (American)" },
        { value: "european", name: "on the last day (European)" },
      ]}
      onChange={onChange}
    />
  );
}
