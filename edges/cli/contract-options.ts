import { type Command, Option } from "commander";
import { InputError } from "../input/input-error.ts";
import { notYet, numberFlag } from "./flags.ts";

/** What the command line says about one option, or the file that says it for many. */
export interface ContractOptions {
  readonly type?: "call" | "put";
  readonly spot?: number;
  readonly strike?: number;
  readonly years?: number;
  readonly rate?: number;
  readonly yield?: number;
  readonly style: "european" | "american";
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
    .addOption(
      new Option("--style <style>", "exercise; american: not yet")
        .choices(["european", "american"])
        .default("european"),
    )
    .option("--batch <file>", "many options: a CSV file, or - for standard input; prints CSV")
    .option(
      "--digits <count>",
      "significant digits of the results",
      numberFlag("--digits", "a whole number from 1 to 17", isDigitCount),
    )
    .option("--json", "print one object (one option only)");
}

/** Refuses what the contract of the command line has and this version cannot do. */
export function refuseAmerican(options: ContractOptions): void {
  if (options.style === "american") {
    throw notYet("--style american", "Working now: --style european, the default of this version");
  }
}

/** Refuses `--batch` beside flags that would describe one option. */
export function refuseBesideBatch(options: object): void {
  const allowed = ["batch", "digits", "style"];
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
  return { type, sign, spot, strike, years, rate: options.rate ?? 0, yield: options.yield ?? 0 };
}

/** `European call: spot 100, strike 105, 0.25 years, rate 0, yield 0`. */
export function describeContract(contract: Contract): string {
  const { type, spot, strike, years, rate } = contract;
  const market = `rate ${rate}, yield ${contract.yield}`;
  return `European ${type}: spot ${spot}, strike ${strike}, ${years} years, ${market}`;
}
