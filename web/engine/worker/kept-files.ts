import { InputError } from "../../../edges/input/input-error.ts";
import type { ReadBytes } from "../../../edges/input/read-file.ts";

/** Files that were dropped on the page or made by it, by their names; they stay in its memory. */
export class KeptFiles {
  readonly #files = new Map<string, Uint8Array>();

  #changes = 0;

  keep(name: string, bytes: Uint8Array): void {
    this.#files.set(name, bytes);
    this.#changes++;
  }

  has(name: string): boolean {
    return this.#files.has(name);
  }

  /** How often a file was kept: what was computed from files is known to be of these. */
  get changes(): number {
    return this.#changes;
  }

  keepText(name: string, text: string): void {
    this.keep(name, new TextEncoder().encode(text));
  }

  /** Reads like a disk: the readers of the command line do not know the difference. */
  readonly read: ReadBytes = async (path) => {
    const bytes = this.#files.get(path);
    if (bytes !== undefined) return bytes;
    throw new InputError({ file: path, what: "there is no such file", mend: "Drop it again" });
  };
}
