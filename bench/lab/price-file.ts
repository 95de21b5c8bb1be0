import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** Real closes beside the repository, which need not be there. */
const SHARED = "../shared/data/spx_daily.csv.gz";

/** So that the first of 347 months, sold in January 1990, has a year of swings before it. */
const FIRST_DAY = "1989-01-01";

/** A price file to drop: S&P 500 closes 1989-2018, or those of vega-datasets, 2000-2020. */
export function writePriceFile(): { readonly path: string; readonly name: string } {
  if (!existsSync(SHARED)) {
    const path = createRequire(import.meta.url).resolve("vega-datasets/data/sp500-2000.csv");
    return { path, name: "S&P 500, 2000-2020" };
  }
  const [header, ...rows] = gunzipSync(readFileSync(SHARED)).toString("utf8").trim().split("\n");
  const path = join(mkdtempSync(join(tmpdir(), "lab-bench-")), "spx.csv");
  writeFileSync(path, [header, ...rows.filter((row) => row >= FIRST_DAY)].join("\n"));
  return { path, name: "S&P 500, 347 months" };
}
