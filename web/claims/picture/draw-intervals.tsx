import type { JSX } from "preact";
import type { IntervalPicture, IntervalRow } from "../../../src/claims/pages/picture.ts";
import { type Scale, scaleOf } from "../../../src/claims/pages/scale.ts";
import { told, toldTick } from "../../../src/claims/words.ts";
import { type Drawing, drawTitle, insideX, Note, RIM, Upright } from "./drawing.tsx";
import { TONE_COLOURS } from "./tone-colour.ts";
import { wordsWidth } from "./wrap-words.ts";

/** Below this width a row's name stands over its bar. */
const WIDE = 560;
const LETTERS = 13;
const SIDE = 16;
/** Bounds are close to each other on a phone: the words of each have a line of their own. */
const BOUND_LINE = 16;

/** Numbers with their intervals below each other on one scale, and bounds set beforehand. */
export function drawIntervals(picture: IntervalPicture, width: number): Drawing {
  const { title, unit, rows, bounds } = picture;
  const isWide = width >= WIDE;
  const names = rows.map(({ label }) => wordsWidth(label, LETTERS));
  const left = isWide ? Math.max(...names) + SIDE : SIDE;
  const head = drawTitle(title, width);
  const rowHeight = isWide ? 38 : 56;
  const top = head.height + 6;
  const bottom = top + rowHeight * rows.length;
  const numbers = [0, ...rows.flatMap(({ interval }) => interval), ...bounds.map(({ at }) => at)];
  const x = scaleOf(numbers, left, width - SIDE, Math.max(3, Math.floor((width - left) / 70)));
  return {
    height: bottom + 26 + BOUND_LINE * bounds.length,
    parts: (
      <>
        {head.parts}
        {x.ticks.map((tick) => (
          <g key={tick}>
            <Upright x={x.at(tick)} from={top} to={bottom} kind={tick === 0 ? "zero" : "rule"} />
            <Note
              x={insideX(x.at(tick), wordsWidth(toldTick(unit, tick), 12), width)}
              y={bottom + 18}
            >
              {toldTick(unit, tick)}
            </Note>
          </g>
        ))}
        {bounds.map(({ at, label }, i) => {
          const words = `${told(unit, at)}, ${label}`;
          return (
            <g key={at}>
              <Upright x={x.at(at)} from={top} to={bottom} kind="bound" />
              <Note
                x={insideX(x.at(at), wordsWidth(words, 12), width)}
                y={bottom + 36 + BOUND_LINE * i}
              >
                {words}
              </Note>
            </g>
          );
        })}
        {rows.map((row, i) => (
          <Row
            key={row.label}
            row={row}
            number={told(unit, row.mean)}
            x={x}
            y={top + rowHeight * (i + 1) - 12}
            width={width}
            name={
              isWide ? { x: left - SIDE, y: 4, anchor: "end" } : { x: 0, y: -28, anchor: "start" }
            }
          />
        ))}
      </>
    ),
  };
}

interface RowProps {
  readonly row: IntervalRow;
  readonly number: string;
  readonly x: Scale;
  readonly y: number;
  readonly width: number;
  /** Where the name is, from the bar. */
  readonly name: { readonly x: number; readonly y: number; readonly anchor: "start" | "end" };
}

function Row({ row, number, x, y, width, name }: RowProps): JSX.Element {
  const [low, high] = row.interval;
  const colour = TONE_COLOURS[row.tone];
  return (
    <>
      <text x={name.x} y={y + name.y} text-anchor={name.anchor} font-size={LETTERS} {...RIM}>
        {row.label.trim()}
      </text>
      <path d={`M${x.at(low)} ${y}H${x.at(high)}`} stroke={colour} stroke-width="3" />
      <circle cx={x.at(row.mean)} cy={y} r="5" fill={colour} />
      <Note x={insideX(x.at(row.mean), wordsWidth(number, 12), width)} y={y - 9}>
        {number}
      </Note>
    </>
  );
}
