import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { ExplainReport } from "../../../../src/reports/replay-report.ts";
import { cycleWords } from "../../../../src/reports/statement/words.ts";
import type { Answer, LabOptions } from "../../../engine/engine-api.ts";
import { engine } from "../../../engine/open-engine.ts";
import { PickedBars } from "../../results/picked-bars.tsx";
import { useOpened } from "../../results/use-opened.ts";
import { cycleLabel } from "../sums.ts";
import type { HistoryRun } from "../use-history.ts";
import { MonthDays } from "./month-days.tsx";

interface MonthSectionProps {
  readonly run: HistoryRun;
  /** The month that is opened, by its label; empty: none. */
  readonly month: string;
  readonly onMonth: (month: string) => void;
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
  const days = useOpened(run.options, picked, daysOf);
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
      {days !== undefined && (
        <MonthDays run={run} index={picked!} explain={days.ok ? days.value : undefined} />
      )}
    </section>
  );
}

async function daysOf(options: LabOptions, index: number): Promise<Answer<ExplainReport>> {
  return (await engine()).days(options, index);
}
