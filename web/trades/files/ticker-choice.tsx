import type { JSX } from "preact";

interface TickerChoiceProps {
  readonly tickers: readonly string[];
  /** Empty: none yet. */
  readonly ticker: string;
  readonly onChange: (ticker: string) => void;
}

/** Which one of several stocks in a file. */
export function TickerChoice({ tickers, ticker, onChange }: TickerChoiceProps): JSX.Element {
  return (
    <fieldset class="row tickers">
      <legend>Several stocks: which one?</legend>
      {tickers.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === ticker}
          onClick={() => onChange(name)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
