import { scaleLinear } from "d3-scale";
import type { ComponentChildren, JSX } from "preact";
import { signedDollars, signedWholeDollars } from "../../parts/format.ts";
import { PictureFrame } from "../../parts/picture/picture-frame.tsx";
import type { ReadResult } from "../collect/read-codes.ts";
import { LEAST_DOLLARS, resultsCsv } from "./result-dots.tsx";

interface GuessDotsProps {
  readonly results: readonly ReadResult[];
  readonly table: ComponentChildren;
}

const HEIGHT = 360;
const MARGIN = { top: 56, right: 20, bottom: 56, left: 64 };
const TITLE = "The buyers' results: guessed and actual";

/** One dot for each student: the guess across, the result up; on the line the guess was right. */
export function GuessDots({ results, table }: GuessDotsProps): JSX.Element {
  return (
    <PictureFrame
      title={TITLE}
      fileName="class-guesses"
      height={HEIGHT}
      draw={(width) => <Drawing results={results} width={width} />}
      csv={() => resultsCsv(results)}
      table={table}
    />
  );
}

interface DrawingProps {
  readonly results: readonly ReadResult[];
  readonly width: number;
}

function Drawing({ results, width }: DrawingProps): JSX.Element {
  const [right, bottom] = [width - MARGIN.right, HEIGHT - MARGIN.bottom];
  const guesses = results.map(({ guessDollars }) => guessDollars);
  const came = results.map(({ buyerCents }) => buyerCents / 100);
  const across = scaleLinear(endsOf(guesses), [MARGIN.left, right]).nice();
  const up = scaleLinear(endsOf(came), [bottom, MARGIN.top]).nice();
  const [least, most] = [across.invert(MARGIN.left), across.invert(right)];
  const from = Math.max(least, up.invert(bottom));
  const to = Math.min(most, up.invert(MARGIN.top));
  return (
    <>
      <text y={18} font-size="15" font-weight="600">
        {TITLE}
      </text>
      <text y={40} fill="var(--ink-soft)">
        up: what came; across: what was guessed
      </text>
      {up.ticks(6).map((tick) => (
        <g key={tick}>
          <path
            d={`M${MARGIN.left} ${up(tick)}H${right}`}
            stroke={tick === 0 ? "var(--hairline-strong)" : "var(--hairline)"}
          />
          <text x={MARGIN.left - 8} y={up(tick) + 4} text-anchor="end">
            {signedWholeDollars(tick)}
          </text>
        </g>
      ))}
      {across.ticks(width < 480 ? 4 : 8).map((tick) => (
        <g key={tick}>
          <path
            d={`M${across(tick)} ${MARGIN.top}V${bottom}`}
            stroke={tick === 0 ? "var(--hairline-strong)" : "var(--hairline)"}
          />
          <text x={across(tick)} y={bottom + 20} text-anchor="middle">
            {signedWholeDollars(tick)}
          </text>
        </g>
      ))}
      <path
        d={`M${across(from)} ${up(from)}L${across(to)} ${up(to)}`}
        stroke="var(--ink)"
        stroke-dasharray="5 4"
      />
      <text x={right} y={bottom + 44} text-anchor="end" fill="var(--ink-soft)">
        on the dashed line the guess was right
      </text>
      {results.map(({ student, guessDollars, buyerCents }) => (
        <circle
          key={student}
          class="dot"
          cx={across(guessDollars)}
          cy={up(buyerCents / 100)}
          r="5"
          fill="var(--buyer)"
          fill-opacity="0.6"
          stroke="var(--buyer)"
        >
          <title>
            student {student}: guessed {signedWholeDollars(guessDollars)}, came{" "}
            {signedDollars(buyerCents / 100)}
          </title>
        </circle>
      ))}
    </>
  );
}

function endsOf(values: readonly number[]): [number, number] {
  return [Math.min(-LEAST_DOLLARS, ...values), Math.max(LEAST_DOLLARS, ...values)];
}
