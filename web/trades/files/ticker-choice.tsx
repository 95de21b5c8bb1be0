import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { count } from "../../parts/format.ts";

interface TickerChoiceProps {
  readonly tickers: readonly string[];
  /** Empty: none yet. */
  readonly ticker: string;
  readonly onChange: (ticker: string) => void;
}

/** So many can be looked over; of more, those that begin as is typed. */
const MOST = 30;

/** Which one of several stocks in a file. */
export function TickerChoice({ tickers, ticker, onChange }: TickerChoiceProps): JSX.Element {
  const begin = useSignal("");
  const matching = tickers.filter((name) =>
    name.toUpperCase().startsWith(begin.value.trim().toUpperCase()),
  );
  const more = matching.length - MOST;
  return (
    <fieldset class="row tickers">
      <legend>Several stocks: which one?</legend>
      {tickers.length > MOST && (
        <label class="row">
          Begins with
          <input
            type="search"
            size={8}
            value={begin.value}
            onInput={(event) => {
              begin.value = event.currentTarget.value;
            }}
          />
        </label>
      )}
      {matching.slice(0, MOST).map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === ticker}
          onClick={() => onChange(name)}
        >
          {name}
        </button>
      ))}
      {more > 0 && <span class="soft">and {count(more)} more</span>}
    </fieldset>
  );
}
