import { isoFromDay } from "../../../src/calendar/civil-date.ts";
import { type CsvCell, toCsv } from "../csv.ts";
import { count, plainDollars, signedDollars, signedWholeDollars } from "../format.ts";
import type { ChartProps, ChartSeries } from "./chart-props.ts";

/** A value in the chart's unit, as labels and the reading below it have it. */
export function valueWords(unit: ChartProps["unit"], value: number): string {
  if (Number.isNaN(value)) return "none";
  if (unit === "dollars") return signedWholeDollars(value);
  return unit === "price" ? plainDollars(value) : count(value);
}

/** The same beside an axis: where its steps are less than a dollar, to the cent. */
export function tickWords(unit: ChartProps["unit"], tick: number): string {
  return Number.isInteger(tick) ? valueWords(unit, tick) : exactWords(unit, tick);
}

/** The same in a table: dollars to the cent. */
export function exactWords(unit: ChartProps["unit"], value: number): string {
  return unit === "dollars" && !Number.isNaN(value)
    ? signedDollars(value)
    : valueWords(unit, value);
}

/** The last value of a line that is there; NaN where none is. */
export function lastValue({ values }: ChartSeries): number {
  let i = values.length - 1;
  while (i > 0 && Number.isNaN(values[i]!)) i--;
  return values[i]!;
}

/** The last place at which a line has a value. */
export function lastPlace({ x, series }: ChartProps): number {
  let place = x.values.length - 1;
  while (place > 0 && series.every(({ values }) => Number.isNaN(values[place]!))) place--;
  return place;
}

const SECONDS_PER_DAY = 86_400;

/** Where an index is on the drawn axis: seconds for dates. */
export function axisValue({ kind, values }: ChartProps["x"], index: number): number {
  return kind === "date" ? values[index]! * SECONDS_PER_DAY : values[index]!;
}

/** What stands at an index of the horizontal axis. */
export function placeValue({ x }: ChartProps, index: number): string {
  const value = x.values[index]!;
  return x.kind === "date" ? isoFromDay(value) : String(value);
}

/** The same, understood without the axis. */
function placeWords(props: ChartProps, index: number): string {
  const value = placeValue(props, index);
  return props.x.kind === "date" ? value : `${props.x.label} ${value}`;
}

/** What the dots of one name say at an index; empty where there is none. */
export function dotWords({ x, dots = [] }: ChartProps, named: number, index: number): string {
  const value = x.values[index];
  const labels = dots[named]!.points.filter((point) => point.x === value).map(({ label }) => label);
  return labels.join(", ");
}

/** Everything that is at one index: `2011-07-15: you +$1,200, your buyer -$30`. */
export function readingAt(props: ChartProps, index: number): string {
  const values = props.series.map(
    ({ name, values }) => `${name} ${valueWords(props.unit, values[index]!)}`,
  );
  const dots = (props.dots ?? []).map((_, i) => dotWords(props, i, index)).filter(Boolean);
  return `${placeWords(props, index)}: ${[...values, ...dots].join(", ")}`;
}

/** The numbers of a chart: a row for each place, a column for each line, dots in words. */
export function chartCsv(props: ChartProps): string {
  const { x, series, dots = [] } = props;
  const header = [x.label, ...series.map(({ name }) => name), ...dots.map(({ name }) => name)];
  const rows = Array.from({ length: x.values.length }, (_, i): CsvCell[] => [
    x.kind === "date" ? isoFromDay(x.values[i]!) : x.values[i]!,
    ...series.map(({ values }) => (Number.isNaN(values[i]!) ? null : values[i]!)),
    ...dots.map((_, named) => dotWords(props, named, i) || null),
  ]);
  return toCsv(header, rows);
}
