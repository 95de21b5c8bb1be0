import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { fail } from "../edges/cli/fail.ts";
import { startLabServer } from "../edges/server/lab-server.ts";
import { serve } from "../edges/server/serve.ts";
import { writeAppleSample } from "./samples/apple-sample.ts";
import { writeTradesSample } from "./samples/sample-trades.ts";

/**
 * `npm start`: the main job on real prices, Apple 2007 to 2012, 300 shares; then the lab, until
 * Ctrl-C. Where nobody is there to press it (`CI` is set), only that the lab answers.
 */
const prices = writeAppleSample();
writeTradesSample(prices);
const main = fileURLToPath(new URL("../edges/cli/main.js", import.meta.url));
const flags = ["replay", "--prices", prices, "--shares", "300"];
process.stdout.write(`$ npx bothsides ${flags.join(" ")}\n\n`);
const run = spawnSync(process.execPath, [main, ...flags], { stdio: "inherit" });
if (run.status !== 0) process.exitCode = run.status ?? 1;
else {
  try {
    await (process.env.CI ? checkLab() : showLab());
  } catch (error) {
    fail(error);
  }
}

async function showLab(): Promise<void> {
  process.stdout.write("\n$ npx bothsides serve\n\n");
  await serve({ open: true });
}

async function checkLab(): Promise<void> {
  process.stdout.write("\n");
  const lab = await startLabServer(0);
  for (const page of ["index.html", "lab.html"]) {
    const { status } = await fetch(new URL(page, lab.address));
    process.stdout.write(`The lab answers: ${page} ${status}\n`);
    if (status !== 200) process.exitCode = 1;
  }
  await lab.close();
}
