import type { JSX } from "preact";
import { BarStrip } from "../../parts/chart/bar-strip.tsx";
import type { Bar } from "../../parts/chart/bars.tsx";

interface PickedBarsProps {
  readonly title: string;
  readonly fileName: string;
  readonly bars: readonly Bar[];
  /** What one bar is: `month`. */
  readonly each: string;
  readonly picked: number | undefined;
  readonly onPick: (index: number | undefined) => void;
}

/** A strip of bars of which one can be opened, and buttons to the one before and the next. */
export function PickedBars(props: PickedBarsProps): JSX.Element {
  const { title, fileName, bars, each, picked, onPick } = props;
  const step = (by: number): void => {
    const at = picked === undefined ? (by > 0 ? 0 : bars.length - 1) : picked + by;
    if (bars[at] !== undefined) onPick(at);
  };
  return (
    <>
      <BarStrip title={title} fileName={fileName} bars={bars} picked={picked} onPick={onPick} />
      <div class="row">
        <button id="previous-month" type="button" onClick={() => step(-1)}>
          The {each} before
        </button>
        <button id="next-month" type="button" onClick={() => step(1)}>
          The next {each}
        </button>
        {picked !== undefined && (
          <button type="button" onClick={() => onPick(undefined)}>
            Close it
          </button>
        )}
      </div>
    </>
  );
}
