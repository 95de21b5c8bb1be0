import { type Signal, signal } from "@preact/signals";
import type { SeenFile } from "../../engine/engine-api.ts";
import { unreadFile } from "../../engine/nothing-seen.ts";
import { keepFile } from "../../engine/open-engine.ts";
import { mapKept } from "./map-kept.ts";
import { forgetMapping, rememberedMapping } from "./remembered-mapping.ts";

/** Every file that was dropped, as it was recognised; they stay in this page's memory. */
export const dropped: Signal<readonly SeenFile[]> = signal([]);

/** A file that is being read. */
export const reading: Signal<string | undefined> = signal(undefined);

/** As they came, by their names: a file's columns can be named anew. */
const cameAs = new Map<string, File>();

/** Takes files: each is recognised, and an unknown one by columns that were named before. */
export async function dropFiles(files: readonly File[]): Promise<void> {
  for (const file of files) {
    reading.value = file.name;
    cameAs.set(file.name, file);
    try {
      const bytes = await bytesOf(file);
      replaceDropped(
        bytes === undefined
          ? unreadFile(file.name, { file: file.name, ...NO_FILE })
          : await withRememberedColumns(await keepFile(file.name, bytes)),
      );
    } finally {
      reading.value = undefined;
    }
  }
}

const NO_FILE = {
  what: "this is a folder, or a file that cannot be read",
  why: "The browser hands out no bytes of it",
  mend: "Open the folder and choose the files in it",
};

/** Undefined for a folder, and for a file that is gone or locked. */
async function bytesOf(file: File): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** Shows a file as it came, and forgets how files with its header were read. */
export async function nameOtherColumns(name: string, header: readonly string[]): Promise<void> {
  forgetMapping(header);
  await dropFiles([cameAs.get(name)!]);
}

/** A file of the same name is the same file, anew. */
export function replaceDropped(seen: SeenFile): void {
  leaveOut(seen.name);
  dropped.value = [...dropped.value, seen];
}

export function leaveOut(name: string): void {
  dropped.value = dropped.value.filter((file) => file.name !== name);
}

export function forgetDropped(): void {
  dropped.value = [];
}

/** The last price file that could be read, or of which a stock has to be chosen. */
export function pricesAmong(files: readonly SeenFile[]): SeenFile | undefined {
  const isOf = ({ kind, refused, tickers }: SeenFile): boolean =>
    kind === "prices" && (refused === undefined || tickers.length > 0);
  return files.filter(isOf).at(-1);
}

export function tradesAmong(files: readonly SeenFile[]): SeenFile[] {
  return files.filter(({ kind, refused }) => kind === "trades" && refused === undefined);
}

/** The options that a dropped file of splits adds to a run of dropped prices. */
export function splitsAmong(files: readonly SeenFile[]): { readonly splits?: string } {
  const isOf = ({ kind, refused }: SeenFile): boolean => kind === "splits" && refused === undefined;
  const last = files.filter(isOf).at(-1);
  return last === undefined ? {} : { splits: last.name };
}

async function withRememberedColumns(seen: SeenFile): Promise<SeenFile> {
  const known = rememberedMapping(seen.header);
  if (known === undefined) return seen;
  const mapped = await mapKept(seen, known);
  return mapped.ok && mapped.value.refused === undefined ? mapped.value : seen;
}
