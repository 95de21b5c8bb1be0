import type { Command } from "commander";
import { InputError, quoted } from "../../input/input-error.ts";
import type { RunOptions } from "./run-scenario.ts";

const EXAMPLES = `
Examples:
  bothsides run history --days 21 --seed 7
  bothsides run history --days 60 --set makers.skew=0 --json
  bothsides run history --set stock.prices=AAPL.csv --days 250 --out DIR
  bothsides audit DIR

Volatilities, rates and shifts are decimals per year; limits are dollars per point.`;

/** Adds `bothsides run`: a chain of thousands of options, its makers and the public. */
export function addRunCommand(program: Command): void {
  program
    .command("run")
    .summary("a chain of options with makers and the public, on a given stock")
    .description("Who made how much in a market of thousands of options, from whom and why.")
    .argument("[scenario]", "history: the stock is given, a file or a made path", "history")
    .option("--days <number>", "sessions that are played", wholeNumber("--days", 1, 2_000), 21)
    .option("--seed <number>", "of all chance", wholeNumber("--seed", 0, 4_294_967_295), 1)
    .option("--set <path=value>", "one setting of the scenario, as often as needed", collect, [])
    .option("--json", "print one object")
    .option("--out <folder>", "write the journal, for `bothsides audit`")
    .addHelpText("after", EXAMPLES)
    .action(async (scenario: string, options: RunOptions) => {
      const { runScenario } = await import("./run-scenario.ts");
      await runScenario(scenario, options);
    });
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function wholeNumber(flag: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    throw new InputError({
      what: `${flag} ${quoted(text)}`,
      mend: `Give a whole number from ${least} to ${most}`,
    });
  };
}
