import { mkdirSync, writeFileSync } from "node:fs";
import { appleStock } from "@visx/mock-data";

/** Where the sample is written, from the root of the repository; it is never committed. */
const SAMPLE = "samples/AAPL.csv";

/** Apple's daily closes of the package @visx/mock-data, as a price file. */
export function appleFile(): string {
  const rows = appleStock.map(({ date, close }) => `${date.slice(0, 10)},${close}`);
  return `date,close\n${rows.join("\n")}\n`;
}

/** Writes them where the documentation has them; returns the path. */
export function writeAppleSample(): string {
  mkdirSync("samples", { recursive: true });
  writeFileSync(SAMPLE, appleFile());
  return SAMPLE;
}
