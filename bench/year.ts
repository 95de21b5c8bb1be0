import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { auditReport } from "../edges/cli/audit/run-audit.ts";
import { readDisk } from "../edges/disk/read-disk.ts";
import { packageScenarios } from "../edges/disk/scenario-folder.ts";
import { readTape } from "../edges/request/run/read-tape.ts";
import { findScenario, runConfigOf } from "../edges/request/run/scenarios.ts";
import { playTask } from "../edges/workers/run-task.ts";

/**
 * `npm run bench:year [SCENARIO]`: a trading year with its journal, as `bothsides run history
 * --days 252 --seed 7 --out DIR` and `bothsides audit DIR`; what time and memory each month takes.
 */
const DAYS = 252;
const MONTH = 21;
const SEED = 7;
const MEGA = 1e6;

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

const name = process.argv[2] ?? "history";
const scenario = await findScenario(name, packageScenarios(), readDisk);
const settings = { ...scenario.settings, seed: SEED };
const config = runConfigOf(scenario, settings, await readTape(settings, DAYS, readDisk));
const folder = mkdtempSync(join(tmpdir(), "bothsides-year-"));
const out = join(folder, "journal");
const start = performance.now();
let [day, spent] = [0, process.cpuUsage()];

console.log("session   heap, MB   columns, MB   ms a session");
const onDay = (): void => {
  if (++day % MONTH !== 0) return;
  const { user, system } = process.cpuUsage(spent);
  // Twice: what the first collection lets go of may hold something else.
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const cells = [
    String(day).padStart(7),
    (heapUsed / MEGA).toFixed(1).padStart(11),
    (arrayBuffers / MEGA).toFixed(1).padStart(14),
    ((user + system) / 1_000 / MONTH).toFixed(0).padStart(15),
  ];
  console.log(cells.join(""));
  spent = process.cpuUsage();
};
const task = { scenario: scenario.name, config, participants: [], out };
const report = playTask(task, { onDay, onFrame: () => {}, onWake: () => {} });
const seconds = (performance.now() - start) / 1_000;
const { commands, events, series, ledger, stateHash } = report;
console.log(`${name}, ${DAYS} sessions, seed ${SEED}: ${seconds.toFixed(0)} s with its journal`);
console.log(`${commands} commands, ${events} events, ${series.live} series live at the end`);
console.log(`${ledger.checks} checks of all balances, state ${stateHash}`);
const audit = await auditReport(out);
console.log(audit.lines.join("\n"));
rmSync(folder, { recursive: true });
if (!audit.holds) process.exitCode = 1;
