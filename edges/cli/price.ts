import { evaluateAmerican } from "../../src/pricing/american/american.ts";
import {
  type CashDividends,
  dividendsUntil,
} from "../../src/pricing/american/dividends/cash-dividends.ts";
import { evaluateWithDividends } from "../../src/pricing/american/dividends/with-dividends.ts";
import {
  createEuropeanGreeks,
  type EuropeanGreeks,
  evaluateEuropean,
} from "../../src/pricing/black-scholes.ts";
import { readDisk } from "../disk/read-disk.ts";
import { InputError } from "../input/input-error.ts";
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

export interface PriceOptions extends ContractOptions {
  readonly sigma?: number;
}

const GREEKS = ["price", "delta", "gamma", "vega", "theta", "rho"] as const;

/** Digits of the table for people; `--json` and `--batch` print every digit unless told. */
const READABLE_DIGITS = 6;

const DAYS_PER_YEAR = 365;

/** The pricing formula takes no subnormal spot or strike. */
const SMALLEST_NORMAL = 2.2250738585072014e-308;

/** Runs `bothsides price`: stdout gets a table, one JSON object, or CSV. */
export async function price(options: PriceOptions): Promise<void> {
  const engine = requireEngine(options);
  if (options.batch !== undefined) {
    refuseBesideBatch(options);
    const table = await readTable(options.batch, readDisk);
    const result = runBatch(table, priceJob(engine), options.digits, (text) =>
      process.stdout.write(text),
    );
    const note = describeCounts(result);
    if (note !== undefined) process.stderr.write(`bothsides price: ${note}\n`);
    return;
  }
  const contract = requireContract(options, "sigma", options.sigma);
  const sigma = options.sigma!;
  const { sign, spot, strike, years, rate } = contract;
  const inputs = Float64Array.of(spot, strike, years, rate, contract.yield, sigma);
  const outputs = new Float64Array(GREEKS.length);
  if (priceJob(engine).evaluate(sign, inputs, outputs, contract.dividends) !== "ok") {
    throw new InputError({
      what: "these numbers have no finite price",
      why: "A volatility below 0.01 beside cash dividends and early exercise has none either",
      mend: "Give rates and volatilities as decimals per year, such as 0.04",
    });
  }
  const heading = `${describeContract(contract, engine.style)}, volatility ${sigma}`;
  const text = options.json
    ? jsonText(contract, sigma, engine, SCRATCH, options.digits)
    : readableText(heading, SCRATCH, options.digits ?? READABLE_DIGITS);
  process.stdout.write(`${text}\n`);
}

/** S,K,T,r,q,sigma -> price,delta,gamma,vega,theta,rho of an option. */
export function priceJob(engine: Engine): BatchJob {
  return {
    inputs: ["S", "K", "T", "r", "q", "sigma"],
    outputs: GREEKS,
    evaluate: (sign, inputs, outputs, dividends) => {
      const [spot, strike, years, , , sigma] = inputs;
      const isOption =
        spot >= SMALLEST_NORMAL && strike >= SMALLEST_NORMAL && years >= 0 && sigma >= 0;
      if (!isOption) return "invalid";
      evaluatePrice(sign, inputs, dividends, engine);
      for (let i = 0; i < GREEKS.length; i++) outputs[i] = SCRATCH[GREEKS[i]!];
      return outputs.every(Number.isFinite) ? "ok" : "invalid";
    },
  };
}

const SCRATCH = createEuropeanGreeks();

function evaluatePrice(
  sign: 1 | -1,
  inputs: Float64Array,
  dividends: CashDividends,
  { style, accuracy }: Engine,
): void {
  const [spot, strike, years, rate, dividendYield, sigma] = inputs;
  const american = style === "american";
  if (dividends.times.length > 0) {
    const terms = { sign, strike, years, rate, dividendYield, sigma, american };
    const option = { ...terms, dividends: dividendsUntil(years, dividends) };
    evaluateWithDividends(SCRATCH, spot, option, accuracy);
  } else if (american) {
    evaluateAmerican(SCRATCH, sign, spot, strike, years, rate, dividendYield, sigma, accuracy);
  } else {
    evaluateEuropean(SCRATCH, sign, spot, strike, years, rate, dividendYield, sigma);
  }
}

function jsonText(
  contract: Contract,
  sigma: number,
  { style, accuracy }: Engine,
  greeks: EuropeanGreeks,
  digits: number | undefined,
): string {
  const results = Object.fromEntries(
    GREEKS.map((name) => [name, digits ? roundedTo(greeks[name], digits) : greeks[name]]),
  );
  const engine = style === "american" ? { style, accuracy } : { style };
  const terms = { ...jsonTerms(contract), sigma, ...engine };
  return JSON.stringify({ schema: "bothsides.price/1", ...terms, ...results });
}

function readableText(heading: string, greeks: EuropeanGreeks, digits: number): string {
  const show = (value: number): string => formatNumber(value, digits);
  const rows: [string, number, string][] = [
    ["price", greeks.price, "$ per share"],
    ["delta", greeks.delta, "shares per share of the option"],
    ["gamma", greeks.gamma, "change of delta per $1 of the share"],
    ["vega", greeks.vega, `$ per 1.00 of volatility; ${show(greeks.vega / 100)} per point`],
    ["theta", greeks.theta, `$ per calendar year; ${show(greeks.theta / DAYS_PER_YEAR)} per day`],
    ["rho", greeks.rho, `$ per 1.00 of the rate; ${show(greeks.rho / 100)} per point`],
  ];
  const width = Math.max(...rows.map(([, value]) => show(value).length));
  const lines = rows.map(([name, value, unit]) => {
    return `${name.padEnd(6)} ${show(value).padStart(width)}  ${unit}`;
  });
  return [heading, "", ...lines].join("\n");
}
