import { z } from "zod";
import { EXPIRY_BUCKETS, MONEYNESS } from "../../src/measures/chain/chain-buckets.ts";
import { SMILE } from "../../src/measures/chain/quoted-volatility.ts";

const days = z.enum(EXPIRY_BUCKETS);
const share = z.number().min(0).max(1);
const atLeast0 = z.number().min(0);

/** How liquid options were and what their quotes said: two fields of `run --json`. */
export const runPartsSchema = z.object({
  liquidity: z.strictObject({
    optionContractsPerDay: atLeast0,
    optionTradesPerDay: atLeast0,
    tradesPerSeriesAndDay: atLeast0,
    stockTradesPerDay: atLeast0,
    seriesWithoutTrade: share,
    positions: z.array(
      z.strictObject({
        class: z.string(),
        closed: atLeast0,
        exercisedEarly: atLeast0,
        heldToExpiry: atLeast0,
        open: atLeast0,
      }),
    ),
    makerOffset: z.strictObject({ medianSessions: atLeast0.nullable(), survival: z.array(share) }),
    twoSided: share,
    quotes: z
      .array(
        z.strictObject({
          days,
          moneyness: z.enum(MONEYNESS),
          series: atLeast0,
          twoSided: share.nullable(),
          spread: z.number().positive().nullable(),
          spreadVolatility: z.number().positive().nullable(),
          bidSize: z.number().positive().nullable(),
          askSize: z.number().positive().nullable(),
        }),
      )
      .length(EXPIRY_BUCKETS.length * MONEYNESS.length),
  }),
  volatility: z.strictObject({
    realized: atLeast0,
    forecast: z.number(),
    implied: z.number(),
    distortion: z.number(),
    days: z.array(
      z.strictObject({ day: z.int(), close: z.int(), forecast: z.number(), implied: z.number() }),
    ),
    quoted: z
      .array(
        z.strictObject({
          days,
          delta: z.enum(SMILE),
          quotes: z.int(),
          implied: z.number().nullable(),
          distortion: z.number().nullable(),
        }),
      )
      .length(EXPIRY_BUCKETS.length * SMILE.length),
    makers: z
      .array(
        z.strictObject({
          days,
          vega: z.number(),
          vegaByMoneyness: z.record(z.enum(MONEYNESS), z.number()),
          dollarGamma: z.number(),
        }),
      )
      .length(EXPIRY_BUCKETS.length),
    doors: z.strictObject({
      before: z.number(),
      bought: z.number(),
      sold: z.number(),
      listed: z.number(),
      blocks: z.number(),
      expiry: z.number(),
      decay: z.number(),
      held: z.number(),
    }),
  }),
});
