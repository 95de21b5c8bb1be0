import type { Command } from "commander";
import { InputError } from "../../input/input-error.ts";
import { numberFlag } from "../../request/flags.ts";
import type { RunOptions } from "./run-scenario.ts";

/** The options of `bothsides run`, as commander hands them over. */
interface RunFlags extends RunOptions {
  readonly seeds?: number;
  readonly against: readonly string[];
  readonly workers?: number;
}

const LAST_SEED = 4_294_967_295;

const EXAMPLES = `
Examples:
  bothsides run history --days 21 --seed 7
  bothsides run history --days 60 --set makers.skew=0 --json
  bothsides run history --set stock.prices=AAPL.csv --days 250 --out DIR
  bothsides run history --days 42 --seeds 16 --against makers.skew=0
  bothsides audit DIR

Volatilities, rates and shifts are decimals per year; limits are dollars per point.`;

/** Adds `bothsides run`: a chain of thousands of options, its makers and the public. */
export function addRunCommand(program: Command): void {
  program
    .command("run")
    .summary("a chain of options with makers and the public, on a given stock")
    .description("Who made how much in a market of thousands of options, from whom and why.")
    .argument("[scenario]", "history: the stock is given; default: a crowd trades it", "history")
    .option("--days <number>", "sessions that are played", wholeNumber("--days", 1, 2_000), 21)
    .option("--seed <number>", "of all chance", wholeNumber("--seed", 0, LAST_SEED), 1)
    .option("--set <path=value>", "one setting of the scenario, as often as needed", collect, [])
    .option("--json", "print one object")
    .option("--out <folder>", "write the journal, for `bothsides audit`; with --seeds seeds.csv")
    .option("--seeds <number>", "runs, from --seed on: means", wholeNumber("--seeds", 2, 10_000))
    .option("--against <path=value>", "what a second arm of the runs has besides", collect, [])
    .option("--workers <number>", "threads of --seeds", wholeNumber("--workers", 1, 256))
    .addHelpText("after", EXAMPLES)
    .action(async (scenario: string, flags: RunFlags) => {
      const { seeds, against, workers, ...options } = flags;
      if (seeds === undefined) {
        if (against.length > 0) throw needsSeeds("--against", "the arms are compared over seeds");
        if (workers !== undefined) throw needsSeeds("--workers", "one run is one thread's work");
        const { runScenario } = await import("./run-scenario.ts");
        await runScenario(scenario, options);
        return;
      }
      if (options.seed + seeds - 1 > LAST_SEED) throw tooManySeeds(options.seed, seeds);
      const { runSweep } = await import("./run-sweep.ts");
      await runSweep(scenario, { ...options, seeds, against, workers });
    });
}

function needsSeeds(flag: string, why: string): InputError {
  return new InputError({ what: `${flag} without --seeds`, why, mend: "Give --seeds 16 too" });
}

function tooManySeeds(seed: number, seeds: number): InputError {
  return new InputError({
    what: `--seed ${seed} --seeds ${seeds}`,
    why: `the largest seed is ${LAST_SEED}`,
    mend: "Give fewer seeds, or a smaller first one",
  });
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function wholeNumber(flag: string, least: number, most: number): (text: string) => number {
  const expected = `a whole number from ${least} to ${most}`;
  return numberFlag(flag, expected, (value) => {
    return Number.isInteger(value) && value >= least && value <= most;
  });
}
