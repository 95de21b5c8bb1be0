import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { isoFromDay } from "../../../src/calendar/civil-date.ts";
import { colourOf } from "../picture/colour-of.ts";
import { remPixels } from "../picture/rem-pixels.ts";
import type { ChartProps } from "./chart-props.ts";
import { tickWords } from "./chart-words.ts";
import { extent } from "./extent.ts";

const SECONDS_PER_DAY = 86_400;
const DOT_PIXELS = 3.5;

/** Draws a chart into a box in the colours of the theme as it is now. */
export function drawChart(
  box: HTMLElement,
  props: ChartProps,
  height: number,
  onCursor: (index: number) => void,
  onDrawn: () => void,
): uPlot {
  const { x, series, unit } = props;
  const factor = x.kind === "date" ? SECONDS_PER_DAY : 1;
  const ink = colourOf("--ink-soft");
  const rule = { stroke: colourOf("--hairline"), width: 1 };
  const rem = remPixels();
  const font = `${0.8125 * rem}px system-ui, sans-serif`;
  const axis = { stroke: ink, font, ticks: { ...rule, size: 6 }, grid: rule, gap: 6 };
  const options: uPlot.Options = {
    width: box.clientWidth,
    height,
    legend: { show: false },
    cursor: { y: false, points: { size: 7 }, drag: { x: false, y: false } },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), "Etc/UTC"),
    scales: {
      x: { time: x.kind === "date" },
      y: { range: () => padded(extent(props)) },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 2 * rem,
        ...(x.kind === "date"
          ? { space: dateSpace, values: dateTicks }
          : { label: x.label, labelSize: 1.4 * rem, labelFont: font, labelGap: 0 }),
      },
      {
        ...axis,
        ticks: { show: false },
        gap: 8,
        size: (plot, labels) => 12 + widest(plot.ctx, font, labels ?? []),
        values: (_plot, ticks) => ticks.map((tick) => tickWords(unit, tick)),
      },
    ],
    series: [
      {},
      ...series.map(({ name, colour, dash }) => ({
        label: name,
        stroke: colourOf(colour),
        width: 2,
        ...(dash === undefined ? {} : { dash: [...dash] }),
        points: { show: false },
      })),
    ],
    hooks: {
      drawAxes: [(plot) => drawZero(plot)],
      draw: [(plot) => drawDots(plot, props, factor), onDrawn],
      setCursor: [
        (plot) => {
          if (plot.cursor.idx != null) onCursor(plot.cursor.idx);
        },
      ],
    },
  };
  const columns = [
    Array.from(x.values, (value) => value * factor),
    ...series.map(({ values }) => Array.from(values, (v) => (Number.isNaN(v) ? null : v))),
  ];
  return new uPlot(options, columns as uPlot.AlignedData, box);
}

const SECONDS_PER_YEAR = 365 * SECONDS_PER_DAY;

/** Least pixels between dates: less where half a year is too narrow and only years are written. */
function dateSpace(plot: uPlot, _axis: number, from: number, to: number): number {
  const rem = remPixels();
  const yearPixels = (plot.bbox.width / devicePixelRatio / (to - from)) * SECONDS_PER_YEAR;
  return yearPixels < 2 * YEAR_REM * rem ? YEAR_REM * rem : DATE_REM * rem;
}

/** Rem that `2011` and `2011-07` need. */
const [YEAR_REM, DATE_REM] = [3, 4.5];

/** 2011, 2011-07 or 07-15: as fine as the steps of the axis. */
function dateTicks(
  _plot: uPlot,
  ticks: readonly number[],
  _axis: number,
  _space: number,
  step: number,
): string[] {
  return ticks.map((seconds) => {
    const date = isoFromDay(Math.floor(seconds / SECONDS_PER_DAY));
    if (step >= SECONDS_PER_YEAR) return date.slice(0, 4);
    return step >= 27 * SECONDS_PER_DAY ? date.slice(0, 7) : date.slice(5);
  });
}

/** Pixels of the page that the widest of these needs. */
function widest(
  context: CanvasRenderingContext2D,
  font: string,
  labels: readonly string[],
): number {
  context.save();
  context.font = font;
  const widths = labels.map((label) => context.measureText(label).width);
  context.restore();
  return Math.ceil(Math.max(0, ...widths));
}

/** A little air above and below, but none below zero where nothing is negative. */
function padded([low, high]: readonly [number, number]): [number, number] {
  const air = 0.06 * (high - low);
  return [low === 0 ? 0 : low - air, high === 0 ? 0 : high + air];
}

function drawZero(plot: uPlot): void {
  const { min, max } = plot.scales.y!;
  if (min == null || max == null || min > 0 || max < 0) return;
  const { ctx, bbox } = plot;
  const top = Math.round(plot.valToPos(0, "y", true)) + 0.5;
  ctx.save();
  ctx.strokeStyle = colourOf("--hairline-strong");
  ctx.lineWidth = devicePixelRatio;
  ctx.beginPath();
  ctx.moveTo(bbox.left, top);
  ctx.lineTo(bbox.left + bbox.width, top);
  ctx.stroke();
  ctx.restore();
}

function drawDots(plot: uPlot, { dots = [] }: ChartProps, factor: number): void {
  const { ctx } = plot;
  ctx.save();
  ctx.fillStyle = colourOf("--paper");
  ctx.lineWidth = 2 * devicePixelRatio;
  for (const { colour, points } of dots) {
    ctx.strokeStyle = colourOf(colour);
    for (const { x, y } of points) {
      ctx.beginPath();
      const [left, top] = [plot.valToPos(x * factor, "x", true), plot.valToPos(y, "y", true)];
      ctx.arc(left, top, DOT_PIXELS * devicePixelRatio, 0, 2 * Math.PI);
      ctx.fill();
      ctx.stroke();
    }
  }
  ctx.restore();
}
