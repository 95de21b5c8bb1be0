import { type ChildProcess, spawn } from "node:child_process";
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
export async function runServe(argv: readonly string[]): Promise<ServedLab> {
  const child = spawn(process.execPath, [MAIN, ...argv]);
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
  if (address === undefined) throw new Error(`serve ended before it began: ${stderr}`);
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
