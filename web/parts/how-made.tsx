import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { EntryLine } from "../../src/reports/followed/entry-lines.ts";
import { DataTable, type TableColumn } from "./data-table.tsx";
import { partyName } from "./flows/party-names.ts";
import { count, signedCount, signedDollars } from "./format.ts";
import { Modal } from "./modal.tsx";

interface HowMadeProps {
  readonly title: string;
  /** The sum in words: "taken in at the sale 1,234.00 - worth at expiry 900.00 = ...". */
  readonly sum: string;
  readonly lines: readonly EntryLine[];
  readonly onClose: () => void;
}

/** A line and where it stands in its entry. */
interface PlacedLine extends EntryLine {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

const COLUMNS: readonly TableColumn<PlacedLine>[] = [
  onceAnEntry("entry", ({ entry }) => String(entry)),
  onceAnEntry("date", ({ date }) => date),
  onceAnEntry("why", ({ cause }) => cause),
  { name: "account", text: ({ account }) => partyName(account).words },
  { name: "what", text: ({ asset }) => asset },
  {
    name: "amount",
    isNumber: true,
    text: ({ asset, amount }) => (asset === "cash" ? signedDollars(amount) : signedCount(amount)),
    value: ({ amount }) => amount,
  },
];

/** What all lines of an entry have in common is seen at the first, and read out at each. */
function onceAnEntry(name: string, text: (line: EntryLine) => string): TableColumn<PlacedLine> {
  return {
    name,
    text,
    cell: (line) => (line.isFirst ? text(line) : <span class="hidden-visually">{text(line)}</span>),
  };
}

/** Marks the first and last lines of each entry; its lines stand together. */
function placeLines(lines: readonly EntryLine[]): PlacedLine[] {
  return lines.map((line, i) => ({
    ...line,
    isFirst: lines[i - 1]?.entry !== line.entry,
    isLast: lines[i + 1]?.entry !== line.entry,
  }));
}

/** How a number was made: the sum, and every line of the books behind it. */
export function HowMade({ title, sum, lines, onClose }: HowMadeProps): JSX.Element {
  const entries = new Set(lines.map(({ entry }) => entry)).size;
  const placed = useMemo(() => placeLines(lines), [lines]);
  return (
    <Modal title={title} onClose={onClose} isWide>
      <p>{sum}</p>
      <p class="soft small">
        {count(entries)} entries in the books, {count(lines.length)} lines. Each entry names its
        accounts, and its lines sum to {offBy(lines)} for every kind of thing in it.
      </p>
      <DataTable
        caption="Lines of the books"
        fileName="entries"
        columns={COLUMNS}
        rows={placed}
        isWithNext={({ isLast }) => !isLast}
        heightRem={22}
      />
    </Modal>
  );
}

/** The largest sum of an entry's lines of one asset, recounted from what is shown: 0.0000. */
export function offBy(lines: readonly EntryLine[]): string {
  const sums = new Map<string, number>();
  for (const { entry, asset, amount } of lines) {
    const key = `${entry} ${asset}`;
    sums.set(key, (sums.get(key) ?? 0) + Math.round(amount * 10_000));
  }
  const worst = Math.max(0, ...[...sums.values()].map(Math.abs));
  return (worst / 10_000).toFixed(4);
}
