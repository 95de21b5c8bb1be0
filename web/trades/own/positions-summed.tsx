import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { sumDollars } from "../../../src/reports/statement/layout.ts";
import { count } from "../../parts/format.ts";
import { Modal } from "../../parts/modal.tsx";
import { ReasonTable } from "../results/reason-table.tsx";
import { SummedRows } from "../results/summed-rows.tsx";
import { useOpened } from "../results/use-opened.ts";
import { type OwnRun, openedPosition, positionName } from "./own-run.ts";
import { PositionBooks } from "./position-books.tsx";
import type { PositionSum } from "./position-sums.ts";

interface PositionsSummedProps {
  readonly run: OwnRun;
  readonly summed: PositionSum;
  readonly onClose: () => void;
}

/** How a total was made: what each position adds, the rest, and behind each position the books. */
export function PositionsSummed({ run, summed, onClose }: PositionsSummedProps): JSX.Element {
  const asked = useSignal<number | undefined>(undefined);
  const opened = useOpened(run.options, asked.value, openedPosition);
  const { positions } = run.report;
  const { title, total, ofPosition, others } = summed;
  const ofAll = sumDollars(positions.map(ofPosition));
  return (
    <Modal title={`How it was made: ${title}`} onClose={onClose}>
      {others.length > 0 && (
        <ReasonTable
          caption={`${title}: the parts`}
          testId="sum-parts"
          lines={[{ amount: ofAll, words: `${count(positions.length)} positions` }, ...others]}
          sum={{ amount: total, words: title }}
        />
      )}
      <SummedRows
        title={title}
        total={ofAll}
        rows={positions}
        ofRow={ofPosition}
        kind="positions"
        columns={[{ name: "opened", text: ({ opened: day }) => day }]}
        nameOf={positionName}
        onOpen={(position) => {
          asked.value = positions.indexOf(position);
        }}
      />
      {opened !== undefined && (
        <PositionBooks
          position={positions[asked.value!]!}
          entries={opened.ok ? opened.value.entries : []}
          onClose={() => {
            asked.value = undefined;
          }}
        />
      )}
    </Modal>
  );
}
