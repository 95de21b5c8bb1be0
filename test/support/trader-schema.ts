import { z } from "zod";
import { replayReportSchema } from "./replay-schema.ts";

/** The JSON of a volatility trader as docs/cli.md says it: strict, an extra field is an error. */

const dollars = z
  .number()
  .refine((value) => Math.abs(value * 1e4 - Math.round(value * 1e4)) < 1e-3, {
    message: "more than 4 decimals",
  });
const whole = z.int().nonnegative();
const shared = replayReportSchema.shape;
const traded = z.strictObject({ pnl: dollars, parts: z.record(z.string(), dollars) });
const totals = z.strictObject({
  pnl: dollars,
  gains: whole,
  worstFall: dollars,
  option: dollars,
  stock: dollars,
  dividends: dollars,
  interest: dollars,
  borrow: dollars,
  fees: dollars,
});
const group = {
  trades: whole,
  gains: whole,
  seen: dollars,
  earned: dollars,
  mean: dollars.nullable(),
  standardError: dollars.nullable(),
};

const cycle = z.strictObject({
  entry: z.iso.date(),
  right: z.literal("call"),
  expiry: z.iso.date(),
  spot: dollars,
  settle: dollars,
  strike: dollars,
  years: z.number().positive(),
  rate: z.number(),
  side: z.enum(["bought", "sold", "none"]),
  contracts: whole,
  premium: dollars,
  forecast: z.number().positive().nullable(),
  midVol: z.number().positive().nullable(),
  bidVol: z.number().nonnegative().nullable(),
  askVol: z.number().nonnegative().nullable(),
  realizedVol: z.number().nonnegative(),
  edge: z.number().nullable(),
  hedgeCost: z.number().nonnegative().nullable(),
  seen: dollars,
  trader: traded,
  maker: traded,
});

const summary = z.strictObject({
  cycles: whole,
  bought: whole,
  sold: whole,
  none: whole,
  withoutQuote: whole,
  withoutForecast: whole,
  trader: totals,
  maker: totals,
  shareTraders: z.strictObject({ pnl: dollars, stock: dollars, dividends: dollars }),
  edge: z.strictObject({
    seen: dollars,
    earned: dollars,
    volatility: dollars,
    spread: dollars,
    shares: dollars,
    sharesSpread: dollars,
    carry: dollars,
    marks: dollars,
    exercise: dollars,
    fees: dollars,
    residual: dollars,
  }),
  trades: z.strictObject(group),
  bySide: z.strictObject({ bought: z.strictObject(group), sold: z.strictObject(group) }),
  byEdge: z.array(
    z.strictObject({ from: z.number().nullable(), to: z.number().nullable(), ...group }),
  ),
  benchmarks: z.strictObject({
    alwaysBuy: dollars,
    alwaysSell: dollars,
    permuted: z.strictObject({ permutations: z.literal(1000), mean: dollars, asGood: whole }),
  }),
  sensitivity: z
    .array(z.strictObject({ points: z.int(), trader: dollars, maker: dollars, trades: whole }))
    .length(5),
  meanMidVol: z.number().positive().nullable(),
  meanRealizedVol: z.number().nonnegative(),
});

export const traderReportSchema = z.strictObject({
  schema: z.literal("bothsides.trader/1"),
  seed: shared.seed,
  input: shared.input,
  prices: shared.prices,
  priceSource: z.string(),
  notes: z.array(z.string()),
  conventions: shared.conventions.extend({
    strategy: z.literal("volatility-trader"),
    minEdge: z.number(),
    forecast: z.string(),
  }),
  cycles: z.array(cycle),
  summary,
  ledger: shared.ledger,
  flows: shared.flows,
  forecasts: shared.forecasts.unwrap(),
  stateHash: shared.stateHash,
  chain: shared.chain,
  accuracy: z
    .strictObject({
      cycles: whole,
      curve: z
        .array(
          z.strictObject({
            errorTimes: z.number().nonnegative(),
            rootMeanSquare: z.number().nonnegative().nullable(),
            trades: whole,
            trader: dollars,
          }),
        )
        .length(7),
      breakEven: z
        .strictObject({ rootMeanSquare: z.number().positive(), ofOwn: z.number().positive() })
        .nullable(),
    })
    .optional(),
});
