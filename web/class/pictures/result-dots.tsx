import { scaleLinear } from "d3-scale";
import type { ComponentChildren, JSX } from "preact";
import { toCsv } from "../../parts/csv.ts";
import { signedDollars, signedWholeDollars } from "../../parts/format.ts";
import { PictureFrame } from "../../parts/picture/picture-frame.tsx";
import type { ReadResult } from "../collect/read-codes.ts";
import type { Interval } from "../statistics/intervals.ts";
import { stackDots } from "./stack-dots.ts";

interface ResultDotsProps {
  readonly results: readonly ReadResult[];
  /** Guesses that were made for these results. */
  readonly hasGuesses: boolean;
  /** Of the buyer, in dollars. */
  readonly mean: Interval | undefined;
  readonly table: ComponentChildren;
}

const [HEIGHT, TOP, BOTTOM, SIDE] = [284, 74, 232, 28];
/** Width of a letter at most, so that words stay inside. */
const LETTER = 8;
/** The axis reaches so far at least: both sides of zero are seen, and ticks are whole dollars. */
export const LEAST_DOLLARS = 5;

const TITLE = "What the buyers made, by student";

/** One dot for each student on an axis of dollars; the mean and its range behind them. */
export function ResultDots({ results, hasGuesses, mean, table }: ResultDotsProps): JSX.Element {
  return (
    <PictureFrame
      title={`${TITLE}. ${meanWords(mean)}`}
      fileName="class-results"
      height={HEIGHT}
      draw={(width) => (
        <Drawing results={results} hasGuesses={hasGuesses} mean={mean} width={width} />
      )}
      csv={() => (hasGuesses ? resultsCsv(results) : againCsv(results))}
      table={table}
    />
  );
}

/** `Mean +$68, in 95 of 100 such classes from +$40 to +$90.` */
export function meanWords(mean: Interval | undefined): string {
  if (mean === undefined) return "";
  const [low, high] = [mean.low, mean.high].map(signedWholeDollars);
  return `Mean ${signedWholeDollars(mean.estimate)}, range ${low} to ${high}`;
}

function Drawing({
  results,
  hasGuesses,
  mean,
  width,
}: Omit<ResultDotsProps, "table"> & { readonly width: number }): JSX.Element {
  const dollars = results.map(({ buyerCents }) => buyerCents / 100);
  const ends = [
    -LEAST_DOLLARS,
    LEAST_DOLLARS,
    ...dollars,
    ...(mean === undefined ? [] : [mean.low, mean.high]),
  ];
  const across = scaleLinear([Math.min(...ends), Math.max(...ends)], [SIDE, width - SIDE]).nice();
  const { dots, diameter } = stackDots(
    results,
    ({ buyerCents }) => across(buyerCents / 100),
    BOTTOM - TOP - 8,
  );
  return (
    <>
      <text y={18} font-size="15" font-weight="600">
        {TITLE}
      </text>
      <text y={38} fill="var(--ink-soft)">
        {hasGuesses ? "filled: guessed right who would gain; hollow: not" : "one dot, one student"}
      </text>
      {mean !== undefined && <MeanBand mean={mean} across={across} width={width} />}
      <Axis across={across} width={width} />
      {dots.map(({ item, left, level }) => (
        <circle
          key={item.student}
          class="dot"
          cx={left}
          cy={BOTTOM - 3 - (level + 0.5) * diameter}
          r={diameter / 2 - 1}
          fill={!hasGuesses || item.guess === item.came ? "var(--buyer)" : "var(--paper)"}
          stroke="var(--buyer)"
          stroke-width="1.5"
        >
          <title>
            student {item.student}: {signedDollars(item.buyerCents / 100)}
          </title>
        </circle>
      ))}
    </>
  );
}

type Across = ReturnType<typeof scaleLinear<number, number>>;

interface BandProps {
  readonly mean: Interval;
  readonly across: Across;
  readonly width: number;
}

function MeanBand({ mean, across, width }: BandProps): JSX.Element {
  const { low, high, estimate } = mean;
  const left = across(estimate);
  const words = meanWords(mean);
  const half = (words.length * LETTER) / 2;
  return (
    <>
      <rect
        x={across(low)}
        width={Math.max(across(high) - across(low), 1)}
        y={TOP}
        height={BOTTOM - TOP}
        fill="var(--buyer)"
        fill-opacity="0.18"
      />
      <path d={`M${left} ${TOP - 6}V${BOTTOM}`} stroke="var(--buyer)" stroke-width="2" />
      <text x={Math.max(half, Math.min(left, width - half))} y={TOP - 12} text-anchor="middle">
        {words}
      </text>
    </>
  );
}

function Axis({ across, width }: { readonly across: Across; readonly width: number }): JSX.Element {
  const zero = across(0);
  return (
    <>
      <path d={`M${SIDE} ${BOTTOM}H${width - SIDE}`} stroke="var(--hairline-strong)" />
      <path d={`M${zero} ${TOP}V${BOTTOM + 6}`} stroke="var(--ink)" />
      {across.ticks(width < 480 ? 4 : 8).map((tick) => (
        <g key={tick}>
          <path d={`M${across(tick)} ${BOTTOM}v6`} stroke="var(--hairline-strong)" />
          <text x={across(tick)} y={BOTTOM + 22} text-anchor="middle">
            {signedWholeDollars(tick)}
          </text>
        </g>
      ))}
      <text x={zero - 8} y={BOTTOM + 44} text-anchor="end" fill="var(--ink-soft)">
        {zero - SIDE > 120 ? "the buyer lost" : ""}
      </text>
      <text x={zero + 8} y={BOTTOM + 44} fill="var(--ink-soft)">
        {width - SIDE - zero > 120 ? "the buyer gained" : ""}
      </text>
    </>
  );
}

/** Every student's line, as it is saved. */
export function resultsCsv(results: readonly ReadResult[]): string {
  return toCsv(
    ["student", "guess", "guess_dollars", "came", "buyer_dollars", "seller_dollars", "code"],
    results.map(({ student, guess, guessDollars, came, buyerCents, sellerCents, code }) => [
      student,
      guess,
      guessDollars,
      came,
      (buyerCents / 100).toFixed(2),
      (sellerCents / 100).toFixed(2),
      code,
    ]),
  );
}

/** Of paths that were played again with other settings: no guess and no code is of these. */
function againCsv(results: readonly ReadResult[]): string {
  return toCsv(
    ["student", "came", "buyer_dollars", "seller_dollars"],
    results.map(({ student, came, buyerCents, sellerCents }) => [
      student,
      came,
      (buyerCents / 100).toFixed(2),
      (sellerCents / 100).toFixed(2),
    ]),
  );
}
