import type { Page } from "playwright-core";
import type { ReplayReport } from "../../src/reports/replay-report.ts";
import type { TradesReport } from "../../src/reports/trades/trades-report.ts";
import { runReplay } from "./run-replay.ts";

/** What the command line's `--json` says of the same. */
export async function replayed(argv: readonly string[]): Promise<ReplayReport> {
  return JSON.parse(await printed([...argv, "--json"])) as ReplayReport;
}

/** The same for the user's own trades. */
export async function replayedTrades(argv: readonly string[]): Promise<TradesReport> {
  return JSON.parse(await printed([...argv, "--json"])) as TradesReport;
}

/** What the command line prints. */
export async function printed(argv: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await runReplay(argv);
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** `+$1,234.50`, written out apart from the lab's own words. */
export function inCents(dollars: number): string {
  return signed(dollars, dollars.toFixed(2));
}

/** `+$1,235`; halves go away from zero. */
export function inDollars(dollars: number): string {
  return signed(dollars, `${Math.sign(dollars) * Math.round(Math.abs(dollars))}`);
}

function signed(dollars: number, fixed: string): string {
  const [whole = "", cents] = fixed.replace("-", "").split(".");
  const sign = Number(fixed) === 0 ? "" : dollars > 0 ? "+" : "-";
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${sign}$${thousands}${cents === undefined ? "" : `.${cents}`}`;
}

/** The cells of the tables with this test id, row by row, heads too. */
export function tableOf(page: Page, testId: string): Promise<string[][]> {
  return page
    .getByTestId(testId)
    .locator("tr")
    .evaluateAll((rows) =>
      rows.map((row) => Array.from(row.children, (cell) => (cell.textContent ?? "").trim())),
    );
}

/** The words of a test id that appears once. */
export async function wordsOf(page: Page, testId: string): Promise<string> {
  return (await page.getByTestId(testId).textContent()) ?? "";
}

export async function dropFiles(
  page: Page,
  files: readonly (string | { readonly name: string; readonly text: string | Uint8Array })[],
): Promise<void> {
  for (const file of files) {
    await page
      .getByTestId("drop")
      .setInputFiles(
        typeof file === "string"
          ? file
          : { name: file.name, mimeType: "text/csv", buffer: Buffer.from(file.text) },
      );
  }
}

/** Whatever the run needed has come: HOW SURE is the last. */
export async function settled(page: Page): Promise<void> {
  await page.getByTestId("sensitivity").waitFor();
}
