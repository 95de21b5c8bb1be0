import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { FastifyInstance } from "fastify";
import type { Browser, Page } from "playwright-core";
import { createLabServer, labFolder } from "../edges/server/lab-server.ts";
import { launchChromium } from "../scripts/browser/launch-chromium.ts";
import {
  dropToAnswer,
  type Step,
  sliderSteps,
  takeLongestTaskMs,
  watchTasks,
} from "./lab/measure-page.ts";
import { writePriceFile } from "./lab/price-file.ts";

/** `npm run bench:web`: how long a reader of the lab waits, in Chromium, and what is loaded. */
/** Links with settings: the question then asks for no guess, and the trades have more sliders. */
const QUESTION = "question?part=path&came=30";
const TRADES = "trades?data=apple&strike=delta:0.30&vol=0.30";
const SLOWER = 4;
/** A reader looks at an answer before he reaches for a slider. */
const READING_MS = 1_000;
const FIRST_LOAD_KB_MAX = 200;

const HEAD = `Milliseconds until another answer is painted; none: steps that change nothing shown;
engine: of the worst step, spent waiting for the worker; task: the longest of the page's thread,
0 where none takes 50 or more. Every step is in dist/bench/lab.json.

`;

interface Measured {
  readonly cpu: string;
  readonly phases: readonly Phase[];
}

/** What a reader waits for. */
interface Phase {
  readonly what: string;
  readonly steps: number;
  /** Steps that change nothing that is shown within ten seconds. */
  readonly unchanged: number;
  readonly medianMs: number;
  readonly worstMs: number;
  readonly worst: string;
  /** Of the worst step, while the page waited for the engine. */
  readonly worstEngineMs: number;
  /** Of the page's thread meanwhile; 0: none of 50 ms or more. */
  readonly longestTaskMs: number;
  readonly each: readonly Step[];
}

const asked: string[] = [];
const { server, address } = await listen();
const browser = await launchChromium();
try {
  const file = writePriceFile();
  const firstLoad = await loadFirst(browser);
  const measured = [
    await measure(browser, file.path, 1),
    await measure(browser, file.path, SLOWER),
  ];
  print(file.name, measured, firstLoad);
  mkdirSync("dist/bench", { recursive: true });
  const results = { browser: browser.version(), file: file.name, measured, firstLoad };
  writeFileSync("dist/bench/lab.json", `${JSON.stringify(results, null, 2)}\n`);
  process.stdout.write("Wrote dist/bench/lab.json\n");
} finally {
  await browser.close();
  await server.close();
}

/** The lab's own server; what is asked of it is noted. */
async function listen(): Promise<{ server: FastifyInstance; address: string }> {
  const lab = await createLabServer();
  lab.addHook("onRequest", async (request) => {
    asked.push(new URL(request.url, "http://lab").pathname);
  });
  return { server: lab, address: await lab.listen({ port: 0, host: "127.0.0.1" }) };
}

/** Files that the first screen loads until nothing more is asked for, and their bytes as gzip. */
async function loadFirst(from: Browser): Promise<{ file: string; gzipBytes: number }[]> {
  const context = await from.newContext();
  const page = await context.newPage();
  await page.goto(address, { waitUntil: "networkidle" });
  await context.close();
  return [...new Set(asked)].map((path) => {
    const file = path === "/" ? "index.html" : path.slice(1);
    return { file, gzipBytes: gzipSync(readFileSync(join(labFolder(), file))).length };
  });
}

async function measure(from: Browser, file: string, slower: number): Promise<Measured> {
  const phases: Phase[] = [];
  const note = async (what: string, page: Page, steps: readonly Step[]): Promise<void> => {
    phases.push({ what, ...summaryOf(steps), longestTaskMs: await takeLongestTaskMs(page) });
  };
  const open = async (what: string, place: string): Promise<Page> => {
    const page = await newPage(from, slower);
    await page.goto(`${address}/#/${place}`);
    await page.getByTestId("answer").first().waitFor();
    const ms = await page.evaluate(() => performance.now());
    await note(`${what}: opened`, page, [{ what: "", ms }]);
    await page.waitForTimeout(READING_MS);
    return page;
  };
  const question = await open("the question", QUESTION);
  await note("the question: sliders", question, await sliderSteps(question, "question"));
  await question.context().close();
  const trades = await open("my trades, Apple", TRADES);
  await trades.getByText("More settings").click();
  await note("my trades, Apple: sliders", trades, await sliderSteps(trades, "trades"));
  await note("my trades: the file dropped", trades, [await dropToAnswer(trades, file)]);
  await trades.waitForTimeout(READING_MS);
  await note("my trades, the file: sliders", trades, await sliderSteps(trades, "trades"));
  await trades.context().close();
  const cpu = slower === 1 ? "as it is" : `with the page's thread ${slower} times slower`;
  return { cpu, phases };
}

async function newPage(from: Browser, slower: number): Promise<Page> {
  const context = await from.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  await watchTasks(page);
  return page;
}

function summaryOf(steps: readonly Step[]): Omit<Phase, "what" | "longestTaskMs"> {
  const changed = steps.filter((step): step is Step & { ms: number } => step.ms !== undefined);
  changed.sort((a, b) => a.ms - b.ms);
  return {
    steps: steps.length,
    unchanged: steps.length - changed.length,
    medianMs: changed[Math.floor(changed.length / 2)]?.ms ?? Number.NaN,
    worstMs: changed.at(-1)?.ms ?? Number.NaN,
    worst: changed.at(-1)?.what ?? "",
    worstEngineMs: changed.at(-1)?.engineMs ?? 0,
    each: steps,
  };
}

function print(
  file: string,
  measured: readonly Measured[],
  firstLoad: readonly { file: string; gzipBytes: number }[],
): void {
  const lines = measured.flatMap(({ cpu, phases }) => [
    `The computer ${cpu}; the file is ${file}`,
    `${"".padEnd(32)}${["steps", "none", "median", "worst", "engine", "task"].map(cell).join("")}`,
    ...phases.map((phase) => {
      const { what, steps, unchanged, medianMs, worstMs, worst, longestTaskMs } = phase;
      const cells = [steps, unchanged, medianMs, worstMs, phase.worstEngineMs, longestTaskMs];
      return `  ${what.padEnd(30)}${cells.map(cell).join("")}  ${worst}`;
    }),
    "",
  ]);
  const bytes = firstLoad.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
  const files = firstLoad.map(
    ({ file: name, gzipBytes }) => `  ${(gzipBytes / 1000).toFixed(1).padStart(8)} kB  ${name}`,
  );
  const total = `First load ${(bytes / 1000).toFixed(1)} kB gzip, at most ${FIRST_LOAD_KB_MAX}`;
  process.stdout.write(`${HEAD}${[...lines, total, ...files].join("\n")}\n`);
}

function cell(value: string | number): string {
  return (typeof value === "string" ? value : value.toFixed(0)).padStart(8);
}
