import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { outcomeOf } from "../../../../src/reports/cycle-report.ts";
import type { QuickCycle } from "../../../../src/reports/quick-report.ts";
import type { Outcome } from "../../../../src/reports/replay-report.ts";
import { cycleWords, storyWords } from "../../../../src/reports/statement/words.ts";
import { DataTable, type TableColumn } from "../../../parts/data-table.tsx";
import { count, signedDollars, wholeDollars } from "../../../parts/format.ts";
import { Modal } from "../../../parts/modal.tsx";
import { TwoByTwo } from "../../results/two-by-two.tsx";
import type { HistoryRun } from "../use-history.ts";

/** Cycles of one outcome, and what is counted as the seller's gain in them. */
interface Counted {
  readonly title: string;
  readonly cycles: readonly QuickCycle[];
  readonly yours: (cycle: QuickCycle) => number;
}

const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  both: "you gained, your buyer gained",
  sellerOnly: "you gained, your buyer lost",
  buyerOnly: "you lost, your buyer gained",
  neither: "you lost, your buyer lost",
};

/** In how many months both gained, one did, or none: with the shares, and the options alone. */
export function BothGain({ run: { report } }: { readonly run: HistoryRun }): JSX.Element {
  const asked = useSignal<Counted | undefined>(undefined);
  const { summary, cycles } = report;
  const { seller, buyer, versusHolding, outcomes } = summary;
  const both = seller.pnl > 0 && buyer.pnl > 0;
  const { options } = storyWords(report);
  const { pnl } = versusHolding;
  const table = (title: string, which: "withShares" | "optionAlone"): JSX.Element => {
    const yours = (cycle: QuickCycle): number =>
      which === "withShares" ? cycle.seller.pnl : cycle.seller.option;
    return (
      <TwoByTwo
        title={title}
        columns={["buyer gained", "buyer lost"]}
        rows={["you gained", "you lost"]}
        counts={outcomes[which]}
        onPick={(outcome) => {
          const isCounted = (cycle: QuickCycle): boolean =>
            outcomeOf(yours(cycle), cycle.buyer.pnl) === outcome;
          const counted = `${title}: ${OUTCOME_WORDS[outcome]}`;
          asked.value = { title: counted, cycles: cycles.filter(isCounted), yours };
        }}
      />
    );
  };
  return (
    <section class="stack" aria-labelledby="both-gain">
      <h2 id="both-gain">Did both gain?</h2>
      <p>
        In total {both ? "yes" : "no"}. Against just holding the shares, selling {options}{" "}
        {pnl < 0 ? "cost" : "brought"} you {wholeDollars(Math.abs(pnl))}.
      </p>
      <div class="side-by-side">
        {table(`Your whole result, by ${cycleWords(report).cycle}`, "withShares")}
        {table(`Your ${options} alone`, "optionAlone")}
      </div>
      {asked.value !== undefined && (
        <CountedCycles
          counted={asked.value}
          onClose={() => {
            asked.value = undefined;
          }}
        />
      )}
    </section>
  );
}

interface CountedCyclesProps {
  readonly counted: Counted;
  readonly onClose: () => void;
}

function CountedCycles({ counted, onClose }: CountedCyclesProps): JSX.Element {
  const { title, cycles, yours } = counted;
  const columns: readonly TableColumn<QuickCycle>[] = [
    { name: "sold", text: ({ entry }) => entry },
    { name: "ended", text: ({ ended }) => ended },
    { name: "you", isNumber: true, text: (cycle) => signedDollars(yours(cycle)) },
    { name: "your buyer", isNumber: true, text: ({ buyer }) => signedDollars(buyer.pnl) },
  ];
  return (
    <Modal title={title} onClose={onClose}>
      <p>{count(cycles.length)} sales. A result of exactly zero is no gain.</p>
      <DataTable caption={title} fileName="counted" columns={columns} rows={cycles} />
    </Modal>
  );
}
