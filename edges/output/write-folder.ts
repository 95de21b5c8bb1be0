import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../input/input-error.ts";

/** Refuses, before any work, a folder that has something in it: nothing is ever written over. */
export function requireEmptyFolder(folder: string): void {
  if (folder === "") throw new InputError({ what: "--out without a name", mend: "Give a folder" });
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return;
    const what = code === "ENOTDIR" ? "this is a file, not a folder" : "it cannot be read";
    throw new InputError({ file: folder, what, mend: "Give --out a new folder" });
  }
  if (names.length === 0) return;
  throw new InputError({
    file: folder,
    what: "the folder is not empty",
    why: "Nothing is written over",
    mend: "Give --out a new folder",
  });
}

/** Makes the folder where it is missing and writes each file, by name, into it. */
export function writeFolder(folder: string, files: Readonly<Record<string, string>>): void {
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(folder, name), text, { flag: "wx" });
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError({
      file: folder,
      what: `the files cannot be written (${code ?? "unknown cause"})`,
      mend: "Give --out a new folder where you may write",
    });
  }
}
