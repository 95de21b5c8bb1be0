import type { SeedValues } from "../../sweeps/seed-estimates.ts";
import { joinSections } from "../statement/frame/frame.ts";
import { count, counted, money, percent, tableRow, wholeMoney, wrap } from "../statement/layout.ts";
import { MEASURES, type Measure, type Unit } from "./measures.ts";
import type { ArmReport, SweepReport } from "./sweep-report.ts";

const WIDTH = 80;
const LABEL = 24;
/** From here on dollars are told in thousands: seven digits and their commas fill a column. */
const IN_THOUSANDS = 1_000_000;

/** What `bothsides run --seeds` prints: each measure with its interval, in 80 columns. */
export function sweepStatement(report: SweepReport): string {
  return joinSections([
    head(report),
    report.differences === undefined ? oneArm(report) : twoArms(report),
    foot(report),
  ]);
}

function head({ seeds, days, arms }: SweepReport): string[] {
  const [first, second] = arms;
  const range = `${seeds[0]!} to ${seeds.at(-1)!}`;
  const words = ({ scenario, set }: ArmReport): string => [scenario, ...set].join(" ");
  const lines = [
    `${count(seeds.length)} SEEDS (${range}), ${counted(days, "day").toUpperCase()} EACH`,
    ...(second === undefined
      ? [`Scenario: ${words(first!)}`]
      : [`A: ${words(first!)}`, `B: ${words(second)}`]),
    "from, to: 95 % interval of the mean (Student's t); a seed is one observation.",
    ...(second === undefined
      ? []
      : ["B - A is taken seed by seed; corr is the correlation of A and B over seeds."]),
  ];
  return lines.flatMap((line) => wrap(line, WIDTH, "   "));
}

function oneArm({ arms }: SweepReport): string[] {
  const { measures } = arms[0]!;
  const row = (label: string, cells: readonly string[]): string =>
    tableRow(label, cells, LABEL, 14);
  return [
    row("", ["mean", "from", "to"]),
    ...measured(arms).map(({ name, words, unit }) => {
      const { mean, interval } = measures[name]!;
      return row(words, cellsOf(unit, [mean, ...(interval ?? [null, null])]));
    }),
  ];
}

function twoArms({ arms, differences }: SweepReport): string[] {
  const [first, second] = arms;
  const row = (label: string, cells: readonly string[], correlation: string): string =>
    tableRow(label, cells, LABEL, 10) + correlation.padStart(6);
  return [
    row("", ["A", "B", "B - A", "from", "to"], "corr"),
    ...measured(arms).map(({ name, words, unit }) => {
      const { mean, interval, correlation } = differences![name]!;
      const means = [first!.measures[name]!.mean, second!.measures[name]!.mean];
      const cells = cellsOf(unit, [...means, mean, ...(interval ?? [null, null])]);
      return row(words, cells, correlation === null ? "-" : fixed(correlation, 2));
    }),
  ];
}

/** Those that some seed has. */
function measured(arms: SweepReport["arms"]): Measure[] {
  return MEASURES.filter(({ name }) => arms.some(({ measures }) => measures[name]!.mean !== null));
}

/** A row's numbers, all told alike; a dash where there is none. */
function cellsOf(unit: Unit, values: readonly (number | null)[]): string[] {
  const isLarge = values.some((value) => value !== null && Math.abs(value) >= IN_THOUSANDS);
  return values.map((value) => (value === null ? "-" : told(unit, value, isLarge)));
}

function told(unit: Unit, value: number, isLarge: boolean): string {
  switch (unit) {
    case "dollars":
      return isLarge ? `${wholeMoney(value / 1_000)}k` : wholeMoney(value);
    case "cents":
      return money(value);
    case "share":
      return percent(value);
    case "volatility":
      return `${fixed(value * 100, 2)} pt`;
    case "number":
      return fixed(value, 1);
    case "rate":
      return fixed(value, 4);
  }
}

/** Without the sign of a number that is rounded to zero. */
function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace("-", "") : text;
}

function foot({ arms }: SweepReport): string[] {
  const fewer = measured(arms).filter(({ name }) => {
    return arms.some(({ measures }) => lacks(measures[name]!));
  });
  return [
    ...wrap(fewerSeeds(fewer), WIDTH, "  ").filter((line) => line !== ""),
    "Each run is what --seed plays; its books balance. A laboratory, not advice.",
  ];
}

function lacks({ values }: { readonly values: SeedValues }): boolean {
  return values.includes(null);
}

/** An interval of the seeds that have a number is not one of all seeds. */
function fewerSeeds(measures: readonly Measure[]): string {
  if (measures.length === 0) return "";
  return `Not on all seeds: ${measures.map(({ words }) => words).join("; ")}.`;
}
