import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { EntryLine } from "../../../src/reports/followed/entry-lines.ts";
import { engine } from "../../engine/open-engine.ts";
import { Amount } from "../../parts/amount.tsx";
import { paymentEntries } from "../../parts/flows/payment-entries.ts";
import { signedDollars } from "../../parts/format.ts";
import { HowMade } from "../../parts/how-made.tsx";
import { Modal } from "../../parts/modal.tsx";
import { type ResultRow, resultRows, rowEntries, rowWords, sumWords } from "./result-rows.ts";
import type { LiveRun } from "./use-live-run.ts";

/** How a number was made; lines of the books where it has some. */
interface Shown {
  readonly title: string;
  readonly sum: string;
  readonly lines: readonly EntryLine[];
}

/** Parties of the columns, and their accounts: just holding is a yardstick and has none. */
const PARTIES = [
  { name: "you", account: "seller" },
  { name: "your buyer", account: "buyer" },
  { name: "just holding", account: undefined },
] as const;

const YARDSTICK =
  "Just holding is a yardstick: the same shares without the option, at the same closes. It is in " +
  "nobody's books.";

/** The three results side by side; any number shows how it was made. */
export function LiveResults({ run }: { readonly run: LiveRun }): JSX.Element {
  const shown = useSignal<Shown | undefined>(undefined);
  const rows = resultRows(run.report);
  const close = (): void => {
    shown.value = undefined;
  };
  const show = async (row: ResultRow, column: number): Promise<void> => {
    const { name, account } = PARTIES[column]!;
    const title = `How it was made: ${row.name}, ${name}`;
    const amount =
      row.name === "result"
        ? sumWords(rows, column)
        : `${row.name} ${signedDollars(row.values[column]!)}.`;
    if (account === undefined) {
      shown.value = { title, sum: `${amount} ${YARDSTICK}`, lines: [] };
      return;
    }
    const answer = await (await engine()).entries(run.options, 0);
    if (!answer.ok) return;
    const all = paymentEntries(answer.value, { to: account, from: undefined });
    const sum = `${amount} ${rowWords(run.report, row.name, column)}`.trim();
    shown.value = { title, sum, lines: rowEntries(all, row.name) };
  };
  return (
    <>
      <ResultTable run={run} rows={rows} onShow={show} />
      {shown.value !== undefined && <Made shown={shown.value} onClose={close} />}
    </>
  );
}

interface MadeProps {
  readonly shown: Shown;
  readonly onClose: () => void;
}

function Made({ shown, onClose }: MadeProps): JSX.Element {
  const { title, sum, lines } = shown;
  if (lines.length > 0) return <HowMade title={title} sum={sum} lines={lines} onClose={onClose} />;
  return (
    <Modal title={title} onClose={onClose}>
      <p>{sum}</p>
      <p class="soft">No entry in the books is behind it.</p>
    </Modal>
  );
}

interface ResultTableProps {
  readonly run: LiveRun;
  readonly rows: readonly ResultRow[];
  readonly onShow: (row: ResultRow, column: number) => void;
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
        {rows.map((row) => (
          <tr key={row.name} class={row.name === "result" ? "result" : ""}>
            <th scope="row">{row.name}</th>
            {row.values.map((value, column) => (
              <td key={parties[column]!.name} class="number">
                <Amount value={value} onClick={() => onShow(row, column)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
