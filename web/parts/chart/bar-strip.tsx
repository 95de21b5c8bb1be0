import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { toCsv } from "../csv.ts";
import { TableBox, type TableColumn } from "../data-table.tsx";
import { signedDollars, signedWholeDollars } from "../format.ts";
import { PictureFrame } from "../picture/picture-frame.tsx";
import { BARS_END, BARS_HEIGHT, BARS_SIDE, type Bar, Bars } from "./bars.tsx";
import "../picture/scrub.css";
import "./bar-strip.css";

interface BarStripProps {
  readonly title: string;
  readonly fileName: string;
  readonly bars: readonly Bar[];
  readonly picked: number | undefined;
  readonly onPick: (index: number) => void;
}

/** A page that is still being laid out has no width yet. */
const LEAST_WIDTH = 240;

/** Gains upwards, losses downwards; a click, or the range below it, picks one. */
export function BarStrip({ title, fileName, bars, picked, onPick }: BarStripProps): JSX.Element {
  const [over, setOver] = useState<number | undefined>(undefined);
  const at = Math.min(picked ?? bars.length - 1, bars.length - 1);
  const inWords = barWords(bars[over ?? at]!);
  return (
    <div class="strip">
      <PictureFrame
        title={title}
        fileName={fileName}
        height={BARS_HEIGHT}
        leastWidth={LEAST_WIDTH}
        draw={(width) => <Bars {...{ title, bars, picked, width, onPick }} onOver={setOver} />}
        csv={() =>
          toCsv(
            ["when", "dollars"],
            bars.map(({ label, value }) => [label, value]),
          )
        }
        table={<TableBox caption={title} columns={COLUMNS} rows={bars} />}
      >
        <div style={{ margin: `0 ${BARS_END / 16}rem 0 ${BARS_SIDE / 16}rem` }}>
          <input
            type="range"
            class="scrub"
            style={{ "--at": `${(100 * (at + 0.5)) / bars.length}%` }}
            min={0}
            max={bars.length - 1}
            step={1}
            value={at}
            aria-label={title}
            aria-valuetext={barWords(bars[at]!)}
            onInput={({ currentTarget }) => onPick(Number(currentTarget.value))}
          />
        </div>
        <p class="small">{inWords}</p>
      </PictureFrame>
    </div>
  );
}

function barWords({ label, value }: Bar): string {
  return `${label}: ${signedWholeDollars(value)}`;
}

const COLUMNS: readonly TableColumn<Bar>[] = [
  { name: "when", text: ({ label }) => label },
  { name: "result", isNumber: true, text: ({ value }) => signedDollars(value) },
];
