import { mkdirSync, writeFileSync } from "node:fs";
import { appleStock } from "@visx/mock-data";

/** Where the sample is written, from the root of the repository; it is never committed. */
const SAMPLE = "samples/AAPL.csv";

/** Writes Apple's daily closes of the package @visx/mock-data as a price file; returns its path. */
export function writeAppleSample(): string {
  mkdirSync("samples", { recursive: true });
  const rows = appleStock.map(({ date, close }) => `${date.slice(0, 10)},${close}`);
  writeFileSync(SAMPLE, `date,close\n${rows.join("\n")}\n`);
  return SAMPLE;
}
