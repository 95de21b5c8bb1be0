import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { ExplainReport } from "../../../../src/reports/replay-report.ts";
import { cycleWords } from "../../../../src/reports/statement/words.ts";
import type { LabOptions } from "../../../engine/engine-api.ts";
import { latestOnly } from "../../../engine/latest.ts";
import { engine } from "../../../engine/open-engine.ts";
import { PickedBars } from "../../results/picked-bars.tsx";
import { cycleLabel } from "../sums.ts";
import type { HistoryRun } from "../use-history.ts";
import { MonthDays } from "./month-days.tsx";

interface MonthSectionProps {
  readonly run: HistoryRun;
  /** The month that is opened, by its label; empty: none. */
  readonly month: string;
  readonly onMonth: (month: string) => void;
}

/** A month day by day, or that there is nothing to tell. */
interface Told {
  readonly options: LabOptions;
  readonly index: number;
  /** Undefined: nobody bid in it. */
  readonly explain: ExplainReport | undefined;
}

/** Every month as a bar; one of them opened day by day. */
export function MonthSection({ run, month, onMonth }: MonthSectionProps): JSX.Element {
  const { cycles, conventions } = run.report;
  const bars = useMemo(
    () =>
      cycles.map((cycle) => ({
        label: cycleLabel(cycle, conventions.cycle),
        value: cycle.seller.pnl,
      })),
    [cycles, conventions],
  );
  const found = bars.findIndex(({ label }) => label === month);
  const picked = found < 0 ? undefined : found;
  const told = useDays(run.options, picked);
  const { cycle: each, cycles: all } = cycleWords(run.report);
  return (
    <section class="stack" aria-labelledby="months">
      <h2 id="months">Your {all}</h2>
      <p class="soft">Pick one to see it day by day.</p>
      <PickedBars
        title={`Your result by ${each} of sale`}
        fileName="months"
        bars={bars}
        each={each}
        picked={picked}
        onPick={(index) => onMonth(index === undefined ? "" : bars[index]!.label)}
      />
      {picked !== undefined && told?.options === run.options && told.index === picked && (
        <MonthDays run={run} index={picked} explain={told.explain} />
      )}
    </section>
  );
}

/** The days of the cycle that was picked last; a drag over many asks for the last one only. */
function useDays(options: LabOptions, picked: number | undefined): Told | undefined {
  const told = useSignal<Told | undefined>(undefined);
  const failure = useSignal<unknown>(undefined);
  if (failure.value !== undefined) throw failure.value;
  const ask = useMemo(
    () =>
      latestOnly(
        async ({ options: of, index }: Omit<Told, "explain">) => (await engine()).days(of, index),
        (answer, asked) => {
          told.value = { ...asked, explain: answer.ok ? answer.value : undefined };
        },
        (error) => {
          failure.value = error;
        },
      ),
    [told, failure],
  );
  useEffect(() => {
    if (picked !== undefined) ask({ options, index: picked });
  }, [ask, options, picked]);
  return told.value;
}
