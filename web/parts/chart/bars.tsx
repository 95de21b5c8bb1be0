import { scaleLinear } from "d3-scale";
import type { JSX, TargetedMouseEvent } from "preact";
import { tickWords } from "./chart-words.ts";

/** One month, or whatever a bar stands for. */
export interface Bar {
  readonly label: string;
  /** Dollars. */
  readonly value: number;
}

/** Of the drawing, and its room on the left for amounts and on the right. */
export const [BARS_HEIGHT, BARS_SIDE, BARS_END] = [172, 84, 8];
const [TOP, BOTTOM] = [40, 152];
/** How high the place of a bar is that is picked, or clicked. */
const HIT = BOTTOM - TOP + 16;
const YEAR_WIDTH = 44;
const HATCH = "loss-hatch";

interface BarsProps {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly picked: number | undefined;
  readonly width: number;
  readonly onPick: (index: number) => void;
  /** Which bar the pointer is over. */
  readonly onOver: (index: number | undefined) => void;
}

/** Full bars are gains, hatched ones losses; years stand below, the axis is in dollars. */
export function Bars(props: BarsProps): JSX.Element {
  const { title, bars, picked, width, onPick, onOver } = props;
  const values = bars.map(({ value }) => value);
  const up = scaleLinear([Math.min(0, ...values), Math.max(0, ...values)], [BOTTOM, TOP]);
  const end = width - BARS_END;
  const step = (end - BARS_SIDE) / bars.length;
  const thickness = Math.max(1, Math.min(0.72 * step, 22));
  const left = (index: number): number => BARS_SIDE + index * step;
  const outlines = (isIn: (value: number) => boolean): string =>
    bars
      .map(({ value }, i) => {
        if (!isIn(value)) return "";
        const top = up(Math.max(0, value));
        const height = Math.max(1, up(Math.min(0, value)) - top);
        return `M${left(i) + (step - thickness) / 2} ${top}h${thickness}v${height}h${-thickness}z`;
      })
      .join("");
  return (
    <>
      <pattern id={HATCH} width="4" height="4" patternUnits="userSpaceOnUse">
        <path d="M-1 1L1 -1M0 4L4 0M3 5L5 3" stroke="var(--ink)" />
      </pattern>
      <text y={16} font-size="15" font-weight="600">
        {title}
      </text>
      {picked !== undefined && (
        <rect x={left(picked)} y={TOP - 8} width={step} height={HIT} fill="var(--accent-paper)" />
      )}
      <Rules up={up} end={end} />
      {yearMarks(bars, step).map(({ index, words }) => (
        <text key={index} x={left(index)} y={BARS_HEIGHT - 6} fill="var(--ink-soft)">
          {words}
        </text>
      ))}
      <path d={outlines((value) => value >= 0)} fill="var(--ink)" />
      <path
        d={outlines((value) => value < 0)}
        fill={`url(#${HATCH})`}
        stroke="var(--ink)"
        stroke-width={thickness > 4 ? 1 : 0.5}
      />
      <path d={`M${BARS_SIDE} ${up(0)}H${end}`} stroke="var(--hairline-strong)" />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the range below does it by keys */}
      <rect
        class="hit"
        x={BARS_SIDE}
        y={TOP - 8}
        width={end - BARS_SIDE}
        height={HIT}
        fill="transparent"
        onClick={(event) => onPick(barUnder(event, bars.length))}
        onPointerMove={(event) => onOver(barUnder(event, bars.length))}
        onPointerLeave={() => onOver(undefined)}
      />
    </>
  );
}

/** Which of so many bars the pointer is over. */
function barUnder(event: TargetedMouseEvent<SVGRectElement>, bars: number): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  const index = Math.floor(((event.clientX - left) / width) * bars);
  return Math.min(bars - 1, Math.max(0, index));
}

interface RulesProps {
  readonly up: ReturnType<typeof scaleLinear<number, number>>;
  readonly end: number;
}

function Rules({ up, end }: RulesProps): JSX.Element {
  return (
    <>
      {up.ticks(3).map((tick) => (
        <g key={tick}>
          <path d={`M${BARS_SIDE} ${up(tick)}H${end}`} stroke="var(--hairline)" />
          <text x={BARS_SIDE - 8} y={up(tick) + 4} text-anchor="end" fill="var(--ink-soft)">
            {tickWords("dollars", tick)}
          </text>
        </g>
      ))}
    </>
  );
}

/** The first bar of each year, as many years as there is room for. */
export function yearMarks(
  bars: readonly Bar[],
  step: number,
): { readonly index: number; readonly words: string }[] {
  const yearOf = ({ label }: Bar): string => label.split("-")[0]!;
  const marks: { index: number; words: string }[] = [];
  let free = 0;
  for (const [index, bar] of bars.entries()) {
    const isNew = index === 0 || yearOf(bar) !== yearOf(bars[index - 1]!);
    if (!isNew || index * step < free || (bars.length - index) * step < YEAR_WIDTH) continue;
    marks.push({ index, words: yearOf(bar) });
    free = index * step + YEAR_WIDTH;
  }
  return marks;
}
