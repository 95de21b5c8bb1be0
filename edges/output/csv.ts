/** One line of a CSV file, without its end. */
export function csvLine(cells: readonly (string | number | boolean)[]): string {
  let line = csvCell(`${cells[0]!}`);
  for (let i = 1; i < cells.length; i++) line += `,${csvCell(`${cells[i]!}`)}`;
  return line;
}

/** In quotes where it must be (RFC 4180). */
export function csvCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
