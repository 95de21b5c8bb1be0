import {
  createImpliedVolatility,
  type ImpliedVolatility,
  type IvStatus,
  impliedVolatility,
} from "../../src/pricing/implied-volatility.ts";
import { readTable } from "../input/read-file.ts";
import { type BatchJob, describeCounts, runBatch } from "./batch.ts";
import {
  type Contract,
  type ContractOptions,
  describeContract,
  refuseAmerican,
  refuseBesideBatch,
  requireContract,
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

/** Runs `bothsides iv`: stdout gets one line, one JSON object, or CSV. */
export async function iv(options: IvOptions): Promise<void> {
  refuseAmerican(options);
  if (options.batch !== undefined) {
    refuseBesideBatch(options);
    const table = await readTable(options.batch);
    const result = runBatch(table, IV_JOB, options.digits, (text) => process.stdout.write(text));
    const note = describeCounts(result);
    if (note !== undefined) process.stderr.write(`bothsides iv: ${note}\n`);
    return;
  }
  const contract = requireContract(options, "price", options.price);
  const price = options.price!;
  const { sign, spot, strike, years, rate } = contract;
  const out = createImpliedVolatility();
  impliedVolatility(out, sign, spot, strike, years, rate, contract.yield, price);
  const text = options.json
    ? jsonText(contract, price, out, options.digits)
    : readableText(contract, price, out, options.digits ?? READABLE_DIGITS);
  process.stdout.write(`${text}\n`);
}

/** S,K,T,r,q,price -> sigma of a European option. */
export const IV_JOB: BatchJob = {
  inputs: ["S", "K", "T", "r", "q", "price"],
  outputs: ["sigma"],
  evaluate: (sign, inputs, outputs) => {
    const [spot, strike, years, rate, dividendYield, price] = inputs;
    impliedVolatility(SCRATCH, sign, spot, strike, years, rate, dividendYield, price);
    outputs[0] = SCRATCH.sigma;
    return SCRATCH.status;
  },
};

const SCRATCH = createImpliedVolatility();

function jsonText(
  contract: Contract,
  price: number,
  out: ImpliedVolatility,
  digits: number | undefined,
): string {
  const { sign: _, ...terms } = contract;
  const found = digits === undefined ? out.sigma : roundedTo(out.sigma, digits);
  const sigma = out.status === "ok" ? found : null;
  const style = "european";
  const { status } = out;
  return JSON.stringify({ schema: "bothsides.iv/1", ...terms, price, style, sigma, status });
}

function readableText(
  contract: Contract,
  price: number,
  out: ImpliedVolatility,
  digits: number,
): string {
  const heading = `${describeContract(contract)}, price ${price}`;
  if (out.status !== "ok") {
    return `${heading}\n\nno volatility  (${out.status}) ${EXPLANATIONS[out.status]}`;
  }
  const percent = formatNumber(out.sigma * 100, digits);
  return `${heading}\n\nvolatility ${formatNumber(out.sigma, digits)} per year (${percent} %)`;
}
