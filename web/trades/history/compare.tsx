import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { QuickReport } from "../../../src/reports/quick-report.ts";
import { backgroundEngine } from "../../engine/open-engine.ts";
import { useFailure } from "../../engine/use-failure.ts";
import { count, signedWholeDollars } from "../../parts/format.ts";
import {
  canCompareMore,
  differenceWords,
  type HistorySettings,
  historyOptions,
} from "../history-settings.ts";
import type { HistoryRun } from "./use-history.ts";

interface CompareProps {
  readonly run: HistoryRun;
  readonly settings: HistorySettings;
  readonly kept: readonly HistorySettings[];
  readonly onKeep: (kept: readonly HistorySettings[]) => void;
  readonly onUse: (settings: HistorySettings) => void;
}

type Totals = QuickReport["summary"];

/** A kept setting with what came of it; undefined until it has been replayed. */
type Compared = Totals | string | undefined;

/** The present settings beside up to three that were kept. */
export function Compare({ run, settings, kept, onKeep, onUse }: CompareProps): JSX.Element {
  const results = useSignal<ReadonlyMap<string, Compared>>(new Map());
  const fail = useFailure();
  const { prices, splits } = run.options;
  const files = { prices: prices!, ...(splits === undefined ? {} : { splits }) };
  const others = kept.map((one) => onPricesOf(settings, one));
  const key = JSON.stringify([others, files]);
  useEffect(() => {
    replayAll(others, files, (name, result) => {
      results.value = new Map(results.value).set(name, result);
    }).catch(fail);
  }, [key]);
  const all = [settings, ...others];
  const columns = [
    {
      name: `present settings: ${differenceWords(settings, all)}`,
      result: run.report.summary as Compared,
    },
    ...others.map((one) => ({
      name: differenceWords(one, all),
      result: results.value.get(JSON.stringify(one)),
    })),
  ];
  return (
    <section class="stack" aria-labelledby="compare">
      <h2 id="compare">Compare settings</h2>
      <div class="row">
        <button
          id="keep"
          type="button"
          disabled={!canCompareMore(kept)}
          onClick={() => onKeep([...kept, settings])}
        >
          Keep the present settings to compare
        </button>
        {kept.length > 0 && (
          <button type="button" onClick={() => onKeep([])}>
            Forget them
          </button>
        )}
      </div>
      {kept.length > 0 && (
        <ComparedTable columns={columns} onUse={(column) => onUse(others[column - 1]!)} />
      )}
    </section>
  );
}

/** Settings that were kept on other prices, on these. */
function onPricesOf({ data, ticker }: HistorySettings, kept: HistorySettings): HistorySettings {
  return kept.data === data ? kept : { ...kept, data, ticker };
}

interface ComparedTableProps {
  /** The present settings first. */
  readonly columns: readonly { readonly name: string; readonly result: Compared }[];
  readonly onUse: (column: number) => void;
}

function ComparedTable({ columns, onUse }: ComparedTableProps): JSX.Element {
  return (
    <div class="scroll-sideways">
      <table class="compared-table" data-testid="compare">
        <caption class="hidden-visually">Results by settings</caption>
        <thead>
          <tr>
            <td />
            {columns.map(({ name }, i) => (
              <th key={`${i} ${name}`} scope="col" class="number compared">
                {name}
                {i > 0 && (
                  <button type="button" class="plain small" onClick={() => onUse(i)}>
                    use these
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ name, pick }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {columns.map(({ name: of, result }, i) => (
                <td key={`${i} ${of}`} class="number">
                  {result === undefined
                    ? "..."
                    : typeof result === "string"
                      ? result
                      : pick(result)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const ROWS: readonly { readonly name: string; readonly pick: (totals: Totals) => string }[] = [
  { name: "you", pick: ({ seller }) => signedWholeDollars(seller.pnl) },
  { name: "your buyer", pick: ({ buyer }) => signedWholeDollars(buyer.pnl) },
  { name: "just holding", pick: ({ buyAndHold }) => signedWholeDollars(buyAndHold.pnl) },
  {
    name: "you against just holding",
    pick: ({ versusHolding }) => signedWholeDollars(versusHolding.pnl),
  },
  { name: "taken in at the sales", pick: ({ premium }) => signedWholeDollars(premium) },
  {
    name: "sales with a gain for you",
    pick: ({ seller, cycles }) => `${count(seller.gains)} of ${count(cycles)}`,
  },
  {
    name: "sales with a gain for him",
    pick: ({ buyer, cycles }) => `${count(buyer.gains)} of ${count(cycles)}`,
  },
  { name: "your worst fall", pick: ({ seller }) => signedWholeDollars(seller.worstFall) },
];

async function replayAll(
  kept: readonly HistorySettings[],
  files: { readonly prices: string; readonly splits?: string },
  onResult: (name: string, result: Compared) => void,
): Promise<void> {
  const api = await backgroundEngine();
  for (const one of kept) {
    const answer = await api.quick({ ...historyOptions(one, files.prices), ...files });
    onResult(
      JSON.stringify(one),
      answer.ok ? answer.value.report.summary : `refused: ${answer.refused.what}`,
    );
  }
}
