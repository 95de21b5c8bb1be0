/** A line of a chart. */
export interface ChartSeries {
  readonly name: string;
  /** A custom property of web/style/tokens.css: `--you`. */
  readonly colour: string;
  /** Pixels of line and gap; lines are told apart without their colours. */
  readonly dash?: readonly number[];
  /** NaN where there is none. */
  readonly values: ArrayLike<number>;
}

/** Points on a chart, such as share trades on the stock's line. */
export interface ChartDots {
  readonly name: string;
  readonly colour: string;
  readonly points: readonly { readonly x: number; readonly y: number; readonly label: string }[];
}

/** What a line chart shows, on the screen and saved. */
export interface ChartProps {
  readonly title: string;
  /** Without its ending. */
  readonly fileName: string;
  readonly x: {
    /** `date`: values are days since 1970-01-01. */
    readonly kind: "date" | "number";
    readonly label: string;
    readonly values: ArrayLike<number>;
  };
  /** What the values are: `dollars` with sign, `price` without, or a word such as `shares`. */
  readonly unit: "dollars" | "price" | "shares";
  readonly series: readonly ChartSeries[];
  readonly dots?: readonly ChartDots[];
  /** Of the vertical axis; found from the values where it is left out. */
  readonly range?: readonly [low: number, high: number];
}
