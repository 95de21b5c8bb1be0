const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * The one reader of decimal numbers, for flags and files: `-0.5`, `.5`, `1e-3`, spaces around it.
 * Anything else (empty, `12abc`, `1,000`, `$5`, `0x10`, `Infinity`, `1e999`) is undefined.
 */
export function parseNumber(text: string): number | undefined {
  const trimmed = text.trim();
  if (!DECIMAL.test(trimmed)) return undefined;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : undefined;
}

/** 19.22 percent as 0.1922: the double a file in decimals would hold, not 19.22 / 100 (…19998). */
export function fromPercent(percent: number): number {
  return Number((percent / 100).toPrecision(15));
}
