import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { screenKeys } from "../app/keys.ts";
import { changeSettings, route } from "../app/route.ts";
import type { SeenFile } from "../engine/engine-api.ts";
import { SAMPLES } from "../engine/samples.ts";
import { stockOfFile } from "./answer-words.ts";
import { DropZone } from "./files/drop-zone.tsx";
import { dropped, forgetDropped, pricesAmong, tradesAmong } from "./files/dropped.ts";
import { SeenFiles } from "./files/seen-files.tsx";
import { TickerChoice } from "./files/ticker-choice.tsx";
import { HistoryView } from "./history/history-view.tsx";
import { SampleHistory } from "./history/sample-history.tsx";
import { formatHistory, type HistorySettings, parseHistory } from "./history-settings.ts";
import { OwnTrades } from "./own/own-trades.tsx";
import { TRADES_KEYS } from "./trades-keys.ts";

/** Screen 4: a history, or the user's own trades, and who bought, who gained, who paid. */
export function TradesScreen(): JSX.Element {
  const given = route.value.settings;
  const settings = useMemo(() => parseHistory(given), [given]);
  const ownPrices = pricesAmong(dropped.value);
  const change = (next: HistorySettings): void => changeSettings(formatHistory(next));
  /** Other data: days, months and stocks of the old ones mean nothing there. */
  const open = (data: HistorySettings["data"]): void => {
    const unset = { from: "", to: "", ticker: "" };
    changeSettings({ ...formatHistory({ ...settings, data, ...unset }), month: "" });
  };
  useEffect(() => {
    if (ownPrices !== undefined && settings.data !== "own") open("own");
  }, [ownPrices]);
  useEffect(() => {
    screenKeys.value = TRADES_KEYS;
    return () => {
      screenKeys.value = [];
    };
  }, []);
  return (
    <div class="stack screen trades">
      <h1>What did your options bring, and who paid?</h1>
      <DropZone>
        {SAMPLES.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            aria-pressed={settings.data === id}
            onClick={() => {
              forgetDropped();
              open(id);
            }}
          >
            Try {title}
          </button>
        ))}
      </DropZone>
      <SeenFiles />
      <Shown settings={settings} change={change} />
    </div>
  );
}

interface ShownProps {
  readonly settings: HistorySettings;
  readonly change: (next: HistorySettings) => void;
}

/** Own trades where there are some, else a history by rule. */
function Shown({ settings, change }: ShownProps): JSX.Element {
  const prices = pricesAmong(dropped.value);
  const trades = tradesAmong(dropped.value);
  const sample = SAMPLES.find(({ id }) => id === settings.data);
  if (trades.length > 0) {
    return prices === undefined ? (
      <PricesNeeded trades={trades} />
    ) : (
      <OwnTrades settings={settings} onChange={change} prices={prices} trades={trades} />
    );
  }
  if (sample !== undefined) {
    return <SampleHistory settings={settings} onChange={change} sample={sample} />;
  }
  if (prices === undefined) {
    return (
      <p class="notice" role="status">
        This link holds settings for a file that is not in it: drop a price file of yours, or try
        one of the examples.
      </p>
    );
  }
  return <OwnHistory settings={settings} change={change} prices={prices} />;
}

/** A price file of the user's own; one of several stocks has to be chosen. */
function OwnHistory({
  settings,
  change,
  prices,
}: ShownProps & { readonly prices: SeenFile }): JSX.Element {
  const { tickers, name } = prices;
  const { ticker } = settings;
  return (
    <>
      {tickers.length > 0 && (
        <TickerChoice
          tickers={tickers}
          ticker={ticker}
          onChange={(chosen) => change({ ...settings, ticker: chosen })}
        />
      )}
      {(tickers.length === 0 || tickers.includes(ticker)) && (
        <HistoryView
          settings={settings}
          onChange={change}
          prices={name}
          name={ticker || stockOfFile(name)}
          licence="your own file"
          isOwnFile={true}
        />
      )}
    </>
  );
}

/** What the buyer did with shares follows from prices, so they are needed. */
function PricesNeeded({ trades }: { readonly trades: readonly SeenFile[] }): JSX.Element {
  const from = trades.map((file) => file.from).sort()[0];
  const to = trades
    .map((file) => file.to)
    .sort()
    .at(-1);
  return (
    <p class="notice" role="status">
      Now the prices: what your buyer did with the shares follows from the stock's daily closes.
      Drop a price file too, with the closes as they were traded, at least from {from} to {to}.
    </p>
  );
}
