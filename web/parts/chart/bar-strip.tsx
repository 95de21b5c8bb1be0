import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { toCsv } from "../csv.ts";
import { signedWholeDollars } from "../format.ts";
import { colourOf } from "../picture/colour-of.ts";
import { escapeText } from "../picture/escape-text.ts";
import { SaveMenu } from "../save-menu.tsx";
import "./bar-strip.css";

/** One month, or whatever a bar stands for. */
export interface Bar {
  readonly label: string;
  /** Dollars. */
  readonly value: number;
}

interface BarStripProps {
  readonly title: string;
  readonly fileName: string;
  readonly bars: readonly Bar[];
  readonly picked: number | undefined;
  readonly onPick: (index: number) => void;
}

/** Gains upwards, losses downwards; a click, or the range below it, picks one. */
export function BarStrip(props: BarStripProps): JSX.Element {
  const { title, fileName, bars, picked, onPick } = props;
  const id = useId();
  const largest = bars.reduce((most, { value }) => Math.max(most, Math.abs(value)), 1);
  const at = picked ?? bars.length - 1;
  const words = (bar: Bar): string => `${bar.label}: ${signedWholeDollars(bar.value)}`;
  return (
    <figure class="strip">
      <figcaption id={id}>{title}</figcaption>
      <div class="bars" aria-hidden="true">
        {bars.map((bar, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the range below does it by keyboard
          // biome-ignore lint/a11y/noStaticElementInteractions: likewise
          <span
            key={bar.label}
            class={i === picked ? "picked" : ""}
            title={words(bar)}
            onClick={() => onPick(i)}
          >
            <i
              class={bar.value < 0 ? "loss" : "gain"}
              style={{ height: `${(50 * Math.abs(bar.value)) / largest}%` }}
            />
          </span>
        ))}
      </div>
      <input
        type="range"
        min={0}
        max={bars.length - 1}
        step={1}
        value={at}
        aria-labelledby={id}
        aria-valuetext={words(bars[at]!)}
        onInput={({ currentTarget }) => onPick(Number(currentTarget.value))}
      />
      <div class="row small">
        <span class="soft">{words(bars[at]!)}</span>
        <SaveMenu
          fileName={fileName}
          svg={async () => stripSvg(props, colourOf)}
          csv={() =>
            toCsv(
              ["label", "dollars"],
              bars.map(({ label, value }) => [label, value]),
            )
          }
        />
      </div>
    </figure>
  );
}

const [WIDTH, HEIGHT, TOP] = [960, 240, 48];

/** The same as a picture of its own. */
export function stripSvg(
  { title, bars }: Pick<BarStripProps, "title" | "bars">,
  colour: (property: string) => string,
): string {
  const largest = bars.reduce((most, { value }) => Math.max(most, Math.abs(value)), 1);
  const step = (WIDTH - 32) / bars.length;
  const middle = (TOP + HEIGHT - 16) / 2;
  const unit = (HEIGHT - 16 - middle) / largest;
  const columns = bars.map(({ value }, i) => {
    const height = Math.abs(value) * unit;
    const top = value < 0 ? middle : middle - height;
    const fill = value < 0 ? "none" : colour("--ink");
    return `<rect x="${16 + i * step}" y="${top}" width="${0.8 * step}" height="${height}"
      fill="${fill}" stroke="${colour("--ink")}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"
  viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" fill="${colour("--ink")}">
<rect width="100%" height="100%" fill="${colour("--paper")}"/>
<text x="16" y="28" font-size="17">${escapeText(title)}</text>
${columns.join("\n")}
<path d="M16 ${middle}H${WIDTH - 16}" stroke="${colour("--hairline-strong")}"/>
</svg>
`;
}
