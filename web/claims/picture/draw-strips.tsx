import type { JSX } from "preact";
import type { ConditionReport, OpenRange } from "../../../src/claims/claims-report.ts";
import { type Scale, scaleOf } from "../../../src/claims/pages/scale.ts";
import { told, toldTick } from "../../../src/claims/words.ts";
import type { Interval } from "../../../src/sweeps/seed-estimates.ts";
import { type Drawing, insideX, Note, Upright } from "./drawing.tsx";
import { wordsWidth } from "./wrap-words.ts";

/** A condition and what stands beside its interval. */
export interface Strip {
  readonly condition: ConditionReport;
  /** Where one more seed is to be expected. */
  readonly spread: Interval;
  /** Seeds of the reader; null: the seed has no such number. */
  readonly seeds: readonly (number | null)[];
  readonly guess: number | undefined;
}

const STRIP = 108;
/** Of a strip, from its top: the bar, the foot of its lines, the numbers, where it holds. */
const [BAR, FOOT, TICKS, HOLDS] = [50, 64, 80, 96];
const SIDE = 16;

/** Each condition on a scale of its own, its range shaded. */
export function drawStrips(strips: readonly Strip[], width: number): Drawing {
  return {
    height: STRIP * strips.length,
    parts: strips.map((strip, i) => (
      <g key={strip.condition.name} transform={`translate(0 ${STRIP * i})`}>
        <StripRow strip={strip} width={width} />
      </g>
    )),
  };
}

interface StripProps {
  readonly strip: Strip;
  readonly width: number;
}

function StripRow({ strip, width }: StripProps): JSX.Element {
  const { condition, spread, seeds, guess } = strip;
  const { name, unit, mean, interval, range, decision } = condition;
  const ends = [...range.holds, ...range.fails].filter((end) => end !== null);
  const known = [...new Set(seeds.filter((seed) => seed !== null))];
  const numbers = [
    ...interval,
    ...spread,
    ...ends,
    ...known,
    ...(guess === undefined ? [] : [guess]),
  ];
  const x = scaleOf(numbers, SIDE, width - SIDE, Math.max(3, Math.floor(width / 90)));
  const number = told(unit, mean);
  return (
    <>
      <text y={16} font-weight="600">
        {name}
      </text>
      <text x={width} y={16} text-anchor="end" fill="var(--ink-soft)">
        {decision}
      </text>
      <Range range={range.holds} x={x} width={width} words={holdsWords(condition)} />
      {x.ticks.map((tick) => (
        <g key={tick}>
          <Upright x={x.at(tick)} from={BAR - 10} to={FOOT} kind={tick === 0 ? "zero" : "rule"} />
          <Note x={insideX(x.at(tick), wordsWidth(toldTick(unit, tick), 12), width)} y={TICKS}>
            {toldTick(unit, tick)}
          </Note>
        </g>
      ))}
      <path d={`M${x.at(spread[0])} ${BAR}H${x.at(spread[1])}`} stroke="var(--ink)" />
      <path
        d={`M${x.at(interval[0])} ${BAR}H${x.at(interval[1])}`}
        stroke="var(--ink)"
        stroke-width="4"
      />
      <circle cx={x.at(mean)} cy={BAR} r="6" fill="var(--ink)" />
      <Note x={insideX(x.at(mean), wordsWidth(number, 12), width)} y={BAR - 14}>
        {number}
      </Note>
      {known.map((seed) => (
        <circle
          key={seed}
          cx={x.at(seed)}
          cy={BAR}
          r="4.5"
          fill="var(--paper)"
          stroke="var(--accent)"
          stroke-width="2"
        />
      ))}
      {guess !== undefined && <Guess x={x.at(guess)} />}
    </>
  );
}

function Guess({ x }: { readonly x: number }): JSX.Element {
  return (
    <path
      d={`M${x} ${BAR - 9}l6 9l-6 9l-6 -9Z`}
      fill="var(--you)"
      stroke="var(--paper)"
      stroke-width="1"
    />
  );
}

interface RangeProps {
  readonly range: OpenRange;
  readonly x: Scale;
  readonly width: number;
  readonly words: string;
}

function Range({ range: [low, high], x, width, words }: RangeProps): JSX.Element | null {
  if (low === null && high === null) return null;
  const from = low === null ? 0 : x.at(low);
  const to = high === null ? width : x.at(high);
  return (
    <>
      <rect
        x={from}
        y={BAR - 10}
        width={to - from}
        height={FOOT - BAR + 10}
        fill="var(--accent-paper)"
      />
      {low !== null && <Upright x={from} from={BAR - 10} to={FOOT + 4} kind="bound" />}
      {high !== null && <Upright x={to} from={BAR - 10} to={FOOT + 4} kind="bound" />}
      <Note
        x={insideX(
          low === null || high === null ? edge(low, from, to) : (from + to) / 2,
          wordsWidth(words, 12),
          width,
        )}
        y={HOLDS}
      >
        {words}
      </Note>
    </>
  );
}

/** The end that the range has. */
function edge(low: number | null, from: number, to: number): number {
  return low === null ? to : from;
}

/** `holds from 1.00 points on`. */
function holdsWords({ unit, range }: ConditionReport): string {
  const [low, high] = range.holds;
  if (low !== null && high !== null) return `holds from ${told(unit, low)} to ${told(unit, high)}`;
  if (low !== null) return `holds from ${told(unit, low)} on`;
  return high === null ? "" : `holds up to ${told(unit, high)}`;
}
