import type { Command } from "commander";
import { packageScenarios } from "../../disk/scenario-folder.ts";
import { InputError } from "../../input/input-error.ts";
import { wholeFlag } from "../../request/flags.ts";
import { aboutScenarios } from "../../request/run/scenario-shelf.ts";
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
  bothsides run default --days 42 --seeds 16 --against no-skew
  bothsides run history --participant mine.ts --seeds 20
  bothsides run small --watch
  bothsides run history --days 4 --why "2024-01-05 10:30" "ABC 240216C00100000"
  bothsides audit DIR

Volatilities, rates and shifts are decimals per year; limits are dollars per point.`;

/** Adds `bothsides run`: a chain of thousands of options, its makers and the public. */
export function addRunCommand(program: Command): void {
  program
    .command("run")
    .summary("a chain of options with makers and the public, on a given stock")
    .description("Who made how much in a market of thousands of options, from whom and why.")
    .argument("[scenario]", "a name of those below, or a file: FILE.yaml", "history")
    .option("--days <number>", "sessions, else the scenario's", wholeFlag("--days", 1, 2_000))
    .option("--seed <number>", "of all chance", wholeFlag("--seed", 0, LAST_SEED), 1)
    .option("--set <path=value>", "one setting of the scenario, as often as needed", collect, [])
    .option("--participant <file>", "a maker or trader of your own, .ts or .js", collect, [])
    .option("--why <time...>", "TIME SERIES: what each maker's quotes are made of then")
    .option("--watch", "show the market while it is played")
    .option("--json", "print one object")
    .option("--out <folder>", "write the journal, for `bothsides audit`; with --seeds seeds.csv")
    .option("--seeds <number>", "runs, from --seed on: means", wholeFlag("--seeds", 2, 10_000))
    .option("--against <change>", "a second arm: path=value besides, or a scenario", collect, [])
    .option("--workers <number>", "threads of --seeds", wholeFlag("--workers", 1, 256))
    .addHelpText("after", () => scenariosHelp() + EXAMPLES)
    .action(async (scenario: string, flags: RunFlags) => {
      const { seeds, against, workers, ...options } = flags;
      if (options.watch && options.json) throw watchedJson();
      if (seeds === undefined) {
        if (against.length > 0) throw needsSeeds("--against", "the arms are compared over seeds");
        if (workers !== undefined) throw needsSeeds("--workers", "one run is one thread's work");
        const { runScenario } = await import("./run-scenario.ts");
        await runScenario(scenario, options);
        return;
      }
      for (const flag of ["why", "watch"] as const) {
        if (options[flag] !== undefined) throw ofOneRun(`--${flag}`);
      }
      if (options.seed + seeds - 1 > LAST_SEED) throw tooManySeeds(options.seed, seeds);
      const { runSweep } = await import("./run-sweep.ts");
      await runSweep(scenario, { ...options, seeds, against, workers });
    });
}

function scenariosHelp(): string {
  const abouts = aboutScenarios(packageScenarios());
  const width = Math.max(...abouts.map(([name]) => name.length));
  const lines = abouts.map(([name, about]) => `  ${name.padEnd(width)}  ${about}\n`);
  return `\nScenarios:\n${lines.join("")}`;
}

function needsSeeds(flag: string, why: string): InputError {
  return new InputError({ what: `${flag} without --seeds`, why, mend: "Give --seeds 16 too" });
}

function ofOneRun(flag: string): InputError {
  const mend = "Leave out --seeds, and give the --seed that you mean";
  return new InputError({ what: `${flag} with --seeds`, why: "it is about one run", mend });
}

function watchedJson(): InputError {
  const [why, mend] = ["both go to the same output", "Give one of them"];
  return new InputError({ what: "--watch with --json", why, mend });
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
