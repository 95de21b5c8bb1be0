import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { EntryLine } from "../../../src/reports/followed/entry-lines.ts";
import { engine } from "../../engine/open-engine.ts";
import { Amount } from "../../parts/amount.tsx";
import { paymentEntries } from "../../parts/flows/payment-entries.ts";
import { HowMade } from "../../parts/how-made.tsx";
import { Modal } from "../../parts/modal.tsx";
import { type ResultRow, resultRows, sumWords } from "./result-rows.ts";
import type { LiveRun } from "./use-live-run.ts";

/** How a party's result was made; lines of the books where it is in them. */
interface Shown {
  readonly sum: string;
  readonly lines: readonly EntryLine[] | undefined;
}

/** Accounts of the columns: just holding is a yardstick, not an account. */
const ACCOUNTS = ["seller", "buyer", undefined] as const;

/** The three results side by side; any number shows how it was made. */
export function LiveResults({ run }: { readonly run: LiveRun }): JSX.Element {
  const shown = useSignal<Shown | undefined>(undefined);
  const rows = resultRows(run.report);
  const close = (): void => {
    shown.value = undefined;
  };
  const show = async (column: number): Promise<void> => {
    const sum = sumWords(rows, column);
    const account = ACCOUNTS[column];
    if (account === undefined) {
      shown.value = { sum, lines: undefined };
      return;
    }
    const answer = await (await engine()).entries(run.options, 0);
    if (answer.ok)
      shown.value = { sum, lines: paymentEntries(answer.value, { to: account, from: undefined }) };
  };
  return (
    <>
      <ResultTable run={run} rows={rows} onShow={show} />
      {shown.value?.lines !== undefined && (
        <HowMade
          title="How it was made"
          sum={shown.value.sum}
          lines={shown.value.lines}
          onClose={close}
        />
      )}
      {shown.value !== undefined && shown.value.lines === undefined && (
        <Modal title="How it was made" onClose={close}>
          <p>{shown.value.sum}</p>
          <p class="soft">
            Just holding is a yardstick: the same shares without the option, at the same closes. It
            is in nobody's books.
          </p>
        </Modal>
      )}
    </>
  );
}

interface ResultTableProps {
  readonly run: LiveRun;
  readonly rows: readonly ResultRow[];
  readonly onShow: (column: number) => void;
}

function ResultTable({ run, rows, onShow }: ResultTableProps): JSX.Element {
  const { strategy, hedge } = run.settings;
  const isCall = strategy === "covered-call";
  const option = isCall ? "call" : "put";
  const parties = [
    { name: "you", holds: `${isCall ? "shares" : "cash"} + ${option}`, colour: "you" },
    {
      name: "your buyer",
      holds: hedge === "none" ? `the ${option}` : `${option} + hedge`,
      colour: "buyer",
    },
    { name: "just holding", holds: "the shares", colour: "holding" },
  ];
  return (
    <table class="three-results">
      <caption class="hidden-visually">The three results</caption>
      <thead>
        <tr>
          <td />
          {parties.map(({ name, holds, colour }) => (
            <th key={name} scope="col" class={`number party party-${colour}`}>
              {name}
              <span class="soft small">{holds}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, values }) => (
          <tr key={name} class={name === "result" ? "result" : ""}>
            <th scope="row">{name}</th>
            {values.map((value, column) => (
              <td key={parties[column]!.name} class="number">
                <Amount value={value} onClick={() => onShow(column)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
