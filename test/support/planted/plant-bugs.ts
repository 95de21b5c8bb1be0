import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { transformWithOxc } from "vite";
import type { Objection } from "./check.ts";
import { type PlantedBug, plant } from "./planted-bug.ts";

/** What the battery needs; the copy stands inside the repository, so that packages are found. */
const FOLDERS = ["src", "edges", "test/support", "test/oracle"];
const COPIES = "dist";
const LANES = 2;
/** Seconds are enough, on a busy machine some more; a bug may make a loop endless. */
const PATIENCE_MS = 120_000;

/** What the battery said with a bug in the program; `bug` is undefined without any. */
export interface Finding {
  readonly bug: PlantedBug | undefined;
  readonly checks: number;
  readonly objections: readonly Objection[];
}

/**
 * Runs the battery once for each bug, each time in a process of its own, and once without a bug.
 * Every lane has a copy of the program in which it plants one bug after the other.
 *
 * @param objections whether a battery stops at the first one; without a bug it never does.
 */
export async function plantBugs(
  bugs: readonly PlantedBug[],
  objections: "first" | "all",
): Promise<Finding[]> {
  const waiting = [undefined, ...bugs];
  const findings = new Map<PlantedBug | undefined, Finding>();
  mkdirSync(COPIES, { recursive: true });
  const lane = async (): Promise<void> => {
    const copy = mkdtempSync(join(COPIES, "planted-"));
    try {
      await copyProgram(copy);
      while (waiting.length > 0) {
        const bug = waiting.shift();
        findings.set(bug, await tryBug(copy, bug, objections));
      }
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: LANES }, lane));
  for (const end of ended) if (end.status === "rejected") throw end.reason;
  return [undefined, ...bugs].map((bug) => findings.get(bug)!);
}

async function copyProgram(copy: string): Promise<void> {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  );
  const sources = files.filter((file) => file.endsWith(".ts") && !/\.(test|d)\.ts$/.test(file));
  await Promise.all(sources.map((file) => write(copy, file, readFileSync(file, "utf8"))));
}

/** Writes a source as the JavaScript that a bare process can load. */
async function write(copy: string, file: string, text: string): Promise<void> {
  const { code } = await transformWithOxc(text, file, { sourcemap: false });
  const place = join(copy, file.replace(/\.ts$/, ".js"));
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, code.replace(/(from |import |import\()"(\.[^"]*)\.ts"/g, '$1"$2.js"'));
}

async function tryBug(
  copy: string,
  bug: PlantedBug | undefined,
  objections: string,
): Promise<Finding> {
  if (bug === undefined) return { bug, ...(await runBattery(copy, "all")) };
  const text = readFileSync(bug.file, "utf8");
  await write(copy, bug.file, plant(bug, text));
  try {
    return { bug, ...(await runBattery(copy, objections)) };
  } finally {
    await write(copy, bug.file, text);
  }
}

function runBattery(copy: string, objections: string): Promise<Omit<Finding, "bug">> {
  const battery = join(copy, "test/support/planted/battery.js");
  return new Promise((done) => {
    const child = spawn(process.execPath, [battery, objections], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [out, wrong]: [string[], string[]] = [[], []];
    child.stdout.on("data", (part) => out.push(`${part}`));
    child.stderr.on("data", (part) => wrong.push(`${part}`));
    const patience = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
    child.on("close", (code, signal) => {
      clearTimeout(patience);
      if (code === 0) return done(JSON.parse(out.join("")));
      const said = /Error: .*/.exec(wrong.join(""))?.[0] ?? `ended by ${signal ?? code}`;
      const reason = signal === null ? said : "it never ends";
      done({ checks: 0, objections: [{ check: "the program runs", reason }] });
    });
  });
}
