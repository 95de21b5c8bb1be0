import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ReplayReport } from "../src/reports/replay-report.ts";
import { fitChain } from "../src/volatility/fit-chain.ts";
import { madeChain } from "./made-chain.ts";
import { resultsPicture } from "./results-picture.ts";
import { writeAppleSample } from "./samples/apple-sample.ts";
import { smilePicture } from "./smile-picture.ts";

/** `npm run picture`: the README's picture of what `npm start` prints, and one of smiles. */
const FOLDER = "docs/pictures";

const main = fileURLToPath(new URL("../edges/cli/main.js", import.meta.url));
const flags = ["replay", "--prices", writeAppleSample(), "--shares", "300", "--json"];
const run = spawnSync(process.execPath, [main, ...flags], {
  encoding: "utf8",
  maxBuffer: 16 * 1024 * 1024,
});
if (run.status !== 0) throw new Error(run.stderr);
const report = JSON.parse(run.stdout) as ReplayReport;
const { smiles } = fitChain(madeChain(), "european", () => undefined);
const pictures = {
  "apple.svg": resultsPicture(report, "Selling 3 calls a month on 300 Apple shares"),
  "smile.svg": smilePicture(smiles, "Three smiles of a made chain, fitted together"),
};
mkdirSync(FOLDER, { recursive: true });
for (const [name, picture] of Object.entries(pictures)) {
  writeFileSync(`${FOLDER}/${name}`, picture);
  process.stdout.write(`${FOLDER}/${name}\n`);
}
