import type { Command } from "commander";
import { InputError } from "../input/input-error.ts";

/** Commands of the contract (docs/cli.md) that a later version brings, as `name arguments`. */
const LATER: readonly (readonly [usage: string, summary: string])[] = [
  ["sweep <file>", "a grid of runs"],
];

/** Adds the commands that cannot run yet: each refuses in one line that says what can. */
export function addLaterCommands(program: Command): void {
  const working = program.commands.map((command) => command.name()).join(", ");
  for (const [usage, summary] of LATER) {
    const name = usage.split(" ")[0]!;
    program
      .command(name)
      .summary(`not yet: ${summary}`)
      .description(`Not yet: ${summary}.`)
      .usage(usage.slice(name.length + 1))
      .argument("[arguments...]")
      .allowUnknownOption()
      .action(() => {
        throw new InputError({
          what: `bothsides ${name}`,
          why: `not yet: ${summary} comes with a later version`,
          mend: `Working now: ${working}`,
        });
      });
  }
}
