import type { Command } from "commander";

const EXAMPLE = `
Example:
  bothsides audit runs/first

The folder has events.csv, accounts.csv and balances.csv, as a run writes them.
Exit code 0: no difference. 1: there is one. 2: a file is missing or cannot be read.`;

/** Adds `bothsides audit`: the balances of a run, derived a second time from its events. */
export function addAuditCommand(program: Command): void {
  program
    .command("audit")
    .summary("check a run's ledger against its events")
    .description("Derives every balance of a run from its events alone, and compares.")
    .argument("<folder>", "what a run has written")
    .addHelpText("after", EXAMPLE)
    .action(async (folder: string) => {
      const { runAudit } = await import("./run-audit.ts");
      await runAudit(folder);
    });
}
