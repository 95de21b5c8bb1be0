import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type uPlot from "uplot";
import { isDark } from "../../app/theme.ts";
import { colourOf } from "../picture/colour-of.ts";
import { spreadLabels } from "../picture/spread-labels.ts";
import { SaveMenu } from "../save-menu.tsx";
import type { ChartProps } from "./chart-props.ts";
import {
  chartCsv,
  lastPlace,
  lastValue,
  placeWords,
  readingAt,
  valueWords,
} from "./chart-words.ts";
import { drawChart } from "./draw-chart.ts";
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
    plot.current?.setCursor({ left: plot.current.valToPos(xOf(props, next), "x"), top: 0 }, false);
  };
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <div class="plot-and-names">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the range below does the same by keyboard */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: likewise */}
        <div class="plot" ref={box} onClick={() => onPick?.(at)} />
        <Names props={props} height={height} plot={plot.current} />
      </div>
      <label class="reading">
        <span class="hidden-visually">Read the chart along {x.label}</span>
        <input
          type="range"
          min={0}
          max={last}
          step={1}
          value={at}
          aria-valuetext={readingAt(props, at)}
          onInput={({ currentTarget }) => show(Number(currentTarget.value))}
          onChange={() => onPick?.(at)}
        />
      </label>
      <div class="row small">
        <span class="soft">{readingAt(props, at)}</span>
      </div>
      <div class="row small">
        <TableOf props={props} />
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

/** The value on uPlot's axis: seconds for dates. */
export function xOf({ x }: ChartProps, index: number): number {
  return x.kind === "date" ? x.values[index]! * 86_400 : x.values[index]!;
}

/** Keeps a uPlot in step with what it shows, the size of its box and the theme. */
function useChart(
  props: ChartProps,
  height: number,
  onCursor: (index: number) => void,
): { box: { current: HTMLDivElement | null }; plot: { current: uPlot | undefined } } {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const [, setDrawn] = useState(0);
  const dark = isDark();
  const { x, series, dots, unit } = props;
  useEffect(() => {
    const place = box.current!;
    plot.current = drawChart(place, props, height, onCursor, () => setDrawn((n) => n + 1));
    const follow = new ResizeObserver(() => {
      plot.current?.setSize({ width: place.clientWidth, height });
    });
    follow.observe(place);
    return () => {
      follow.disconnect();
      plot.current?.destroy();
      plot.current = undefined;
    };
  }, [x, series, dots, unit, height, dark]);
  return { box, plot };
}

const NAME_PIXELS = 38;

/** Each line's name and last value at its end; below the chart where it is narrow. */
function Names({
  props,
  height,
  plot,
}: {
  readonly props: ChartProps;
  readonly height: number;
  readonly plot: uPlot | undefined;
}): JSX.Element {
  const { series, unit } = props;
  const lasts = series.map(lastValue);
  const scale = plot?.scales.y;
  const tops =
    plot === undefined || scale?.min == null
      ? lasts.map((_, i) => i * NAME_PIXELS)
      : lasts.map((value) => plot.valToPos(value, "y") + plot.over.offsetTop);
  const placed = spreadLabels(tops, NAME_PIXELS, height);
  return (
    <ul class="names" aria-hidden="true">
      {series.map(({ name, colour, dash = [] }, i) => (
        <li key={name} style={{ top: `${placed[i]! - NAME_PIXELS / 2}px` }}>
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

const TABLE_ROWS = 40;

/** The same numbers as a table: every place, or evenly spaced ones where there are many. */
function TableOf({ props }: { readonly props: ChartProps }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const { x, series, unit } = props;
  const rows = useMemo(() => {
    const all = x.values.length;
    const step = Math.max(1, Math.ceil(all / TABLE_ROWS));
    return Array.from({ length: Math.ceil(all / step) }, (_, i) => all - 1 - i * step).reverse();
  }, [x]);
  return (
    <details class="save" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>As a table</summary>
      {isOpen && (
        <div class="scroll-sideways">
          <table class="small">
            <caption class="hidden-visually">{props.title}</caption>
            <thead>
              <tr>
                <th scope="col">{x.label}</th>
                {series.map(({ name }) => (
                  <th key={name} scope="col" class="number">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row}>
                  <th scope="row">{placeWords(props, row)}</th>
                  {series.map(({ name, values }) => (
                    <td key={name} class="number">
                      {valueWords(unit, values[row]!)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
