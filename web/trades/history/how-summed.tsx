import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { EntryLine } from "../../../src/reports/followed/entry-lines.ts";
import type { QuickCycle } from "../../../src/reports/quick-report.ts";
import type { Answer, LabOptions } from "../../engine/engine-api.ts";
import { engine } from "../../engine/open-engine.ts";
import { signedDollars } from "../../parts/format.ts";
import { HowMade } from "../../parts/how-made.tsx";
import { Modal } from "../../parts/modal.tsx";
import { SummedRows } from "../results/summed-rows.tsx";
import { useOpened } from "../results/use-opened.ts";
import { cycleLabel, type Summed } from "./sums.ts";
import type { HistoryRun } from "./use-history.ts";

/** A run whose cycles tell what is summed. */
type RunOf<Cycle> = HistoryRun & { readonly report: { readonly cycles: readonly Cycle[] } };

interface HowSummedProps<Cycle extends QuickCycle> {
  readonly run: RunOf<Cycle>;
  readonly summed: Summed<Cycle>;
  readonly onClose: () => void;
}

/** How a total was made: what each month adds to it, and behind each month the books. */
export function HowSummed<Cycle extends QuickCycle>({
  run,
  summed,
  onClose,
}: HowSummedProps<Cycle>): JSX.Element {
  return (
    <Modal title={`How it was made: ${summed.title}`} onClose={onClose}>
      <SummedCycles run={run} summed={summed} />
    </Modal>
  );
}

type PickLines = (lines: readonly EntryLine[]) => readonly EntryLine[];

interface SummedCyclesProps<Cycle extends QuickCycle> {
  readonly run: RunOf<Cycle>;
  readonly summed: Summed<Cycle>;
  /** Of a month's lines those that matter; all without it. */
  readonly pickLines?: PickLines;
}

/** What each month adds to a total; a month opens its entries in the books. */
export function SummedCycles<Cycle extends QuickCycle>({
  run,
  summed,
  pickLines,
}: SummedCyclesProps<Cycle>): JSX.Element {
  const opened = useSignal<Cycle | undefined>(undefined);
  const { cycles, conventions } = run.report;
  const { title, total, ofCycle } = summed;
  return (
    <>
      <SummedRows
        title={title}
        total={total}
        rows={cycles}
        ofRow={ofCycle}
        kind="sales"
        columns={[
          { name: "sold", text: ({ entry }) => entry },
          { name: "ended", text: ({ ended }) => ended },
        ]}
        nameOf={(cycle) => cycleLabel(cycle, conventions.cycle)}
        onOpen={(cycle) => {
          opened.value = cycle;
        }}
      />
      {opened.value !== undefined && (
        <CycleEntries
          run={run}
          cycle={opened.value}
          sum={`${title}: ${signedDollars(ofCycle(opened.value))}.`}
          pickLines={pickLines}
          onClose={() => {
            opened.value = undefined;
          }}
        />
      )}
    </>
  );
}

interface CycleEntriesProps {
  readonly run: HistoryRun;
  readonly cycle: QuickCycle;
  readonly sum: string;
  readonly pickLines?: PickLines | undefined;
  readonly onClose: () => void;
}

/** The lines of the books in one cycle. */
export function CycleEntries(props: CycleEntriesProps): JSX.Element | null {
  const { run, cycle, sum, pickLines = (all) => all, onClose } = props;
  const told = useOpened(run.options, run.report.cycles.indexOf(cycle), entriesOf);
  if (told === undefined) return null;
  return (
    <HowMade
      title={`The books from ${cycle.entry} to ${cycle.ended}`}
      sum={sum}
      lines={pickLines(told.ok ? told.value : [])}
      onClose={onClose}
    />
  );
}

async function entriesOf(
  options: LabOptions,
  cycle: number,
): Promise<Answer<readonly EntryLine[]>> {
  return (await engine()).entries(options, cycle);
}
