import type { InputErrorParts } from "../../edges/input/input-error.ts";
import type { SeenFile } from "./engine-api.ts";

/** What a file is of which nothing is known yet. */
export const NOTHING_SEEN = {
  form: "",
  rows: 0,
  skipped: [],
  notes: [],
  tickers: [],
  from: "",
  to: "",
  header: [],
  sample: [],
} as const;

/** A file that cannot be read, or is no text. */
export function unreadFile(name: string, refused: InputErrorParts): SeenFile {
  return { ...NOTHING_SEEN, name, kind: "unknown", refused };
}
