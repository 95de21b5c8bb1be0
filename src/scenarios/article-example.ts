import { dayFromIso } from "../calendar/civil-date.ts";
import { amountFromDollars } from "../money/amount.ts";
import type { ReplayConfig } from "../simulator/history/replay-config.ts";

/** The stock: 100, up to 102 and back, down to 98 and back; on the last day the option ends. */
const DAYS = ["2021-03-01", "2021-03-02", "2021-03-03", "2021-03-04", "2021-03-05", "2021-03-08"];
const CLOSES = [100, 102, 100, 98, 100, 100];

/** The option's deltas at the closes, as its holder has them: of one share. */
export const ARTICLE_DELTAS: Readonly<Record<"put" | "call", readonly number[]>> = {
  put: [-0.5, -0.49, -0.5, -0.51, -0.5],
  call: [0.5, 0.51, 0.5, 0.49, 0.5],
};

/** So little volatility that the option costs $3: the example is about the share trades. */
const VOLATILITY = 0.0061;

/** One option on 100 shares, sold on the first day; its buyer hedges at the given deltas. */
export function articleConfig(right: "put" | "call"): ReplayConfig {
  const column = (value: number): Float64Array => new Float64Array(CLOSES.length).fill(value);
  return {
    days: Int32Array.from(DAYS, (day) => dayFromIso(day)!),
    closes: Float64Array.from(CLOSES, amountFromDollars),
    cycles: [{ entry: 0, expiry: CLOSES.length - 1 }],
    strategy: right === "put" ? "cash-secured-put" : "covered-call",
    contracts: 1,
    strike: { kind: "spot" },
    ticks: "listed",
    style: "european",
    seed: 1,
    saleVolatility: column(VOLATILITY),
    hedge: { kind: "given-deltas", deltas: ARTICLE_DELTAS[right] },
    makerEdge: 0,
    halfSpreads: column(0),
    rates: column(0),
    yields: column(0),
    dividends: column(0),
    announced: false,
  };
}
