import { z } from "zod";

/** The JSON of `bothsides replay` as docs/cli.md says it: strict, so an extra field is an error. */

const dollars = z
  .number()
  .refine((value) => Math.abs(value * 1e4 - Math.round(value * 1e4)) < 1e-3, {
    message: "more than 4 decimals",
  });
const whole = z.int().nonnegative();
const counted = z.strictObject({ reason: z.string(), count: z.int().positive() });
const outcome = z.enum(["both", "sellerOnly", "buyerOnly", "neither"]);
const outcomes = z.strictObject({
  both: whole,
  sellerOnly: whole,
  buyerOnly: whole,
  neither: whole,
});
const parts = z.strictObject({
  spread: dollars,
  delta: dollars,
  gamma: dollars,
  decay: dollars,
  financing: dollars,
  exDividend: dollars,
  vega: dollars,
  rates: dollars,
  exercise: dollars,
  residual: dollars,
  hedge: dollars,
  hedgeCost: dollars,
  dividends: dollars,
  interest: dollars,
  borrow: dollars,
  fees: dollars,
  default: z.literal(0),
});

const cycle = z.strictObject({
  entry: z.iso.date(),
  right: z.enum(["call", "put"]),
  expiry: z.iso.date(),
  ended: z.iso.date(),
  ending: z.enum(["expired", "assigned", "bought-back", "rolled", "unsold"]),
  newSharesForOne: z.number().positive(),
  spot: dollars,
  settle: dollars,
  strike: dollars,
  years: z.number().positive(),
  iv: z.number().positive(),
  realizedVol: z.number().nonnegative(),
  rate: z.number(),
  premium: dollars,
  contracts: whole,
  seller: z.strictObject({
    pnl: dollars,
    option: dollars,
    stock: dollars,
    dividends: dollars,
    interest: dollars,
    fees: dollars,
    excess: dollars,
    decomposition: z.strictObject({ equity: dollars, shortVol: dollars, timing: dollars }),
  }),
  buyer: z.strictObject({ pnl: dollars, parts, hedgeTrades: whole, matchedTrades: dollars }),
  buyAndHold: z.strictObject({ pnl: dollars, interest: dollars, excess: dollars }),
  outcome,
  assigned: z.boolean(),
});

const party = {
  pnl: dollars,
  gains: whole,
  worstFall: dollars,
  stock: dollars,
  dividends: dollars,
};
const swings = z.strictObject({ cycles: whole, buyerGained: whole });
const matrix = z.array(z.array(dollars));

const explainedDay = z.strictObject({
  date: z.iso.date(),
  stock: dollars,
  option: z.number().nonnegative(),
  traded: z.int(),
  held: z.int(),
  gain: dollars,
  result: dollars,
});

const bothResults = z.strictObject({ seller: dollars, buyer: dollars });

const summary = z.strictObject({
  cycles: whole,
  seller: z.strictObject({ ...party, option: dollars, fees: dollars }),
  buyer: z.strictObject({
    ...party,
    interest: dollars,
    parts,
    hedgeTrades: whole,
    matchedTrades: dollars,
  }),
  buyAndHold: z.strictObject(party),
  premium: dollars,
  payoff: dollars,
  unsold: whole,
  assigned: whole,
  assignedEarly: whole,
  boughtBack: whole,
  meanIv: z.number().positive(),
  meanRealizedVol: z.number().nonnegative(),
  outcomes: z.strictObject({ withShares: outcomes, optionAlone: outcomes, excess: outcomes }),
  fills: z.strictObject({ book: bothResults, bidAsk: bothResults, mid: bothResults }),
  versusHolding: z.strictObject({ pnl: dollars, better: whole }),
  swings: z.strictObject({ more: swings, less: swings }),
  sensitivity: z.array(z.strictObject({ points: z.number(), seller: dollars, buyer: dollars })),
  breakEvenIv: z.number().nullable(),
});

const forecasts = z.strictObject({
  file: z.string().min(1),
  cycles: whole,
  leftOut: whole,
  meanRealizedVol: z.number().nonnegative().nullable(),
  scores: z.array(
    z.strictObject({
      name: z.enum(["own", "implied", "ewma", "har", "garch"]),
      bias: z.number(),
      rootMeanSquare: z.number().nonnegative(),
      qlike: z.number(),
      behindOwn: z.strictObject({
        mean: z.number(),
        standardError: z.number().nonnegative().nullable(),
      }),
    }),
  ),
});

export const replayReportSchema = z.strictObject({
  schema: z.literal("bothsides.replay/1"),
  seed: whole,
  input: z.strictObject({
    rows: whole,
    used: whole,
    dropped: z.array(counted),
    skippedCycles: whole,
    skipped: z.array(counted),
    from: z.iso.date(),
    to: z.iso.date(),
  }),
  prices: z.enum(["modelled", "quoted"]),
  priceSource: z.string().min(1),
  notes: z.array(z.string()),
  conventions: z.strictObject({
    strategy: z.enum(["covered-call", "cash-secured-put", "wheel"]),
    contracts: whole,
    strike: z.string(),
    cycle: z.string().regex(/^(monthly|weekly|days:[1-9]\d*)$/),
    exit: z.string().regex(/^(none|roll|\d+(\.\d+)?%|\d+d)$/),
    style: z.enum(["european", "american"]),
    ticks: z.enum(["listed", "none"]),
    volOffset: z.number(),
    makerEdge: z.number().nonnegative(),
    neglect: z.number().min(0).max(1),
    hedge: z.union([z.enum(["close", "none"]), z.string().startsWith("band:")]),
    hedgeVol: z.string(),
    halfSpread: z.string(),
    fees: z.enum(["none", "retail"]),
    years: z.string(),
    entry: z.string(),
    rates: z.union([z.literal(0), z.string()]),
    dividends: z.string(),
    interest: z.string(),
  }),
  assumptions: z.array(z.string()).min(5),
  cycles: z.array(cycle).min(1),
  summary,
  ledger: z.strictObject({ balanced: z.literal(true), checks: whole }),
  flows: z.strictObject({
    parties: z.array(z.string()),
    matrix,
    causes: z.record(z.string(), matrix),
  }),
  stateHash: z.string().regex(/^[0-9a-f]{16}$/),
  chain: z
    .strictObject({
      file: z.string(),
      days: whole,
      expiries: whole,
      quotes: whole,
      liquid: whole,
      inside: whole,
      pairs: whole,
      agree: whole,
      butterfly: z.number(),
      calendar: z.number().nullable(),
    })
    .optional(),
  explain: z
    .strictObject({
      month: z.string().regex(/^\d{4}-\d\d$/),
      entry: z.iso.date(),
      delivered: z.int(),
      days: z.array(explainedDay).min(2),
    })
    .optional(),
  compare: z
    .array(z.strictObject({ settings: z.record(z.string(), z.string()), summary }))
    .max(3)
    .optional(),
  forecasts: forecasts.optional(),
});
