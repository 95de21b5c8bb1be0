import { readFileSync } from "node:fs";
import { InputError } from "../input/input-error.ts";
import type { ReadBytes } from "../input/read-file.ts";

/**
 * The bytes of a file of this computer, or of standard input for `-`.
 *
 * @throws InputError when it cannot be read.
 */
export const readDisk: ReadBytes = async (path) =>
  path === "-" ? readStandardInput() : readFile(path);

async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function readFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const what =
      code === "ENOENT"
        ? "there is no such file"
        : code === "EISDIR"
          ? "this is a folder, not a file"
          : `the file cannot be read (${code ?? "unknown cause"})`;
    throw new InputError({ file: path, what, mend: "Check the path" });
  }
}
