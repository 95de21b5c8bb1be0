import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { assignmentWords } from "../../../src/reports/statement/result-section.ts";
import { cycleWords, storyWords } from "../../../src/reports/statement/words.ts";
import { count } from "../../parts/format.ts";
import { type ThreeCell, type ThreeLine, ThreeResults } from "../results/three-results.tsx";
import { HowSummed } from "./how-summed.tsx";
import { resultRows, type Summed } from "./sums.ts";
import type { HistoryRun } from "./use-history.ts";

/** The three results as the statement has them; an amount shows how it was made. */
export function ResultTable({ run }: { readonly run: HistoryRun }): JSX.Element {
  const asked = useSignal<Summed | undefined>(undefined);
  const { report } = run;
  const { summary } = report;
  const { seller, buyer, buyAndHold } = summary;
  const { sellerHolds, buyerHolds } = storyWords(report);
  const cell = (summed: Summed): ThreeCell => ({
    value: summed.total,
    onClick: () => {
      asked.value = summed;
    },
  });
  const gained = ({ gains }: { readonly gains: number }): ThreeCell => ({
    value: `${count(gains)} of ${count(summary.cycles)}`,
  });
  const lines: readonly ThreeLine[] = [
    ...resultRows(report).map(({ name, cells: [you, his, holding] }) => ({
      name,
      cells: [cell(you), cell(his), cell(holding)] as const,
      isResult: name === "result",
    })),
    {
      name: `${cycleWords(report).cycles} with a gain`,
      cells: [gained(seller), gained(buyer), gained(buyAndHold)],
    },
    {
      name: "worst fall on the way",
      cells: [
        { value: seller.worstFall },
        { value: buyer.worstFall },
        { value: buyAndHold.worstFall },
      ],
    },
  ];
  return (
    <>
      <ThreeResults holdings={[sellerHolds, buyerHolds, "the shares"]} lines={lines} />
      <p class="soft">{assignmentWords(report)}</p>
      {asked.value !== undefined && (
        <HowSummed
          run={run}
          summed={asked.value}
          onClose={() => {
            asked.value = undefined;
          }}
        />
      )}
    </>
  );
}
