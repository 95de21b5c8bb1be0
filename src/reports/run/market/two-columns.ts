/** Amounts with their names, two to a line. */
export function twoColumns(
  cells: readonly (readonly [amount: string, words: string])[],
  amountWidth: number,
): string[] {
  const told = cells.map(([amount, words]) => {
    return `${amount.padStart(amountWidth)}  ${words.padEnd(COLUMN - amountWidth - 2)}`;
  });
  return told.flatMap((cell, i) => (i % 2 === 0 ? [(cell + (told[i + 1] ?? "")).trimEnd()] : []));
}

const COLUMN = 40;
