import { fileName } from "../input/read-file.ts";

/** `prices/AAPL.csv.gz` is called AAPL. */
export function titleOf(file: string): string {
  return file === "-" ? "Prices" : fileName(file).replace(/(\.csv)?(\.gz)?$/i, "");
}
