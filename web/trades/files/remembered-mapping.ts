import { kept } from "../../app/kept.ts";
import type { ActionWords, ColumnMapping } from "../../engine/engine-api.ts";

/** Which columns of a file are which, as the user said for files with its header. */
export interface RememberedMapping {
  readonly kind: "prices" | "trades";
  readonly mapping: ColumnMapping;
  /** Of trades. */
  readonly words?: ActionWords;
}

/** By header; names of columns and of actions only, nothing else of what stands below them. */
const all = kept("columns", "{}");

export function rememberedMapping(header: readonly string[]): RememberedMapping | undefined {
  return read()[JSON.stringify(header)];
}

export function rememberMapping(header: readonly string[], known: RememberedMapping): void {
  all.value = JSON.stringify({ ...read(), [JSON.stringify(header)]: known });
}

/** A file with this header is asked about again. */
export function forgetMapping(header: readonly string[]): void {
  const { [JSON.stringify(header)]: _forgotten, ...others } = read();
  all.value = JSON.stringify(others);
}

function read(): Readonly<Record<string, RememberedMapping>> {
  try {
    const value: unknown = JSON.parse(all.value);
    return typeof value === "object" && value !== null
      ? (value as Record<string, RememberedMapping>)
      : {};
  } catch {
    return {};
  }
}
