import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
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

/** What stands in each file, by name. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Writes all files into a new folder of this name, or into an empty one: all of them or none. */
export function writeFolder(folder: string, files: Files): void {
  const parts = `${resolve(folder)}.part`;
  if (existsSync(parts)) {
    const mend = "Give --out another folder, or remove that one if a broken run left it";
    throw new InputError({ file: `${folder}.part`, what: "this is in the way", mend });
  }
  try {
    mkdirSync(parts, { recursive: true });
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(parts, name), content);
    }
    if (existsSync(folder)) rmdirSync(folder);
    renameSync(parts, folder);
  } catch (error) {
    // Its parent may be a file: then there is nothing to remove, and trying to is an error.
    if (existsSync(parts)) rmSync(parts, { recursive: true });
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError({
      file: folder,
      what: `the files cannot be written (${code ?? "unknown cause"})`,
      mend: "Give --out a new folder where you may write",
    });
  }
}

/** Writes them as {@link writeFolder} does, and says which on stderr. */
export function writeAndTell(folder: string, files: Files): void {
  writeFolder(folder, files);
  process.stderr.write(`Wrote ${Object.keys(files).join(", ")} to ${folder}\n`);
}

/** Writes files of a folder that may stand there already; each is whole or not there. */
export function replaceFiles(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.part`, content);
    renameSync(`${path}.part`, path);
  }
}
