import type { JSX } from "preact";
import type uPlot from "uplot";
import { remPixels } from "../picture/rem-pixels.ts";
import { spreadLabels } from "../picture/spread-labels.ts";
import type { ChartProps } from "./chart-props.ts";
import { lastValue, valueWords } from "./chart-words.ts";

interface LineNamesProps {
  readonly chart: ChartProps;
  readonly height: number;
  /** Undefined until it is drawn. */
  readonly plot: uPlot | undefined;
}

/** Rem: two lines of small text. */
const NAME_REM = 2.375;

/** Each line's name and last value at its end; below the chart where it is narrow. */
export function LineNames({ chart, height, plot }: LineNamesProps): JSX.Element {
  const { series, unit } = chart;
  const lasts = series.map(lastValue);
  const tops = placesOf(lasts, height, plot);
  return (
    <ul class="names" aria-hidden="true">
      {series.map(({ name, colour, dash = [] }, i) => (
        <li key={name} style={{ top: `${tops[i]}px` }}>
          <svg width="18" height="8" aria-hidden="true">
            <path
              d="M0 4h18"
              style={{ stroke: `var(${colour})` }}
              stroke-width="3"
              stroke-dasharray={dash.join(" ")}
            />
          </svg>
          <span>{name}</span>
          <strong>{valueWords(unit, lasts[i]!)}</strong>
        </li>
      ))}
    </ul>
  );
}

/** Tops of the names, in pixels from the top of the chart. */
function placesOf(lasts: readonly number[], height: number, plot: uPlot | undefined): number[] {
  if (plot?.scales.y?.min == null) return lasts.map(() => 0);
  const nameHeight = NAME_REM * remPixels();
  const ends = lasts.map((value) => plot.valToPos(value, "y") + plot.bbox.top / devicePixelRatio);
  return spreadLabels(ends, nameHeight, height).map((middle) => middle - nameHeight / 2);
}
