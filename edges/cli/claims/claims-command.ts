import { availableParallelism } from "node:os";
import type { Command } from "commander";
import { wholeFlag } from "../../request/flags.ts";
import type { ClaimsOptions } from "./run-claims.ts";

/** The last seeds of a large experiment have to be seeds too. */
const LAST_SEED = 4_000_000_000;

const EXAMPLES = `
Examples:
  bothsides claims --quick
  bothsides claims M3 M13 --seed 8
  bothsides claims --out DIR         pages, pictures and tables; goes on after a kill

Verdicts: holds, exact, depends, fails (not so), undecided (can't tell yet).
What each claim says and by which rule it is judged: docs/claims.md.`;

/** Adds `bothsides claims`: the article's statements as experiments. */
export function addClaimsCommand(program: Command, version: string): void {
  const seed = wholeFlag("--seed", 0, LAST_SEED);
  const workers = wholeFlag("--workers", 1, 256);
  program
    .command("claims")
    .summary("the article's claims as experiments, each with a verdict")
    .description("Plays each claim of the article on many seeds, and says whether it holds.")
    .argument("[ids...]", "M1 to M17; without any, all of them")
    .option("--quick", "few seeds: a look in under a minute", false)
    .option("--seed <number>", "the first of the seeds", seed, 1)
    .option("--workers <number>", "threads", workers, availableParallelism())
    .option("--json", "print one object", false)
    .option("--out <folder>", "write results as they come, then pages, pictures and tables")
    .addHelpText("after", EXAMPLES)
    .action(async (ids: readonly string[], options: Omit<ClaimsOptions, "version">) => {
      const { runClaims } = await import("./run-claims.ts");
      await runClaims(ids, { ...options, version });
    });
}
