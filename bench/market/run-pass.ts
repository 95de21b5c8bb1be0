import { readDisk } from "../../edges/disk/read-disk.ts";
import { readTape } from "../../edges/request/run/read-tape.ts";
import { RUN_DEFAULTS } from "../../edges/request/run/run-settings.ts";
import { runConfigOf } from "../../edges/request/run/scenarios.ts";
import { type RunReport, reportRun } from "../../src/reports/run/run-report.ts";
import { historyScenario } from "../../src/scenarios/history-scenario.ts";
import type { Pass, Told } from "./timing.ts";

/** What `bothsides run history --days` plays and tells, without the printing. */
export async function openRunPass(days: number): Promise<() => RunPass> {
  const config = runConfigOf(
    { play: historyScenario },
    RUN_DEFAULTS,
    await readTape(RUN_DEFAULTS, days, readDisk),
  );
  return () => {
    let report: RunReport | undefined;
    return {
      run: () => {
        report = reportRun(config, "history");
      },
      tell: () => {
        const { commands, events, trades, stateHash } = report!;
        const count = trades.stock + trades.options;
        return { commands, events, trades: count, checksum: stateHash };
      },
    };
  };
}

interface RunPass extends Pass {
  readonly tell: () => Told & { readonly events: number };
}
