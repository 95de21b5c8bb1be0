import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ReplayReport } from "../src/reports/replay-report.ts";
import { writeAppleSample } from "./apple-sample.ts";
import { resultsPicture } from "./results-picture.ts";

/** `npm run picture`: draws the README's picture from the replay that `npm start` prints. */
const PICTURE = "docs/pictures/apple.svg";

const main = fileURLToPath(new URL("../edges/cli/main.js", import.meta.url));
const flags = ["replay", "--prices", writeAppleSample(), "--shares", "300", "--json"];
const run = spawnSync(process.execPath, [main, ...flags], {
  encoding: "utf8",
  maxBuffer: 16 * 1024 * 1024,
});
if (run.status !== 0) throw new Error(run.stderr);
mkdirSync("docs/pictures", { recursive: true });
const title = "Selling 3 calls a month on 300 Apple shares";
writeFileSync(PICTURE, resultsPicture(JSON.parse(run.stdout) as ReplayReport, title));
process.stdout.write(`${PICTURE}\n`);
