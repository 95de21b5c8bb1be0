import type { ComponentChildren, JSX } from "preact";
import { wrapWords } from "./wrap-words.ts";

/** What is drawn at a width, and how high that is. */
export interface Drawing {
  readonly height: number;
  readonly parts: ComponentChildren;
}

const TITLE = 15;
const TITLE_LINE = 20;

/** The title over a drawing. */
export function drawTitle(title: string, width: number): Drawing {
  const lines = wrapWords(title, width, TITLE);
  return {
    height: TITLE_LINE * lines.length + 8,
    parts: lines.map((line, i) => (
      <text key={line} y={TITLE_LINE * i + 16} font-size={TITLE} font-weight="600">
        {line}
      </text>
    )),
  };
}

/** A line from top to bottom. */
export function Upright(props: {
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly kind: "rule" | "zero" | "bound";
}): JSX.Element {
  const { x, from, to, kind } = props;
  const stroke = { rule: "--hairline", zero: "--hairline-strong", bound: "--ink" }[kind];
  return (
    <path
      d={`M${x} ${from}V${to}`}
      stroke={`var(${stroke})`}
      {...(kind === "bound" ? { "stroke-dasharray": "2 3" } : {})}
    />
  );
}

interface NoteProps {
  readonly x: number;
  readonly y: number;
  readonly anchor?: "start" | "middle" | "end";
  readonly children: string;
}

/** A rim of paper keeps words readable over lines. */
export const RIM = { stroke: "var(--paper)", "stroke-width": 3, "paint-order": "stroke" } as const;

/** A word at an axis or a mark. */
export function Note({ x, y, anchor = "middle", children }: NoteProps): JSX.Element {
  return (
    <text x={x} y={y} text-anchor={anchor} font-size="12" fill="var(--ink-soft)" {...RIM}>
      {children}
    </text>
  );
}

/** Where the middle of words goes so that they stay inside. */
export function insideX(x: number, wordsWidth: number, width: number): number {
  return Math.min(Math.max(x, wordsWidth / 2), width - wordsWidth / 2);
}
