import { Command } from "commander";
import { vi } from "vitest";
import { failureOf } from "../../edges/cli/fail.ts";
import { addReplayCommand } from "../../edges/cli/replay-command.ts";
import type { CliRun } from "./run-cli.ts";

/** `bothsides replay` in this process: a tenth of a second less than starting one. */
export async function runReplay(argv: readonly string[]): Promise<CliRun> {
  let [stdout, stderr] = ["", ""];
  const writeOut = (text: string): void => {
    stdout += text;
  };
  const writeErr = (text: string): void => {
    stderr += text;
  };
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      writeOut(`${text}`);
      return true;
    }),
    vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      writeErr(`${text}`);
      return true;
    }),
  ];
  const program = new Command("bothsides").exitOverride().configureOutput({ writeOut, writeErr });
  addReplayCommand(program);
  try {
    await program.parseAsync(["replay", ...argv], { from: "user" });
    return { status: 0, stdout, stderr };
  } catch (error) {
    const { exitCode, text } = failureOf(error);
    return { status: exitCode, stdout, stderr: stderr + text };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
