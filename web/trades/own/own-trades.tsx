import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { InputErrorParts } from "../../../edges/input/input-error.ts";
import type { TradesReport } from "../../../src/reports/trades/trades-report.ts";
import { proof } from "../../app/proof.ts";
import { commandWords } from "../../engine/command-words.ts";
import type { Answer, LabOptions, SeenFile } from "../../engine/engine-api.ts";
import { latestOnly } from "../../engine/latest.ts";
import { engine } from "../../engine/open-engine.ts";
import { useFailure } from "../../engine/use-failure.ts";
import { Loading, Refused } from "../../parts/states.tsx";
import { dropped, splitsAmong } from "../files/dropped.ts";
import { TickerChoice } from "../files/ticker-choice.tsx";
import { HedgeChoice, StyleChoice } from "../history/history-controls.tsx";
import { type HistorySettings, tradesOptions } from "../history-settings.ts";
import { PartyBar } from "../results/three-results.tsx";
import { OwnAnswer } from "./own-answer.tsx";
import { OwnReasons } from "./own-reasons.tsx";

interface OwnTradesProps {
  readonly settings: HistorySettings;
  readonly onChange: (settings: HistorySettings) => void;
  readonly prices: SeenFile;
  readonly trades: readonly SeenFile[];
}

/** A report with the options that it belongs to, or why there is none. */
interface Told {
  readonly options: LabOptions;
  readonly answer: Answer<TradesReport>;
}

/** The user's own trades against the one who took the other side and hedged. */
export function OwnTrades({ settings, onChange, prices, trades }: OwnTradesProps): JSX.Element {
  const names = trades.map(({ name }) => name);
  const asked = { ...tradesOptions(settings, prices.name, names), ...splitsAmong(dropped.value) };
  const told = useTrades(asked, trades);
  if (told === undefined) return <Loading what="Replaying your trades" />;
  const { answer, options } = told;
  const onTicker = (ticker: string): void => onChange({ ...settings, ticker });
  if (!answer.ok) return <NotReplayed refused={answer.refused} onTicker={onTicker} />;
  const report = answer.value;
  const run = { options, report };
  const { you, buyer, holding } = report.summary;
  const tickers = [...new Set(trades.flatMap((file) => file.tickers))].sort();
  return (
    <div>
      <PartyBar results={[you.pnl, buyer.pnl, holding.pnl]} />
      <div class="stack own history">
        {tickers.length > 1 && (
          <TickerChoice tickers={tickers} ticker={report.trades.ticker} onChange={onTicker} />
        )}
        <OwnAnswer run={run} />
        <div class="controls">
          <HedgeChoice
            hedge={settings.hedge}
            onChange={(hedge) => onChange({ ...settings, hedge })}
          />
          <StyleChoice
            style={settings.style}
            onChange={(style) => onChange({ ...settings, style })}
          />
        </div>
        <OwnReasons run={run} />
      </div>
    </div>
  );
}

interface NotReplayedProps {
  readonly refused: InputErrorParts;
  readonly onTicker: (ticker: string) => void;
}

/** Several stocks are a question, anything else is an error. */
function NotReplayed({ refused, onTicker }: NotReplayedProps): JSX.Element {
  const { choices = [] } = refused;
  if (choices.length === 0) return <Refused refused={refused} />;
  return <TickerChoice tickers={choices} ticker="" onChange={onTicker} />;
}

/** Asks again when the settings or the files change; the last report stays until then. */
function useTrades(options: LabOptions, files: readonly SeenFile[]): Told | undefined {
  const told = useSignal<Told | undefined>(undefined);
  const fail = useFailure();
  const ask = useMemo(
    () =>
      latestOnly(
        async ({ trades = [], ...others }: LabOptions) => (await engine()).trades(others, trades),
        (answer, asked) => {
          told.value = { answer, options: asked };
          tellProof(answer, asked);
        },
        fail,
      ),
    [told, fail],
  );
  const key = JSON.stringify([options, files]);
  useEffect(() => ask(options), [ask, key]);
  return told.value;
}

/** Tells the foot of the page what is shown. */
function tellProof(answer: Answer<TradesReport>, options: LabOptions): void {
  proof.value = answer.ok
    ? {
        seed: answer.value.seed,
        stateHash: answer.value.stateHash,
        priceSource: "your own fills",
        licence: "your own files",
        command: commandWords(options),
      }
    : undefined;
}
