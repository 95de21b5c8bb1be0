import { wrap } from "comlink";
import type { ClaimsApi } from "./claims-api.ts";

/** The experiments in a worker of their own. */
interface OpenClaims {
  readonly worker: Worker;
  readonly api: ClaimsApi;
  /** Never fulfilled: rejected if the worker cannot begin, or is closed. */
  readonly ended: Promise<never>;
  readonly end: (why: Error) => void;
}

let open: Promise<OpenClaims> | undefined;

/** Plays something in the worker, which is opened when it is first asked for. */
export async function inClaimsWorker<T>(ask: (api: ClaimsApi) => Promise<T>): Promise<T> {
  open ??= openClaims();
  const { api, ended } = await open;
  return Promise.race([ask(api), ended]);
}

/** Ends the worker, whatever it does: an experiment hears nothing before it is over. */
export function closeClaimsWorker(): void {
  const closing = open;
  open = undefined;
  closing?.then(
    ({ worker, end }) => {
      worker.terminate();
      end(new Error("ended by the reader"));
    },
    // It was never open: who asked hears why.
    () => {},
  );
}

async function openClaims(): Promise<OpenClaims> {
  const worker = await openWorker();
  let end: (why: Error) => void = () => {};
  const ended = new Promise<never>((_, reject) => {
    end = reject;
  });
  // It may end while nobody waits.
  ended.catch(() => {});
  // A file that cannot be loaded has no message.
  worker.addEventListener("error", ({ message }) => {
    end(new Error(message || "the experiments could not be loaded"));
  });
  return { worker, api: wrap(worker) as unknown as ClaimsApi, ended, end };
}

/** One file that is opened by double-click can load no other: there the worker is inside. */
async function openWorker(): Promise<Worker> {
  if (import.meta.env.MODE === "file") {
    const { default: InlineWorker } = await import("./worker/claims-worker.ts?worker&inline");
    return new InlineWorker();
  }
  return new Worker(new URL("./worker/claims-worker.ts", import.meta.url), { type: "module" });
}
