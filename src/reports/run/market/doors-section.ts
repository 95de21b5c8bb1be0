import type { VegaDoorsReport } from "../../../measures/chain/vega-doors.ts";
import { percent, wholeMoney } from "../../statement/layout.ts";
import { twoColumns } from "./two-columns.ts";

/** What a door is called where vega comes in by it, and where it goes out. */
const WORDS: readonly (readonly [name: keyof VegaDoorsReport, into: string, out: string])[] = [
  ["before", "held at first", "owed at first"],
  ["bought", "bought from the public", "bought from the public"],
  ["sold", "sold to the public", "sold to the public"],
  ["listed", "bought on the exchange", "resold on the exchange"],
  ["blocks", "from desks, in blocks", "to desks, in blocks"],
  ["expiry", "expired or exercised", "expired or exercised"],
  ["decay", "decay of what is held", "decay of what is held"],
  ["held", "held at the end", "owed at the end"],
];

/**
 * Through which doors the makers' vega came and went. Shares are of all that came in; where they
 * owe some at the end, of all that went out.
 */
export function doorsSection(doors: VegaDoorsReport): string[] {
  const { held, ...changes } = doors;
  const all = Object.values(changes);
  if (all.every((one) => one === 0)) return [];
  const whole = all.reduce((sum, one) => sum + Math.max(one, 0), Math.max(-held, 0));
  return [
    "WHERE THEIR RISK WENT   vega of all makers, dollars a point of volatility",
    ...twoColumns(
      WORDS.map(([name, into, out]) => {
        const amount = doors[name];
        const words = amount < 0 || (amount === 0 && !isStock(name)) ? out : into;
        const hasShare = amount !== 0 && (name === "held" ? held > 0 : amount < 0);
        const share = hasShare ? ` ${percent(Math.abs(amount) / whole, 0)}` : "";
        return [wholeMoney(amount), words + share];
      }),
      AMOUNT,
    ),
  ];
}

const AMOUNT = 11;

function isStock(name: keyof VegaDoorsReport): boolean {
  return name === "before" || name === "held";
}
