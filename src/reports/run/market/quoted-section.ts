import { EXPIRY_BUCKETS, MONEYNESS } from "../../../measures/chain/chain-buckets.ts";
import type { QuotedCell } from "../../../measures/chain/quoted-liquidity.ts";
import { percent, tableRow } from "../../statement/layout.ts";

const LABEL = 14;
const CELL = 16;

/** Spread and size of what is quoted at the closes, by time to the expiry and moneyness. */
export function quotedSection(quotes: readonly QuotedCell[]): string[] {
  const rows = EXPIRY_BUCKETS.filter((days) => quotes.some((one) => isQuoted(one, days)));
  if (rows.length === 0) return [];
  return [
    "QUOTED AT THE CLOSES: spread in cents and in points, contracts at the best",
    tableRow(
      "  days left",
      MONEYNESS.map((name) => name.replaceAll("-", " ")),
      LABEL,
      CELL,
    ),
    ...rows.map((days) => {
      const cells = quotes.filter((one) => one.days === days);
      return tableRow(`  ${days}`, cells.map(cellWords), LABEL, CELL);
    }),
    tableRow(
      "  both sides",
      MONEYNESS.map((name) => bothSides(quotes.filter((one) => one.moneyness === name))),
      LABEL,
      CELL,
    ),
  ];
}

function isQuoted({ days, spread }: QuotedCell, bucket: string): boolean {
  return days === bucket && spread !== null;
}

function cellWords({ spread, spreadVolatility, bidSize, askSize }: QuotedCell): string {
  if (spread === null || bidSize === null || askSize === null) return "-";
  const points = spreadVolatility === null ? "-" : (spreadVolatility * 100).toFixed(1);
  const size = ((bidSize + askSize) / 2).toFixed(0);
  return `${(spread * 100).toFixed(1)}${points.padStart(6)}${size.padStart(4)}`;
}

/** Of the options of these cells, the share with a bid and an ask. */
function bothSides(cells: readonly QuotedCell[]): string {
  let [series, both] = [0, 0];
  for (const cell of cells) {
    if (cell.twoSided === null) continue;
    series += cell.series;
    both += cell.series * cell.twoSided;
  }
  return series === 0 ? "-" : percent(both / series);
}
