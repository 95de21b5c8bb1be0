import { scaleLinear, scaleUtc } from "d3-scale";
import { line } from "d3-shape";
import { escapeText } from "../picture/escape-text.ts";
import { spreadLabels } from "../picture/spread-labels.ts";
import type { ChartProps } from "./chart-props.ts";
import { lastValue, tickWords, valueWords } from "./chart-words.ts";
import { extent } from "./extent.ts";

const [WIDTH, HEIGHT] = [960, 440];
const MARGIN = { top: 52, right: 210, bottom: 44, left: 92 };
const LABEL_HEIGHT = 20;
const MS_PER_DAY = 86_400_000;

/** What colours a saved picture has, since it cannot ask the page. */
export type ColourOf = (property: string) => string;

/** The chart as a picture of its own: axes, lines with their names at the end, dots. */
export function chartSvg(props: ChartProps, colourOf: ColourOf): string {
  const { title, x, unit, series, dots = [] } = props;
  const right = WIDTH - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const across = axisAcross(props, MARGIN.left, right);
  const up = scaleLinear(extent(props), [bottom, MARGIN.top]).nice();
  const soft = colourOf("--ink-soft");
  const text = (left: number, top: number, words: string, more = ""): string =>
    `<text x="${left}" y="${top}" ${more}>${escapeText(words)}</text>`;
  const rules = up.ticks(6).map((tick) => {
    const stroke = colourOf(tick === 0 ? "--hairline-strong" : "--hairline");
    return (
      `<path d="M${MARGIN.left} ${up(tick)}H${right}" stroke="${stroke}"/>` +
      text(MARGIN.left - 8, up(tick) + 4, tickWords(unit, tick), `fill="${soft}" text-anchor="end"`)
    );
  });
  const places = across.ticks.map(({ left, words }) =>
    text(left, bottom + 20, words, `fill="${soft}" text-anchor="middle"`),
  );
  const lines = series.map(({ values, colour, dash = [] }) => {
    const path = line<number>()
      .defined((value) => !Number.isNaN(value))
      .x((_, i) => across.place(x.values[i]!))
      .y((value) => up(value));
    return `<path d="${path(Array.from(values))}" fill="none" stroke="${colourOf(colour)}"
      stroke-width="2" stroke-dasharray="${dash.join(" ")}"/>`;
  });
  const lasts = series.map(lastValue);
  const below = x.kind === "date" ? "" : x.label;
  const labels = spreadLabels(lasts.map(up), LABEL_HEIGHT, HEIGHT);
  const names = series.map(({ name, colour }, i) => {
    const words = `${name} ${valueWords(unit, lasts[i]!)}`;
    const mark = `<path d="M${right + 6} ${labels[i]}h14" stroke="${colourOf(colour)}"
      stroke-width="3" stroke-dasharray="${(series[i]!.dash ?? []).join(" ")}"/>`;
    return mark + text(right + 26, labels[i]! + 5, words);
  });
  const circles = dots.flatMap(({ points, colour }) =>
    points.map(
      (point) => `<circle cx="${across.place(point.x)}" cy="${up(point.y)}" r="4"
      fill="${colourOf("--paper")}" stroke="${colourOf(colour)}" stroke-width="2"/>`,
    ),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"
  viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeText(title)}"
  font-family="system-ui, sans-serif" font-size="13" fill="${colourOf("--ink")}">
<rect width="100%" height="100%" fill="${colourOf("--paper")}"/>
${text(16, 28, title, 'font-size="17" font-weight="600"')}
${[...rules, ...places, ...lines, ...names, ...circles].join("\n")}
${text(right, bottom + 38, below, `fill="${soft}" text-anchor="end"`)}
</svg>
`;
}

/** Where a value is on the horizontal axis, and what stands below it. */
interface AxisAcross {
  readonly place: (value: number) => number;
  readonly ticks: readonly { readonly left: number; readonly words: string }[];
}

function axisAcross({ x }: ChartProps, left: number, right: number): AxisAcross {
  const ends = [x.values[0]!, x.values[x.values.length - 1]!];
  if (x.kind === "number") {
    const scale = scaleLinear(ends, [left, right]);
    const ticks = scale.ticks(6).map((tick) => ({ left: scale(tick), words: `${tick}` }));
    return { place: scale, ticks };
  }
  const scale = scaleUtc(
    ends.map((day) => day * MS_PER_DAY),
    [left, right],
  );
  const format = scale.tickFormat(6);
  const ticks = scale.ticks(6).map((tick) => ({ left: scale(tick), words: format(tick) }));
  return { place: (day) => scale(day * MS_PER_DAY), ticks };
}
