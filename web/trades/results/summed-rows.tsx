import type { JSX } from "preact";
import { DataTable, type TableColumn } from "../../parts/data-table.tsx";
import { count, signedDollars } from "../../parts/format.ts";

interface SummedRowsProps<Row> {
  readonly title: string;
  readonly total: number;
  readonly rows: readonly Row[];
  readonly ofRow: (row: Row) => number;
  /** What the rows are: `sales`. */
  readonly kind: string;
  /** What tells a row from others. */
  readonly columns: readonly TableColumn<Row>[];
  /** Whose entries are opened: `2011-07`. */
  readonly nameOf: (row: Row) => string;
  readonly onOpen: (row: Row) => void;
}

/** What each row adds to a total; a row opens its entries in the books. */
export function SummedRows<Row>(props: SummedRowsProps<Row>): JSX.Element {
  const { title, total, rows, ofRow, kind, columns, nameOf, onOpen } = props;
  const adding: readonly TableColumn<Row>[] = [
    ...columns,
    { name: "adds", isNumber: true, text: (row) => signedDollars(ofRow(row)) },
    {
      name: "in the books",
      text: nameOf,
      cell: (row) => (
        <button type="button" class="plain" onClick={() => onOpen(row)}>
          entries of {nameOf(row)}
        </button>
      ),
    },
  ];
  return (
    <>
      <p>
        {count(rows.length)} {kind} add up to <strong>{signedDollars(total)}</strong>.
      </p>
      <DataTable caption={title} fileName="how-it-was-made" columns={adding} rows={rows} />
    </>
  );
}
