import { InputError } from "./input-error.ts";

/**
 * What a gzip file holds; other bytes are handed back. The platform's streams do it, in Node and in
 * browsers.
 *
 * @param most bytes. @throws InputError for data that is damaged, cut short or unpacks to more.
 */
export async function unpack(bytes: Uint8Array, name: string, most: number): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const packed = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
  const reader = packed.pipeThrough(new DecompressionStream("gzip")).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const part = await reader.read().catch(() => undefined);
    if (part === undefined) throw damaged(name);
    if (part.done) return joined(parts, length);
    parts.push(part.value);
    length += part.value.length;
    if (length <= most) continue;
    await reader.cancel();
    throw new InputError({
      file: name,
      what: `the unpacked file is over ${most / 1_000_000} MB`,
      mend: "Split the file",
    });
  }
}

function damaged(name: string): InputError {
  return new InputError({
    file: name,
    what: "the gzip data is damaged or cut short",
    mend: "Fetch or pack the file again",
  });
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
