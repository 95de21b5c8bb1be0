import { z } from "zod";
import { replayReportSchema } from "./replay-schema.ts";

const whole = z.int().nonnegative();
const counted = z.strictObject({ reason: z.string().min(1), count: z.int().positive() });
const shared = replayReportSchema.shape;
const outcomes = z.strictObject({
  both: whole,
  sellerOnly: whole,
  buyerOnly: whole,
  neither: whole,
});
const holding = {
  pnl: z.number(),
  worstFall: z.number(),
  stock: z.number(),
  dividends: z.number(),
};

/** The JSON contract of `replay --trades`. */
export const tradesReportSchema = z.strictObject({
  schema: z.literal("bothsides.trades/1"),
  seed: whole,
  input: z.strictObject({
    rows: whole,
    used: whole,
    dropped: z.array(counted),
    from: z.iso.date(),
    to: z.iso.date(),
  }),
  trades: z.strictObject({
    ticker: z.string().min(1),
    files: z.array(
      z.strictObject({
        name: z.string().regex(/^[^/\\]+$/),
        broker: z.string().min(1),
        used: whole,
        duplicates: whole,
        skipped: z.array(counted),
      }),
    ),
    fills: z.int().positive(),
    cash: z.strictObject({
      isSaid: z.boolean(),
      file: z.number(),
      ledger: z.number(),
      differences: z.array(
        z.strictObject({ file: z.string(), line: whole, said: z.number(), ours: z.number() }),
      ),
    }),
    fileDividends: z.number(),
    openingShares: whole,
    skipped: z.array(counted),
    notes: z.array(z.string()),
  }),
  conventions: z.strictObject({
    style: z.enum(["american", "european"]),
    hedge: z.string(),
    hedgeVol: z.string(),
    halfSpread: z.string(),
    rates: z.union([z.literal(0), z.string()]),
    dividends: z.string(),
  }),
  positions: z.array(
    z.strictObject({
      contract: z.string().min(1),
      opened: z.iso.date(),
      closed: z.iso.date().nullable(),
      how: z.enum(["open", "closed", "expired", "assigned", "exercised"]),
      contracts: z.int(),
      premium: z.number(),
      iv: z.number().positive().nullable(),
      ivStatus: z.string(),
      realizedVol: z.number().nonnegative().nullable(),
      option: z.number(),
      fees: z.number(),
      buyer: z.strictObject({ option: z.number(), hedged: z.number() }),
    }),
  ),
  summary: z.strictObject({
    you: z.strictObject({
      ...holding,
      option: z.number(),
      premium: z.number(),
      fees: z.number(),
    }),
    buyer: z.strictObject({
      ...holding,
      interest: z.number(),
      parts: z.record(z.string(), z.number()),
      hedgeTrades: whole,
      matchedTrades: z.number(),
    }),
    holding: z.strictObject(holding),
    outcomes: z.strictObject({
      hedged: outcomes,
      optionAlone: z.strictObject({ gained: whole, lost: whole }),
    }),
    versusHolding: z.number(),
    paid: z.strictObject({
      positions: whole,
      iv: z.number().nonnegative(),
      realizedVol: z.number().nonnegative(),
    }),
    sensitivity: z.array(z.strictObject({ points: z.int(), buyer: z.number() })).length(5),
  }),
  assumptions: z.array(z.string()),
  ledger: shared.ledger,
  flows: shared.flows,
  stateHash: shared.stateHash,
});
