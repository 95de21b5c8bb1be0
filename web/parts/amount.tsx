import type { JSX } from "preact";
import { signedDollars } from "./format.ts";

interface AmountProps {
  readonly value: number;
  /** What a click shows: how the number was made. */
  readonly onClick?: () => void;
}

/** Dollars with sign and cents; a dotted button where there is more to see. */
export function Amount({ value, onClick }: AmountProps): JSX.Element {
  const text = signedDollars(value);
  if (onClick === undefined) return <span class="number">{text}</span>;
  return (
    <button type="button" class="plain number" title="How it was made" onClick={onClick}>
      {text}
    </button>
  );
}
