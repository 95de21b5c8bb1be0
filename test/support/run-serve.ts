import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const MAIN = fileURLToPath(new URL("../../dist/edges/cli/main.js", import.meta.url));

export interface ServedLab {
  readonly address: string;
  /** What has been printed so far. */
  readonly stdout: () => string;
  /** Tells it to end; answers its exit code, or null if the signal killed it. */
  readonly end: (signal: "SIGINT" | "SIGTERM") => Promise<number | null>;
}

/** Runs the built `bothsides serve` until it has printed its address; in a test, not around it. */
export function runServe(argv: readonly string[]): Promise<ServedLab> {
  return runUntilServed([MAIN, ...argv]);
}

/** The same for another program. @param argv its file and what follows. */
export async function runUntilServed(
  argv: readonly string[],
  options: Pick<SpawnOptions, "cwd" | "env"> = {},
): Promise<ServedLab> {
  const child = spawn(process.execPath, argv, { ...options, stdio: "pipe" });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const address = await firstMatch(child, () => /http:\S+/.exec(stdout)?.[0]);
  if (address === undefined) throw new Error(`it ended before it served: ${stderr}`);
  return {
    address,
    stdout: () => stdout,
    end: async (signal) => {
      const closed = once(child, "close");
      child.kill(signal);
      return (await closed)[0] as number | null;
    },
  };
}

/** Waits for what is printed; undefined if the program ends without it. */
function firstMatch(
  child: ChildProcess,
  find: () => string | undefined,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    child.stdout!.on("data", () => {
      if (find() !== undefined) resolve(find());
    });
    child.once("close", () => resolve(find()));
  });
}
