import {
  americanImpliedVolatility,
  impliedVolatilityWithDividends,
} from "../../src/pricing/american/american-implied-volatility.ts";
import {
  type CashDividends,
  dividendsUntil,
} from "../../src/pricing/american/dividends/cash-dividends.ts";
import {
  createImpliedVolatility,
  type IvStatus,
  impliedVolatility,
} from "../../src/pricing/implied-volatility.ts";
import { readDisk } from "../disk/read-disk.ts";
import { readTable } from "../input/read-file.ts";
import { type BatchJob, describeCounts, runBatch } from "./batch.ts";
import {
  type Contract,
  type ContractOptions,
  describeContract,
  type Engine,
  jsonTerms,
  refuseBesideBatch,
  requireContract,
  requireEngine,
} from "./contract-options.ts";
import { formatNumber, roundedTo } from "./format-number.ts";

export interface IvOptions extends ContractOptions {
  readonly price?: number;
}

const READABLE_DIGITS = 6;

const EXPLANATIONS: Record<Exclude<IvStatus, "ok">, string> = {
  "below-intrinsic": "below intrinsic value: no volatility gives so low a price",
  "at-intrinsic": "at intrinsic value: no time value is left to tell a volatility from",
  "above-maximum": "at or above the most any volatility can give",
  invalid: "years must be above 0 and every number of a sensible size",
};

const EXERCISE = "at what immediate exercise pays: every volatility up to some limit gives it";

/** Runs `bothsides iv`: stdout gets one line, one JSON object, or CSV. */
export async function iv(options: IvOptions): Promise<void> {
  const engine = requireEngine(options);
  if (options.batch !== undefined) {
    refuseBesideBatch(options);
    const table = await readTable(options.batch, readDisk);
    const result = runBatch(table, ivJob(engine), options.digits, (text) =>
      process.stdout.write(text),
    );
    const note = describeCounts(result);
    if (note !== undefined) process.stderr.write(`bothsides iv: ${note}\n`);
    return;
  }
  const contract = requireContract(options, "price", options.price);
  const price = options.price!;
  const { sign, spot, strike, years, rate } = contract;
  const inputs = Float64Array.of(spot, strike, years, rate, contract.yield, price);
  findVolatility(sign, inputs, contract.dividends, engine);
  const heading = `${describeContract(contract, engine.style)}, price ${price}`;
  const text = options.json
    ? jsonText(contract, price, engine, options.digits)
    : readableText(heading, engine, options.digits ?? READABLE_DIGITS);
  process.stdout.write(`${text}\n`);
}

/** S,K,T,r,q,price -> sigma of an option. */
export function ivJob(engine: Engine): BatchJob {
  return {
    inputs: ["S", "K", "T", "r", "q", "price"],
    outputs: ["sigma"],
    evaluate: (sign, inputs, outputs, dividends) => {
      findVolatility(sign, inputs, dividends, engine);
      outputs[0] = SCRATCH.sigma;
      return SCRATCH.status;
    },
  };
}

const SCRATCH = createImpliedVolatility();

function findVolatility(
  sign: 1 | -1,
  inputs: Float64Array,
  dividends: CashDividends,
  { style, accuracy }: Engine,
): void {
  const [spot, strike, years, rate, dividendYield, price] = inputs;
  const american = style === "american";
  const until = dividendsUntil(years, dividends);
  if (until.times.length > 0) {
    const terms = { sign, strike, years, rate, dividendYield, sigma: Number.NaN };
    const option = { ...terms, american, dividends: until };
    impliedVolatilityWithDividends(SCRATCH, spot, option, price, accuracy);
  } else if (american) {
    const terms = [spot, strike, years, rate, dividendYield, price] as const;
    americanImpliedVolatility(SCRATCH, sign, ...terms, accuracy);
  } else impliedVolatility(SCRATCH, sign, spot, strike, years, rate, dividendYield, price);
}

function jsonText(
  contract: Contract,
  price: number,
  { style, accuracy }: Engine,
  digits: number | undefined,
): string {
  const { status } = SCRATCH;
  const found = digits === undefined ? SCRATCH.sigma : roundedTo(SCRATCH.sigma, digits);
  const sigma = status === "ok" ? found : null;
  const engine = style === "american" ? { style, accuracy } : { style };
  const terms = { ...jsonTerms(contract), price, ...engine };
  return JSON.stringify({ schema: "bothsides.iv/1", ...terms, sigma, status });
}

function readableText(heading: string, { style }: Engine, digits: number): string {
  const { sigma, status } = SCRATCH;
  if (status !== "ok") {
    const isExercise = style === "american" && status === "at-intrinsic";
    const why = isExercise ? EXERCISE : EXPLANATIONS[status];
    return `${heading}\n\nno volatility  (${status}) ${why}`;
  }
  const percent = formatNumber(sigma * 100, digits);
  return `${heading}\n\nvolatility ${formatNumber(sigma, digits)} per year (${percent} %)`;
}
