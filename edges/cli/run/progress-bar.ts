import progress, { type SingleBar } from "cli-progress";

/**
 * A bar with the time left, on a terminal only.
 *
 * @param what is counted, as in `day 3 of 21`.
 */
export function progressBar(isSilent: boolean, what: string, total: number): SingleBar | undefined {
  if (isSilent || !process.stderr.isTTY) return undefined;
  const bar = new progress.SingleBar({
    stream: process.stderr,
    format: ` ${what} {value} of {total}  [{bar}] {percentage} %   {eta_formatted} left`,
    barsize: 30,
    // Without it the time left is 0 as long as nothing is done.
    formatTime: (seconds, options, roundTo) =>
      seconds > 0 ? progress.Format.TimeFormat(seconds, options, roundTo) : "?",
    clearOnComplete: true,
    // Ctrl-C ends the program in the middle: the terminal has to be as it was.
    hideCursor: false,
    linewrap: true,
  });
  bar.start(total, 0);
  return bar;
}
