import { type Command, Option } from "commander";
import { InputError } from "../input/input-error.ts";
import { numberFlag } from "../request/flags.ts";
import { readMonth } from "../request/replay/explain-month.ts";
import { REPLAY_DEFAULTS, type ReplayOptions } from "../request/replay/options.ts";
import { alternativesOf, collectSettings } from "./replay/compare-settings.ts";

const EXAMPLES = `
Examples:
  bothsides replay --prices AAPL.csv --shares 300
  bothsides replay --prices spx.csv.gz --vol vix.csv --strategy cash-secured-put --json
  bothsides replay --prices AAPL.csv --trades my-broker-statement.csv

The price file has the columns date,close, or is as Nasdaq, Yahoo and others write it.
Without --vol options are priced from past swings (--forecast), from 252 returns on.
Volatilities, rates and edges are decimals per year: 0.18, -0.02.`;

/** Adds `bothsides replay`: one option a month on a recorded price history, told to the cent. */
export function addReplayCommand(program: Command): void {
  const command = program
    .command("replay")
    .summary("sell an option each month of a price history")
    .description("Who bought the option you sold, what each earned, from whom and why.");
  addSaleOptions(command);
  addMarketOptions(command);
  command
    .option(
      "--seed <number>",
      "of chance: what a holder forgets, how a trader's views are shuffled",
      wholeNumber("--seed"),
      REPLAY_DEFAULTS.seed,
    )
    .option(
      "--min-edge <decimal>",
      "of a volatility trader: what must be left of his edge (default: 0.003)",
      edge("--min-edge"),
    )
    .option(
      "--accuracy",
      "of a volatility trader: his result if his errors had been smaller or larger",
    )
    .option("--explain <month>", "the sale of that month, day by day: 2011-07", readMonth)
    .option(
      "--compare <settings>",
      "beside other settings, up to 3 times: strike=delta:0.30,hedge=none",
      collectSettings,
    )
    .option("--trades <file>", "your own trades instead: once for each file", collectFiles)
    .option("--greeks", "name the reasons by their Greeks")
    .option("--json", "print one object")
    .option("--out <folder>", "write cycles, share trades, books as CSV, Parquet and JSON")
    .addHelpText("after", EXAMPLES);
  command.action(async (options: ReplayOptions) => {
    if (options.trades !== undefined) {
      const { runTrades } = await import("./trades/run-trades.ts");
      return runTrades(options, options.trades, givenFlags(command));
    }
    if (options.strategy === "volatility-trader") {
      const { runTrader } = await import("./trader/run-trader.ts");
      await runTrader(options, command.getOptionValueSource("forecast") === "cli");
      return;
    }
    refuseTraderFlags(options);
    const { runReplay } = await import("./replay/run-replay.ts");
    const alternatives = alternativesOf(options, (flags) => {
      addSaleOptions(flags);
      addMarketOptions(flags);
    });
    await runReplay(options, alternatives);
  });
}

function collectFiles(file: string, earlier: readonly string[] = []): string[] {
  return [...earlier, file];
}

/** The flags that stand on the command line, by their names in the options. */
function givenFlags(command: Command): string[] {
  const names = command.options.map((option) => option.attributeName());
  return names.filter((name) => command.getOptionValueSource(name) === "cli");
}

function refuseTraderFlags({ minEdge, accuracy, strategy }: ReplayOptions): void {
  if (minEdge === undefined && accuracy !== true) return;
  const [flag, why] =
    minEdge === undefined
      ? ["--accuracy", "Who always sells trades on no forecast"]
      : ["--min-edge", "Who always sells looks at no edge"];
  throw new InputError({
    what: `${flag} with --strategy ${strategy}`,
    why,
    mend: "Leave it out, or give --strategy volatility-trader",
  });
}

