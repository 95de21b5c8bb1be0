import { UNITS_PER_DOLLAR } from "./amount.ts";

export interface DollarFormat {
  /** Digits after the point, 0 to 4; the last one is rounded half away from zero. */
  readonly decimals: 0 | 2 | 4;
  /** Print + before gains. */
  readonly plus?: boolean;
  /** Print $ after the sign. */
  readonly symbol?: boolean;
}

/** `-1234567` units of $0.0001 as `-123.46` or `-$123`: thousands by comma, never a locale. */
export function formatDollars(amount: number, format: DollarFormat): string {
  let scale = 1;
  for (let i = 0; i < format.decimals; i++) scale *= 10;
  const rounded = Math.floor((Math.abs(amount) * scale) / UNITS_PER_DOLLAR + 0.5);
  const whole = Math.floor(rounded / scale);
  const fraction = `${rounded % scale}`.padStart(format.decimals, "0");
  const sign = rounded === 0 ? "" : amount < 0 ? "-" : format.plus ? "+" : "";
  const digits = format.decimals === 0 ? "" : `.${fraction}`;
  return `${sign}${format.symbol ? "$" : ""}${groupThousands(whole)}${digits}`;
}

/** `1234567` as `1,234,567`. */
export function groupThousands(whole: number): string {
  return `${whole}`.replace(/\B(?=(\d{3})+$)/g, ",");
}
