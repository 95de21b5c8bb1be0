import { SingleBar } from "cli-progress";
import type { PriceHistory } from "../../src/simulator/history/price-history.ts";

/** How often the bar is drawn, a second. */
const FRAMES = 5;

/**
 * Runs something that plays a history many times, with a bar and the time left on a terminal;
 * silent where standard error is none, and under `--json`.
 *
 * @param rows that one replay plays. @param replays about how many there are. @param run is handed
 * the configuration that counts.
 */
export function withProgress<Config extends PriceHistory, Result>(
  config: Config,
  isSilent: boolean,
  rows: number,
  replays: number,
  run: (counted: Config) => Result,
): Result {
  if (isSilent || !process.stderr.isTTY) return run(config);
  const bar = new SingleBar({
    stream: process.stderr,
    format: " replaying [{bar}] {percentage} %   {eta_formatted} left",
    barsize: 30,
    fps: FRAMES,
    etaBuffer: 50,
    clearOnComplete: true,
    hideCursor: false,
    linewrap: true,
    stopOnComplete: false,
  });
  const total = rows * replays;
  let done = 0;
  bar.start(total, 0);
  try {
    // The searches at the end may take more replays than expected: then it stands still.
    const onRow = (): void => {
      if (++done < total) bar.update(done);
    };
    return run({ ...config, onRow });
  } finally {
    bar.stop();
  }
}
