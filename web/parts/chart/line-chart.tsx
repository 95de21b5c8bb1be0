import type { CSSProperties, JSX } from "preact";
import { useState } from "preact/hooks";
import type uPlot from "uplot";
import { colourOf } from "../picture/colour-of.ts";
import { SaveMenu } from "../save-menu.tsx";
import type { ChartProps } from "./chart-props.ts";
import { ChartTable } from "./chart-table.tsx";
import { axisValue, chartCsv, lastPlace, lastValue, readingAt, valueWords } from "./chart-words.ts";
import { LineNames } from "./line-names.tsx";
import { useChart } from "./use-chart.ts";
import "../picture/scrub.css";
import "./line-chart.css";

interface LineChartProps extends ChartProps {
  /** Pixels. */
  readonly height?: number;
  /** A place that is looked at: called when the reader picks one. */
  readonly onPick?: (index: number) => void;
}

/** Lines with their names at their ends, a reading of every place, and ways to save them. */
export function LineChart(props: LineChartProps): JSX.Element {
  const { title, fileName, series, x, unit, height = 280, onPick } = props;
  const last = lastPlace(props);
  const [index, setIndex] = useState(Number.POSITIVE_INFINITY);
  const at = Math.min(index, last);
  const { box, plot } = useChart(props, height, setIndex);
  const show = (next: number): void => {
    setIndex(next);
    plot?.setCursor({ left: plot.valToPos(axisValue(x, next), "x"), top: 0 }, false);
  };
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <div class="plot-and-names">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the range below does it by keyboard */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: likewise */}
        <div class="plot" ref={box} onClick={() => onPick?.(at)} />
        <input
          type="range"
          class="scrub"
          style={scrubStyle(plot, axisValue(x, at))}
          min={0}
          max={last}
          step={1}
          value={at}
          aria-label={`${title}: read along ${x.label}`}
          aria-valuetext={readingAt(props, at)}
          onInput={({ currentTarget }) => show(Number(currentTarget.value))}
          onChange={() => onPick?.(at)}
        />
        <LineNames chart={props} height={height} plot={plot} />
      </div>
      <div class="row small">
        <span class="soft">{readingAt(props, at)}</span>
      </div>
      <div class="row small">
        <ChartTable chart={props} />
        <SaveMenu
          fileName={fileName}
          svg={async () => (await import("./chart-svg.ts")).chartSvg(props, colourOf)}
          csv={() => chartCsv(props)}
        />
      </div>
      <span class="hidden-visually">
        {series.map((line) => `${line.name} ends at ${valueWords(unit, lastValue(line))}. `)}
      </span>
    </figure>
  );
}

/** The range reaches as far as the drawing above it; its point is where the reading is. */
function scrubStyle(plot: uPlot | undefined, value: number): CSSProperties {
  if (plot === undefined) return {};
  const [left, width] = [plot.bbox.left / devicePixelRatio, plot.bbox.width / devicePixelRatio];
  return {
    marginLeft: `${left - POINT_PIXELS}px`,
    width: `${width + 2 * POINT_PIXELS}px`,
    "--at": `${plot.valToPos(value, "x") + POINT_PIXELS}px`,
  };
}

/** Half the point of `.scrub`. */
const POINT_PIXELS = 6;
