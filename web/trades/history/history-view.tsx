import type { JSX } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { proof } from "../../app/proof.ts";
import { changeSettings, route } from "../../app/route.ts";
import { commandWords } from "../../engine/command-words.ts";
import { Loading, Refused } from "../../parts/states.tsx";
import { dropped, splitsAmong } from "../files/dropped.ts";
import {
  formatCompared,
  type HistorySettings,
  historyOptions,
  parseCompared,
} from "../history-settings.ts";
import { PartyBar } from "../results/three-results.tsx";
import { Compare } from "./compare.tsx";
import { HistoryAnswer } from "./history-answer.tsx";
import { HistoryControls } from "./history-controls.tsx";
import { HistoryReasons } from "./history-reasons.tsx";
import { Older } from "./older.tsx";
import { type ExplainedRun, type HistoryRun, useHistory } from "./use-history.ts";
import "./history-view.css";

interface HistoryViewProps {
  readonly settings: HistorySettings;
  readonly onChange: (settings: HistorySettings) => void;
  /** The name under which the engine keeps the price file. */
  readonly prices: string;
  /** `Apple`, or the file's name. */
  readonly name: string;
  readonly licence: string;
  readonly isOwnFile: boolean;
}

/** A history by rule: the answer, the settings that it follows, and the reasons. */
export function HistoryView(props: HistoryViewProps): JSX.Element {
  const { settings, onChange, prices, name, licence, isOwnFile } = props;
  const splits = isOwnFile ? splitsAmong(dropped.value) : {};
  const options = { ...historyOptions(settings, prices), ...splits };
  const history = useHistory(options);
  const { run, refused } = history;
  const shown = refused.value === undefined ? run.value : undefined;
  useProof(shown && history.explained.value, licence);
  const isNewest = JSON.stringify(shown?.options) === JSON.stringify(options);
  const { month = "", compare = "" } = route.value.settings;
  return (
    <div>
      {shown !== undefined && <PartyBar results={resultsOf(shown)} />}
      <Older class="stack history" isOlder={!isNewest && shown !== undefined}>
        {refused.value !== undefined && <Refused refused={refused.value} />}
        {shown === undefined && refused.value === undefined && (
          <Loading what={`Replaying ${name}`} />
        )}
        {shown !== undefined && <HistoryAnswer run={shown} name={name} isOwnFile={isOwnFile} />}
        <HistoryControls settings={settings} onChange={onChange} />
        {shown !== undefined && (
          <HistoryReasons
            run={shown}
            history={history}
            settings={settings}
            month={month}
            onMonth={(label) => changeSettings({ month: label })}
            onChange={onChange}
          >
            <Compare
              run={shown}
              settings={settings}
              kept={parseCompared(compare)}
              onKeep={(next) => changeSettings({ compare: formatCompared(next) })}
              onUse={onChange}
            />
          </HistoryReasons>
        )}
      </Older>
    </div>
  );
}

function resultsOf({ report }: HistoryRun): readonly [number, number, number] {
  const { seller, buyer, buyAndHold } = report.summary;
  return [seller.pnl, buyer.pnl, buyAndHold.pnl];
}

/** Tells the foot of the page the last fingerprint, and the command line that it belongs to. */
function useProof(run: ExplainedRun | undefined, licence: string): void {
  useLayoutEffect(() => {
    proof.value = run && {
      seed: run.report.seed,
      stateHash: run.report.stateHash,
      priceSource: `modelled from ${run.report.priceSource}`,
      licence,
      command: commandWords(run.options),
    };
  }, [run, licence]);
}
