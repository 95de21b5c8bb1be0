import { type Command, Option } from "commander";
import type { Accuracy } from "../../src/pricing/american/boundary-rule.ts";
import {
  type CashDividends,
  NO_DIVIDENDS,
} from "../../src/pricing/american/dividends/cash-dividends.ts";
import { InputError, quoted } from "../input/input-error.ts";
import { parseCashDividends } from "../input/parse-cash-dividends.ts";
import { numberFlag } from "../request/flags.ts";

export type Style = "european" | "american";

/** How options are exercised, and how exactly American ones are priced. */
export interface Engine {
  readonly style: Style;
  readonly accuracy: Accuracy;
}

/** What the command line says about one option, or the file that says it for many. */
export interface ContractOptions {
  readonly type?: "call" | "put";
  readonly spot?: number;
  readonly strike?: number;
  readonly years?: number;
  readonly rate?: number;
  readonly yield?: number;
  readonly dividends?: CashDividends;
  readonly style: Style;
  readonly accuracy?: Accuracy;
  readonly batch?: string;
  readonly digits?: number;
  readonly json?: boolean;
}

export interface Contract {
  readonly type: "call" | "put";
  /** 1 call, -1 put. */
  readonly sign: 1 | -1;
  readonly spot: number;
  readonly strike: number;
  readonly years: number;
  readonly rate: number;
  readonly yield: number;
  readonly dividends: CashDividends;
}

const isPositive = (value: number): boolean => value > 0;
const isNotNegative = (value: number): boolean => value >= 0;
const isFinitePlain = (): boolean => true;
const isDigitCount = (value: number): boolean =>
  Number.isInteger(value) && value >= 1 && value <= 17;

/** Adds the options that `price` and `iv` share. */
export function addContractOptions(command: Command): Command {
  const dollars = "dollars above 0, such as 102.5";
  return command
    .addOption(new Option("--type <type>", "kind of option").choices(["call", "put"]))
    .option("--spot <dollars>", "share price", numberFlag("--spot", dollars, isPositive))
    .option("--strike <dollars>", "strike price", numberFlag("--strike", dollars, isPositive))
    .option(
      "--years <years>",
      "time to expiry: calendar days / 365",
      numberFlag("--years", "years, 0 or more, such as 0.25", isNotNegative),
    )
    .option(
      "--rate <decimal>",
      "continuous interest rate per year (default: 0)",
      numberFlag("--rate", "a decimal per year, such as 0.04", isFinitePlain),
    )
    .option(
      "--yield <decimal>",
      "continuous dividend yield per year (default: 0)",
      numberFlag("--yield", "a decimal per year, such as 0.02", isFinitePlain),
    )
    .option("--dividends <t:amount;...>", "cash dividends: years from now, dollars", readDividends)
    .addOption(
      new Option("--style <style>", "at expiry only, or at any time")
        .choices(["european", "american"])
        .default("european"),
    )
    .addOption(
      new Option(
        "--accuracy <level>",
        "of American prices: full 1e-7 of the strike, fast 1e-5 (default: full)",
      ).choices(["fast", "full"]),
    )
    .option("--batch <file>", "many options: a CSV file, or - for standard input; prints CSV")
    .option(
      "--digits <count>",
      "significant digits of the results",
      numberFlag("--digits", "a whole number from 1 to 17", isDigitCount),
    )
    .option("--json", "print one object (one option only)");
}

function readDividends(text: string): CashDividends {
  const dividends = parseCashDividends(text);
  if (dividends !== undefined) return dividends;
  throw new InputError({
    what: `--dividends ${quoted(text)} is refused`,
    mend: "Expected years and dollars above 0, such as '0.1:0.5;0.35:0.5' (in quotes)",
  });
}

/** @throws InputError for an accuracy of European prices, which are exact. */
export function requireEngine({ style, accuracy }: ContractOptions): Engine {
  if (style === "european" && accuracy !== undefined) {
    throw new InputError({
      what: "--accuracy is of American prices; European ones are exact to the last digits",
      mend: "Leave it out, or add --style american",
    });
  }
  return { style, accuracy: accuracy ?? "full" };
}

/** Refuses `--batch` beside flags that would describe one option. */
export function refuseBesideBatch(options: object): void {
  const allowed = ["batch", "digits", "style", "accuracy"];
  const extra = Object.entries(options)
    .filter(([name, value]) => value !== undefined && !allowed.includes(name))
    .map(([name]) => `--${name}`);
  if (extra.length === 0) return;
  throw new InputError({
    what: `--batch cannot be used with ${extra.join(", ")}`,
    why: "It takes every option from the file and prints CSV",
    mend: `Leave out ${extra.join(", ")}, or leave out --batch`,
  });
}

/**
 * The contract that the flags describe; rate and yield default to 0.
 *
 * @param last The command's own number, such as `sigma`, which must be there too.
 */
export function requireContract(
  options: ContractOptions,
  last: string,
  lastValue: number | undefined,
): Contract {
  const { type, spot, strike, years } = options;
  if (
    type === undefined ||
    spot === undefined ||
    strike === undefined ||
    years === undefined ||
    lastValue === undefined
  ) {
    const needed = { type, spot, strike, years, [last]: lastValue };
    const missing = Object.entries(needed)
      .filter(([, value]) => value === undefined)
      .map(([name]) => `--${name}`);
    throw new InputError({
      what: `${missing.join(", ")} missing`,
      mend: `One option needs --type --spot --strike --years --${last}; many need --batch FILE`,
    });
  }
  const sign = type === "call" ? 1 : -1;
  const market = { rate: options.rate ?? 0, yield: options.yield ?? 0 };
  return {
    type,
    sign,
    spot,
    strike,
    years,
    ...market,
    dividends: options.dividends ?? NO_DIVIDENDS,
  };
}

/** `European call: spot 100, strike 105, 0.25 years, rate 0, yield 0`, and cash dividends. */
export function describeContract(contract: Contract, style: Style): string {
  const { type, spot, strike, years, rate } = contract;
  const market = `rate ${rate}, yield ${contract.yield}`;
  const list = listDividends(contract).map(({ years: t, amount }) => `${t}:${amount}`);
  const dividends = list.length > 0 ? `, dividends ${list.join(";")}` : "";
  const name = style === "american" ? "American" : "European";
  return `${name} ${type}: spot ${spot}, strike ${strike}, ${years} years, ${market}${dividends}`;
}

/** The contract as `--json` repeats it; `dividends` only where there are any. */
export function jsonTerms(contract: Contract): object {
  const { sign: _, dividends, ...terms } = contract;
  return dividends.times.length > 0 ? { ...terms, dividends: listDividends(contract) } : terms;
}

function listDividends({ dividends }: Contract): { years: number; amount: number }[] {
  return Array.from(dividends.times, (years, i) => ({ years, amount: dividends.amounts[i]! }));
}
