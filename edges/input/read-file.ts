import { InputError } from "./input-error.ts";
import type { NamedText } from "./named-text.ts";
import { parseNumber } from "./parse-number.ts";
import { parseTable, type Table } from "./table.ts";
import { unpack } from "./unpack.ts";

/** Unpacked text past this is refused: a JavaScript string cannot hold it. */
const UNPACKED_BYTES_MAX = 500_000_000;

/** Where files come from: a disk, or what was dropped on a page. `-` is standard input. */
export type ReadBytes = (path: string) => Promise<Uint8Array>;

/**
 * The CSV table in a file.
 *
 * @throws InputError when it cannot be read, is no text, or is not a table.
 */
export async function readTable(path: string, readBytes: ReadBytes): Promise<Table> {
  const { name, text } = await readText(path, readBytes);
  return parseTable(text, name);
}

/**
 * The text of a file: UTF-8, or UTF-16 with a byte order mark. Gzip is recognised by its first two
 * bytes.
 *
 * @throws InputError when it cannot be read or is no text.
 */
export async function readText(path: string, readBytes: ReadBytes): Promise<NamedText> {
  if (path === "") throw new InputError({ what: "a file without a name", mend: "Give its path" });
  const name = path === "-" ? "stdin" : path;
  const bytes = await readBytes(path);
  return { name, text: decode(await unpack(bytes, name, UNPACKED_BYTES_MAX), name) };
}

/** Input that is read when this is called. */
export type Later<T> = (readBytes: ReadBytes) => Promise<T>;

/**
 * A flag's value: a number is read, and refused, at once; any other is the path of a table, which
 * is read when the result is called. So no file is opened before every flag has been understood.
 */
export function numberOrTable<T>(value: string, read: (input: number | Table) => T): Later<T> {
  const number = parseNumber(value);
  if (number === undefined) return async (readBytes) => read(await readTable(value, readBytes));
  const result = read(number);
  return () => Promise.resolve(result);
}

/** What a file is called in messages and reports: its name without its folders. */
export function fileName(path: string): string {
  return path === "-" ? "stdin" : path.split(/[/\\]/).at(-1)!;
}

/** Excel saves "Unicode Text" as UTF-16, the low byte first. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
}

const ZIPPED = "this is an Excel or zip file, not CSV";
const AS_CSV = "Save it as CSV (UTF-8)";
const INSTEAD = "Download the CSV of the same page";

/** Files of other kinds, by the bytes that they begin with. */
const OTHER_KINDS: readonly (readonly [begin: string, what: string, mend: string])[] = [
  ["PK\x03\x04", ZIPPED, AS_CSV],
  ["PK\x05\x06", ZIPPED, AS_CSV],
  ["PK\x07\x08", ZIPPED, AS_CSV],
  ["\xd0\xcf\x11\xe0", "this is an Excel file, not CSV", AS_CSV],
  ["%PDF-", "this is a PDF, not CSV", INSTEAD],
  ["\x89PNG", "this is a picture, not CSV", INSTEAD],
  ["\xff\xd8\xff", "this is a picture, not CSV", INSTEAD],
];

function refuseOtherKinds(bytes: Uint8Array, file: string): void {
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  for (const [begin, what, mend] of OTHER_KINDS) {
    if (head.startsWith(begin)) throw new InputError({ file, what, mend });
  }
}

function decode(bytes: Uint8Array, name: string): string {
  refuseOtherKinds(bytes, name);
  try {
    if (bytes.length > UNPACKED_BYTES_MAX) throw new RangeError("too large for a string");
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch (error) {
    if (error instanceof RangeError) {
      throw new InputError({ file: name, what: "the file is over 500 MB", mend: "Split the file" });
    }
  }
  throw new InputError({ file: name, what: "the file is not UTF-8 text", mend: AS_CSV });
}
