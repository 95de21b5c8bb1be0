import { CommanderError } from "commander";
import { InputError } from "../input/input-error.ts";
import { RunFailure } from "../workers/run-failure.ts";

/** 0 done, 1 the run failed, 2 the input was refused (a wrong command line too). */
export type ExitCode = 0 | 1 | 2;

export interface Failure {
  readonly exitCode: ExitCode;
  /** What to print to stderr, with its line end; empty when it has been printed already. */
  readonly text: string;
}

const LINES_MAX = 8;

/** Exit code and message of whatever a command threw: at most 8 lines, never a stack trace. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CommanderError) {
    // Help and --version end in an exception with exit code 0; commander has printed all of these.
    return { exitCode: error.exitCode === 0 ? 0 : 2, text: "" };
  }
  if (error instanceof InputError) return { exitCode: 2, text: shortened(error.message) };
  if (error instanceof RunFailure) {
    return { exitCode: 1, text: shortened(`the run failed: ${error.message}`) };
  }
  if (error instanceof Error && "syscall" in error) {
    // The disk is full, a device is gone: the system's own words say it.
    return { exitCode: 1, text: shortened(`the run failed. ${error.message}`) };
  }
  const cause = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const advice = "This is a fault of the program: please report it with the command line";
  return { exitCode: 1, text: shortened(`the run failed. ${cause}. ${advice}`) };
}

/** Prints the failure to stderr and sets the exit code; output already written still gets out. */
export function fail(error: unknown): void {
  const { exitCode, text } = failureOf(error);
  if (text !== "") process.stderr.write(text);
  process.exitCode = exitCode;
}

function shortened(message: string): string {
  const lines = `error: ${message}`.trimEnd().split(/\r\n|\n|\r/);
  return `${lines.slice(0, LINES_MAX).join("\n")}\n`;
}
