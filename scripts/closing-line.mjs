import { existsSync, readFileSync, writeFileSync } from "node:fs";

/**
 * Vitest reporter: the one closing line that a build log is read for. BOTHSIDES_TALLY names a file
 * that carries the count from one run to the next, so that the last line is the sum of all.
 */
export default class ClosingLine {
  onTestRunEnd(modules) {
    const tally = process.env.BOTHSIDES_TALLY;
    const count =
      tally !== undefined && existsSync(tally)
        ? JSON.parse(readFileSync(tally, "utf8"))
        : { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) {
      let failedInside = false;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") count.passed++;
        else if (state === "failed") {
          count.failed++;
          failedInside = true;
        } else count.skipped++;
      }
      // A file that cannot be imported has no tests: it must not vanish from the count.
      if (module.state() === "failed" && !failedInside) count.failed++;
    }
    if (tally !== undefined) writeFileSync(tally, JSON.stringify(count));
    console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  }
}
