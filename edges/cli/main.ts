#!/usr/bin/env node
import { createRequire } from "node:module";
import { Command } from "commander";
import { addAuditCommand } from "./audit/audit-command.ts";
import { addClaimsCommand } from "./claims/claims-command.ts";
import { fail } from "./fail.ts";
import { addIvCommand } from "./iv-command.ts";
import { addNewCommand } from "./new/new-command.ts";
import { addLaterCommands } from "./not-yet.ts";
import { addPriceCommand } from "./price-command.ts";
import { addReplayCommand } from "./replay-command.ts";
import { addRunCommand } from "./run/run-command.ts";
import { addServeCommand } from "./serve-command.ts";

// The reader of a pipe may close it early, as `head` does: that is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  fail(error);
});

try {
  const program = createProgram();
  if (process.argv.length <= 2) program.outputHelp();
  else await program.parseAsync();
} catch (error) {
  fail(error);
}

/** Each command imports what it runs only when it is called: the start stays quick. */
function createProgram(): Command {
  const version = packageVersion();
  const program = new Command("bothsides")
    .description("A laboratory market for listed options: who bought it, and who paid whom.")
    .version(version, "--version", "print the version")
    .helpOption("--help", "print this help")
    .helpCommand(false)
    .exitOverride();
  addReplayCommand(program);
  addRunCommand(program);
  addNewCommand(program);
  addClaimsCommand(program, version);
  addPriceCommand(program);
  addIvCommand(program);
  addServeCommand(program);
  addAuditCommand(program);
  addLaterCommands(program);
  return program;
}

function packageVersion(): string {
  const require = createRequire(import.meta.url);
  return (require("bothsides/package.json") as { version: string }).version;
}
