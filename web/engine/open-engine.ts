import { wrap } from "comlink";
import type { EngineApi, SeenFile } from "./engine-api.ts";

/** The engine in a worker of its own, and the files that it was handed. */
interface OpenEngine {
  readonly worker: Worker;
  readonly api: EngineApi;
}

const KEPT = new Map<string, Uint8Array>();

/** `answers` is for what the reader waits for, `background` for what follows by itself. */
type Which = "answers" | "background";

const OPEN = new Map<Which, Promise<OpenEngine>>();

/** The engine that answers; it is opened when it is first asked for. */
export async function engine(): Promise<EngineApi> {
  return (await opened("answers")).api;
}

/** A second one, so that long work never keeps an answer waiting. */
export async function backgroundEngine(): Promise<EngineApi> {
  return (await opened("background")).api;
}

/** Keeps a file in both; answers what it is. */
export async function keepFile(name: string, bytes: Uint8Array): Promise<SeenFile> {
  KEPT.set(name, bytes);
  const others = [...OPEN.entries()].filter(([which]) => which !== "answers");
  await Promise.all(others.map(async ([, open]) => (await open).api.keep(name, bytes)));
  return (await engine()).keep(name, bytes);
}

function opened(which: Which): Promise<OpenEngine> {
  const known = OPEN.get(which);
  if (known !== undefined) return known;
  const open = openEngine(which);
  OPEN.set(which, open);
  // Who asks after a failure gets another worker.
  open.catch(() => OPEN.delete(which));
  return open;
}

async function openEngine(which: Which): Promise<OpenEngine> {
  const worker = await openWorker(which);
  await begun(worker);
  // Every function of the engine answers with a promise already.
  const api = wrap(worker) as unknown as EngineApi;
  for (const [name, bytes] of KEPT) await api.keep(name, bytes);
  return { worker, api };
}

/** Comes with the worker's first word. A file that could not be loaded fails without a message. */
function begun(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.addEventListener("message", resolve, { once: true });
    worker.addEventListener("error", ({ message }) => {
      reject(new Error(message || "the engine could not be loaded"));
    });
  });
}

/** One file that is opened by double-click can load no other: there the worker is inside. */
async function openWorker(name: Which): Promise<Worker> {
  if (import.meta.env.MODE === "file") {
    const { default: InlineWorker } = await import("./worker/worker.ts?worker&inline");
    return new InlineWorker({ name });
  }
  return new Worker(new URL("./worker/worker.ts", import.meta.url), { type: "module", name });
}
