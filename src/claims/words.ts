import { roundHalfAway } from "../money/amount.ts";
import { groupThousands } from "../money/format-dollars.ts";
import type { Bounds } from "../sweeps/decision.ts";
import type { Interval } from "../sweeps/seed-estimates.ts";
import type { Unit } from "./unit.ts";

/** What rounds to nothing is not said to be below it. */
const NOTHING = "0.00";

/** A number as it is read, with its unit: `41.2 %`, `-$1.20`, `0.31 points`. */
export function told(unit: Unit, value: number): string {
  switch (unit) {
    case "dollars":
      return `${value < 0 && amount(-value) !== NOTHING ? "-" : ""}$${amount(Math.abs(value))}`;
    case "share":
      return `${digits(value * 100)} %`;
    case "points":
      return `${digits(value * 100)} points`;
    case "number":
      return digits(value);
    case "sessions":
      return `${digits(value)} sessions`;
    case "contracts":
      return `${digits(value)} contracts`;
  }
}

/** `[38 %, 44 %]`. */
export function toldInterval(unit: Unit, [low, high]: Interval): string {
  return `[${told(unit, low)}, ${told(unit, high)}]`;
}

/** Where a number has to be, in words: `0.25 or more; below 0 it is wrong`. */
export function toldBounds(unit: Unit, { holds, fails }: Bounds): string {
  const [low, high] = holds;
  if (Number.isFinite(low) && Number.isFinite(high)) {
    return `${told(unit, low)} to ${told(unit, high)}; outside it is wrong`;
  }
  if (Number.isFinite(high)) return `${told(unit, high)} at most; above it is wrong`;
  return `${told(unit, low)} or more; below ${told(unit, fails[0])} it is wrong`;
}

function amount(value: number): string {
  return value >= 1_000 ? groupThousands(roundHalfAway(value)) : value.toFixed(2);
}

/** Three significant digits, as a rule; whole numbers from 100 on. */
function digits(value: number): string {
  const size = Math.abs(value);
  if (size >= 100) return `${value < 0 ? "-" : ""}${groupThousands(roundHalfAway(size))}`;
  const text = value.toFixed(size >= 10 ? 1 : size >= 0.1 || size === 0 ? 2 : 3);
  return Number(text) === 0 ? text.replace("-", "") : text;
}

/** A round number at an axis. */
export function toldTick(unit: Unit, value: number): string {
  const scaled = unit === "share" || unit === "points" ? value * 100 : value;
  const text = `${Math.round(scaled * 1e6) / 1e6}`;
  switch (unit) {
    case "dollars":
      return value < 0 ? `-$${text.slice(1)}` : `$${text}`;
    case "share":
      return `${text} %`;
    default:
      return text;
  }
}
