import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

/** Where the sample is written, from the root of the repository; it is never committed. */
const SAMPLE = "samples/SP500.csv";

/** Writes the S&P 500's daily closes of the package vega-datasets as a price file. */
export function writeSp500Sample(): string {
  mkdirSync("samples", { recursive: true });
  const source = createRequire(import.meta.url).resolve("vega-datasets");
  const text = readFileSync(new URL("../data/sp500-2000.csv", `file://${source}`), "utf8");
  const [, ...rows] = text.trim().split("\n");
  const lines = rows.map((row) => {
    const [date, , , , close] = row.split(",");
    return `${date},${Number(close)}`;
  });
  writeFileSync(SAMPLE, `date,close\n${lines.join("\n")}\n`);
  return SAMPLE;
}
