import type { Unit } from "../unit.ts";

/** Who or what a line is about: everybody keeps one colour in all pictures. */
export type Tone = "seller" | "buyer" | "trader" | "others" | "company" | "result";

/** A number with its interval. */
export interface IntervalRow {
  readonly label: string;
  readonly tone: Tone;
  readonly mean: number;
  readonly interval: readonly [low: number, high: number];
}

/** Numbers below each other on one scale, and bounds that were set beforehand. */
export interface IntervalPicture {
  readonly kind: "intervals";
  readonly title: string;
  readonly unit: Unit;
  readonly rows: readonly IntervalRow[];
  readonly bounds: readonly { readonly at: number; readonly label: string }[];
}

export interface Curve {
  readonly label: string;
  readonly tone: Tone;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Theory is drawn as dashes. */
  readonly isTheory?: boolean;
  /** Low and high of each point. */
  readonly band?: readonly (readonly [low: number, high: number])[];
}

/** Lines over an axis. */
export interface CurvePicture {
  readonly kind: "curves";
  readonly title: string;
  readonly x: { readonly label: string; readonly unit: Unit };
  readonly y: { readonly label: string; readonly unit: Unit };
  readonly curves: readonly Curve[];
}

export type Picture = IntervalPicture | CurvePicture;
