import type { MakersRisk } from "../../../measures/chain/makers-risk.ts";
import { type QuotedVolatility, SMILE } from "../../../measures/chain/quoted-volatility.ts";
import { money, tableRow, wholeMoney } from "../../statement/layout.ts";

const LABEL = 14;
const POINTS = 14;
const AMOUNT = 11;

/** By time to the expiry: quotes beside the forecast, and what makers hold. */
export function volatilitySection(
  quoted: readonly QuotedVolatility[],
  makers: readonly MakersRisk[],
): string[] {
  const row = (label: string, points: readonly string[], held: readonly string[]): string =>
    tableRow(tableRow(label, points, LABEL, POINTS), held, LABEL + SMILE.length * POINTS, AMOUNT);
  const rows = makers.flatMap(({ days, vega, dollarGamma }) => {
    const cells = quoted.filter((one) => one.days === days);
    if (vega === 0 && cells.every(({ quotes }) => quotes === 0)) return [];
    const points = cells.map(({ distortion }) => {
      return distortion === null ? "-" : money(distortion * 100);
    });
    return [row(`  ${days}`, points, [wholeMoney(vega), wholeMoney(dollarGamma)])];
  });
  if (rows.length === 0) return [];
  return [
    "QUOTED ABOVE THE FORECAST, in points of volatility        MAKERS HOLD, dollars",
    row("  days left", SMILE, ["a point", "for 1 %"]),
    ...rows,
  ];
}