/** What is sold, when and at which price. */
function addSaleOptions(command: Command): void {
  command
    .option("--prices <file>", "price history: CSV or .csv.gz, or - for standard input")
    .option("--ticker <name>", "of a price file with several: the one that is read")
    .addOption(
      new Option(
        "--close <kind>",
        "closes adjusted for splits, or as traded (default: found out)",
      ).choices(["adjusted", "unadjusted"]),
    )
    .option("--splits <file>", "date,ratio of the stock's splits, such as 2012-03-05,2:1")
    .addOption(
      new Option("--strategy <name>", "what is sold")
        .choices(["covered-call", "cash-secured-put", "wheel", "volatility-trader"])
        .default(REPLAY_DEFAULTS.strategy),
    )
    .option("--shares <count>", "shares the options stand for: hundreds", wholeNumber("--shares"))
    .option("--contracts <count>", "options a cycle (default: 1)", wholeNumber("--contracts"))
    .option(
      "--strike <rule>",
      "atm, atm-above, spot, delta:0.30 or otm:0.05",
      REPLAY_DEFAULTS.strike,
    )
    .option("--cycle <length>", "monthly, weekly or days:10", REPLAY_DEFAULTS.cycle)
    .option(
      "--exit <rule>",
      "buy back: none, 50% of the premium kept, 21d left, or roll",
      REPLAY_DEFAULTS.exit,
    )
    .option("--from <date>", "first day of a sale")
    .option("--to <date>", "last day of an expiry")
    .option("--vol <file|number>", "volatility of the sale: date,close or date,iv; or a number")
    .option("--chain <file>", "real bids and asks: date,expiry,type,strike,bid,ask")
    .option(
      "--vol-offset <decimal>",
      "added to it",
      decimal("--vol-offset"),
      REPLAY_DEFAULTS.volOffset,
    )
    .option(
      "--forecast <which|file>",
      "without --vol: ewma, har or garch of past closes; or your own: date,forecast",
      REPLAY_DEFAULTS.forecast,
    )
    .addOption(
      new Option("--vol-clock <which>", "which days count for swings")
        .choices(["calendar", "trading"])
        .default(REPLAY_DEFAULTS.volClock),
    )
    .option(
      "--maker-edge <decimal>",
      "what the maker bids less",
      edge("--maker-edge"),
      REPLAY_DEFAULTS.makerEdge,
    );
}

/** The stock, its carry, the hedge and the rules of the market. */
function addMarketOptions(command: Command): void {
  command
    .option("--rates <file|number>", "continuous interest rate (default: 0)")
    .option(
      "--dividends <file|yield>",
      "date,amount or month,dividend_ttm; or a yield (default: the file's adjusted close, or 0)",
    )
    .option(
      "--hedge <policy>",
      "close, none, band:0.05, band:whalley-wilmott or band:zakamouline",
      REPLAY_DEFAULTS.hedge,
    )
    .option(
      "--hedge-vol <which>",
      "implied, realized (ewma), har, garch or a number; a volatility trader: forecast too",
      REPLAY_DEFAULTS.hedgeVol,
    )
    .addOption(
      new Option("--style <style>", "when the options may be exercised")
        .choices(["american", "european"])
        .default(REPLAY_DEFAULTS.style),
    )
    .option(
      "--neglect <share>",
      "early exercises that would pay and are forgotten, 0 to 1",
      share("--neglect"),
      REPLAY_DEFAULTS.neglect,
    )
    .addOption(
      new Option("--ticks <rule>", "of option prices")
        .choices(["listed", "none"])
        .default(REPLAY_DEFAULTS.ticks),
    )
    .option(
      "--half-spread <dollars|bp>",
      "of the stock: 0.01, or 5bp of the price",
      REPLAY_DEFAULTS.halfSpread,
    )
    .addOption(
      new Option("--fees <schedule>", "of seller and buyer")
        .choices(["none", "retail"])
        .default(REPLAY_DEFAULTS.fees),
    );
}

function wholeNumber(flag: string): (text: string) => number {
  return numberFlag(
    flag,
    "a whole number from 1 to 1,000,000",
    (value) => Number.isInteger(value) && value >= 1 && value <= 1_000_000,
  );
}

function decimal(flag: string): (text: string) => number {
  return numberFlag(flag, "a decimal between -1 and 1, such as -0.02", (v) => v > -1 && v < 1);
}

function share(flag: string): (text: string) => number {
  return numberFlag(flag, "a share from 0 to 1, such as 0.5", (value) => value >= 0 && value <= 1);
}

function edge(flag: string): (text: string) => number {
  return numberFlag(
    flag,
    "a decimal from 0 to under 1, such as 0.005 for half a point",
    (value) => value >= 0 && value < 1,
  );
}
