import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { writeAppleSample } from "./apple-sample.ts";
import { writeTradesSample } from "./sample-trades.ts";

/** `npm start`: the main job on real prices, Apple 2007 to 2012, 300 shares. */
const prices = writeAppleSample();
writeTradesSample(prices);
const main = fileURLToPath(new URL("../edges/cli/main.js", import.meta.url));
const flags = ["replay", "--prices", prices, "--shares", "300"];
process.stdout.write(`$ npx bothsides ${flags.join(" ")}\n\n`);
const run = spawnSync(process.execPath, [main, ...flags], { stdio: "inherit" });
process.exitCode = run.status ?? 1;
