import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { changeSettings, route } from "../app/route.ts";
import type { SeenFile } from "../engine/engine-api.ts";
import { keepFile } from "../engine/open-engine.ts";
import { SAMPLES, type Sample } from "../engine/samples.ts";
import { Loading, Refused } from "../parts/states.tsx";
import { DropZone } from "./files/drop-zone.tsx";
import { dropped, forgetDropped, pricesAmong, tradesAmong } from "./files/dropped.ts";
import { SeenFiles } from "./files/seen-files.tsx";
import { Compare } from "./history/compare.tsx";
import { HistoryControls } from "./history/history-controls.tsx";
import { HistoryView } from "./history/history-view.tsx";
import { useHistory } from "./history/use-history.ts";
import {
  formatCompared,
  formatHistory,
  type HistorySettings,
  historyOptions,
  parseCompared,
  parseHistory,
  tradesOptions,
} from "./history-settings.ts";
import { OwnTrades } from "./own/own-trades-view.tsx";

/** Screen 4: a history, or the user's own trades, and who bought, who gained, who paid. */
export function TradesScreen(): JSX.Element {
  const given = route.value.settings;
  const settings = useMemo(() => parseHistory(given), [given]);
  const ownPrices = pricesAmong(dropped.value);
  const ownTrades = tradesAmong(dropped.value);
  const change = (next: HistorySettings): void => changeSettings(formatHistory(next));
  useEffect(() => {
    if (ownPrices !== undefined && settings.data !== "own") change({ ...settings, data: "own" });
  }, [ownPrices]);
  const sample = SAMPLES.find(({ id }) => id === settings.data);
  return (
    <div class="stack screen">
      <h1>What did your options earn, and who paid?</h1>
      <DropZone />
      <div class="row">
        {SAMPLES.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            aria-pressed={settings.data === id}
            onClick={() => {
              forgetDropped();
              change({ ...settings, data: id, from: "", to: "", ticker: "" });
            }}
          >
            Try {title}
          </button>
        ))}
      </div>
      <SeenFiles />
      {sample !== undefined && ownTrades.length === 0 && (
        <p class="small soft">Below, as an example: {sample.title}.</p>
      )}
      {ownTrades.length > 0 ? (
        <WithTrades settings={settings} trades={ownTrades} prices={ownPrices} change={change} />
      ) : sample !== undefined ? (
        <OfSample settings={settings} sample={sample} change={change} />
      ) : ownPrices !== undefined ? (
        <OfFile settings={settings} prices={ownPrices} change={change} />
      ) : (
        <p class="notice" role="status">
          This link holds settings for a file that is not in it: drop a price file of yours, or try
          one of the examples.
        </p>
      )}
    </div>
  );
}

interface OfProps {
  readonly settings: HistorySettings;
  readonly change: (next: HistorySettings) => void;
}

/** A history that comes with the lab. */
function OfSample({ settings, sample, change }: OfProps & { sample: Sample }): JSX.Element {
  const kept = useSample(sample);
  if (kept !== sample.id) return <Loading what={`Opening ${sample.title}`} />;
  return (
    <History
      settings={settings}
      change={change}
      prices={sample.file}
      name={sample.name}
      licence={sample.licence}
      isOwnFile={false}
    />
  );
}

/** Keeps a sample in the engine; answers which one is there. */
function useSample(sample: Sample): string | undefined {
  const kept = useSignal<string | undefined>(undefined);
  const failure = useSignal<unknown>(undefined);
  if (failure.value !== undefined) throw failure.value;
  useEffect(() => {
    sample
      .load()
      .then((text) => keepFile(sample.file, new TextEncoder().encode(text)))
      .then(() => {
        kept.value = sample.id;
      })
      .catch((error: unknown) => {
        failure.value = error;
      });
  }, [sample]);
  return kept.value;
}

/** A price file of the user's own; one of several stocks has to be chosen. */
function OfFile({ settings, prices, change }: OfProps & { prices: SeenFile }): JSX.Element | null {
  const { tickers, name } = prices;
  if (prices.refused !== undefined && tickers.length === 0) return null;
  const isChosen = tickers.length === 0 || tickers.includes(settings.ticker);
  return (
    <>
      {tickers.length > 0 && (
        <div class="row">
          <span>Which stock?</span>
          {tickers.map((ticker) => (
            <button
              key={ticker}
              type="button"
              aria-pressed={ticker === settings.ticker}
              onClick={() => change({ ...settings, ticker })}
            >
              {ticker}
            </button>
          ))}
        </div>
      )}
      {isChosen && (
        <History
          settings={settings}
          change={change}
          prices={name}
          name={settings.ticker || name.replace(/\.csv(\.gz)?$/i, "")}
          licence="your own file"
          isOwnFile={true}
        />
      )}
    </>
  );
}

interface WithTradesProps extends OfProps {
  readonly trades: readonly SeenFile[];
  readonly prices: SeenFile | undefined;
}

/** A broker statement; what the buyer did with shares follows from prices, so they are needed. */
function WithTrades({ settings, trades, prices, change }: WithTradesProps): JSX.Element {
  if (prices === undefined) {
    return (
      <p class="notice" role="status">
        Now the prices: what your buyer did with the shares follows from the stock's daily closes.
        Drop them beside the statement, as they were traded, from your first trade to your last.
      </p>
    );
  }
  const names = trades.map(({ name }) => name);
  return (
    <OwnTrades
      options={tradesOptions(settings, prices.name, names)}
      onTicker={(ticker) => change({ ...settings, ticker })}
    />
  );
}

interface HistoryProps extends OfProps {
  readonly prices: string;
  readonly name: string;
  readonly licence: string;
  readonly isOwnFile: boolean;
}

/** Settings, and the answer that follows them. */
function History(props: HistoryProps): JSX.Element {
  const { settings, change, prices, name, licence, isOwnFile } = props;
  const state = useHistory(historyOptions(settings, prices));
  const run = state.run.value;
  const kept = parseCompared(route.value.settings.compare ?? "");
  return (
    <div class="stack">
      <HistoryControls settings={settings} onChange={change} />
      {state.refused.value !== undefined && <Refused refused={state.refused.value} />}
      {run === undefined && state.isBusy.value && <Loading what={`Replaying ${name}`} />}
      {run !== undefined && run.options.prices === prices && (
        <HistoryView run={run} state={state} name={name} licence={licence} isOwnFile={isOwnFile}>
          <Compare
            run={run}
            settings={settings}
            kept={kept}
            onKeep={(next) => changeSettings({ compare: formatCompared(next) })}
            onUse={change}
          />
        </HistoryView>
      )}
    </div>
  );
}
