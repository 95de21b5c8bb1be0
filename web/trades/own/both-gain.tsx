import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { outcomeOf } from "../../../src/reports/cycle-report.ts";
import type { Outcome } from "../../../src/reports/replay-report.ts";
import type { PositionReport, TradesReport } from "../../../src/reports/trades/trades-report.ts";
import { DataTable, type TableColumn } from "../../parts/data-table.tsx";
import { count, signedDollars, wholeDollars } from "../../parts/format.ts";
import { Modal } from "../../parts/modal.tsx";
import { TwoByTwo } from "../results/two-by-two.tsx";
import { positionName } from "./own-run.ts";

const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  both: "your options gained, your buyer gained",
  sellerOnly: "your options gained, your buyer lost",
  buyerOnly: "your options lost, your buyer gained",
  neither: "your options lost, your buyer lost",
};

const COLUMNS: readonly TableColumn<PositionReport>[] = [
  { name: "option", text: positionName },
  { name: "opened", text: ({ opened }) => opened },
  { name: "your option", isNumber: true, text: ({ option }) => signedDollars(option) },
  { name: "your buyer", isNumber: true, text: ({ buyer }) => signedDollars(buyer.hedged) },
];

/** In how many positions both gained, one did, or none. */
export function BothGain({ report }: { readonly report: TradesReport }): JSX.Element {
  const asked = useSignal<Outcome | undefined>(undefined);
  const { summary, positions } = report;
  const { you, buyer, versusHolding, outcomes } = summary;
  const { hedged, optionAlone } = outcomes;
  const outcome = asked.value;
  return (
    <section class="stack" aria-labelledby="both-gain">
      <h2 id="both-gain">Did both gain?</h2>
      <p>
        In total {you.pnl > 0 && buyer.pnl > 0 ? "yes" : "no"}. Against just holding your shares,
        the options {versusHolding < 0 ? "cost" : "brought"} you{" "}
        {wholeDollars(Math.abs(versusHolding))}.
      </p>
      <div class="side-by-side">
        <TwoByTwo
          title="By position, the buyer with the hedge of each"
          columns={["buyer gained", "buyer lost"]}
          rows={["your options gained", "your options lost"]}
          counts={hedged}
          onPick={(picked) => {
            asked.value = picked;
          }}
        />
      </div>
      <p>
        Of {count(positions.length)} positions your options alone gained in{" "}
        {count(optionAlone.gained)}.
      </p>
      {outcome !== undefined && (
        <Modal
          title={`By position: ${OUTCOME_WORDS[outcome]}`}
          onClose={() => {
            asked.value = undefined;
          }}
        >
          <p>A result of exactly zero is no gain.</p>
          <DataTable
            caption="Positions of this outcome"
            fileName="counted"
            columns={COLUMNS}
            rows={positions.filter(
              ({ option, buyer: his }) => outcomeOf(option, his.hedged) === outcome,
            )}
          />
        </Modal>
      )}
    </section>
  );
}
