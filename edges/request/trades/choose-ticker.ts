import { InputError, listed, quoted } from "../../input/input-error.ts";
import { plainTicker } from "../../input/trades/option-name.ts";
import type { TradeRow } from "../../input/trades/trade-row.ts";

/** The stock whose trades are replayed, its rows, and how many rows of others there are. */
export interface ChosenTrades {
  readonly ticker: string;
  readonly rows: readonly TradeRow[];
  readonly others: number;
}

/** @throws InputError for several stocks without `--ticker`, and for one that is not there. */
export function chooseTicker(rows: readonly TradeRow[], asked: string | undefined): ChosenTrades {
  const tickers = [...new Set(rows.map(({ ticker }) => ticker))].sort();
  const wanted = asked === undefined ? undefined : plainTicker(asked);
  if (wanted === undefined && tickers.length > 1) {
    throw new InputError({
      what: `the trades are in options on ${listed(tickers)}`,
      why: "The prices are those of one stock",
      mend: `Say which: --ticker ${tickers[0]}`,
      choices: tickers,
    });
  }
  const ticker = wanted ?? tickers[0]!;
  const chosen = rows.filter((row) => row.ticker === ticker);
  if (chosen.length > 0) return { ticker, rows: chosen, others: rows.length - chosen.length };
  throw new InputError({
    what: `--ticker ${quoted(asked!)}: no option trade is in it`,
    mend: `The trades are in options on ${listed(tickers)}`,
  });
}
