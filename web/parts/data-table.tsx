import type { ComponentChildren, JSX } from "preact";
import { type CsvCell, toCsv } from "./csv.ts";
import { SaveMenu } from "./save-menu.tsx";
import { useVirtualRows } from "./virtual-rows.ts";
import "./data-table.css";

/** A column of a table. */
export interface TableColumn<Row> {
  readonly name: string;
  readonly isNumber?: boolean;
  /** As it is shown where `cell` is left out, and saved where `value` is. */
  readonly text: (row: Row) => string;
  /** As it is saved, where that is another: a number without its signs and commas. */
  readonly value?: (row: Row) => CsvCell;
  readonly cell?: (row: Row) => ComponentChildren;
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly fileName: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  /** Of the box in which it scrolls, in rem. */
  readonly heightRem?: number;
  /** Rows that belong to the one below them stand without a line between. */
  readonly isWithNext?: (row: Row) => boolean;
}

/** A table of any length, and a way to save it. */
export function DataTable<Row>(props: DataTableProps<Row>): JSX.Element {
  const { fileName, columns, rows } = props;
  return (
    <div class="data-table">
      <TableBox {...props} />
      <SaveMenu
        fileName={fileName}
        csv={() =>
          toCsv(
            columns.map(({ name }) => name),
            rows.map((row) => columns.map(({ text, value = text }) => value(row))),
          )
        }
      />
    </div>
  );
}

/** The table alone: only the rows that are seen are drawn. */
export function TableBox<Row>(props: Omit<DataTableProps<Row>, "fileName">): JSX.Element {
  const { caption, columns, rows, heightRem = 20, isWithNext } = props;
  const { box, seen } = useVirtualRows(rows.length);
  const kind = (column: TableColumn<Row>): string => (column.isNumber ? "number" : "");
  return (
    <section
      class="table-box"
      ref={box}
      style={{ maxHeight: `${heightRem}rem` }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
      tabIndex={0}
      aria-label={caption}
    >
      <table aria-rowcount={rows.length + 1}>
        <caption class="hidden-visually">{caption}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column.name} scope="col" class={kind(column)}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap rows={seen.from} rowPixels={seen.rowPixels} columns={columns.length} />
          {rows.slice(seen.from, seen.to).map((row, i) => (
            <tr
              key={seen.from + i}
              aria-rowindex={seen.from + i + 2}
              class={isWithNext?.(row) ? "data-row with-next" : "data-row"}
            >
              {columns.map((column) => (
                <td key={column.name} class={kind(column)}>
                  {(column.cell ?? column.text)(row)}
                </td>
              ))}
            </tr>
          ))}
          <Gap rows={rows.length - seen.to} rowPixels={seen.rowPixels} columns={columns.length} />
        </tbody>
      </table>
    </section>
  );
}

interface GapProps {
  readonly rows: number;
  readonly rowPixels: number;
  readonly columns: number;
}

/** The room of rows that are not drawn. */
function Gap({ rows, rowPixels, columns }: GapProps): JSX.Element | null {
  if (rows <= 0) return null;
  return (
    <tr>
      <td colSpan={columns} style={{ height: `${rows * rowPixels}px`, padding: 0, border: 0 }} />
    </tr>
  );
}
