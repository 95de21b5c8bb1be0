import { BOOK_CHECKS } from "./book-checks.ts";
import type { Check, Objection } from "./check.ts";
import { LEDGER_CHECKS } from "./ledger-checks.ts";
import { MAKER_CHECKS } from "./maker-checks.ts";
import { PUBLIC_CHECKS } from "./public-checks.ts";
import { TWIN_CHECKS } from "./twin-checks.ts";

/** Asks this copy of the program, all checks or up to the first objection; prints JSON. */
const stopsAtFirst = process.argv[2] !== "all";
const objections: Objection[] = [];
let asked = 0;

async function askAll(checks: readonly Check[]): Promise<void> {
  for (const { name, ask } of checks) {
    if (stopsAtFirst && objections.length > 0) return;
    asked++;
    try {
      await ask();
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      objections.push({ check: name, reason: said.split("\n")[0]! });
    }
  }
}

// The cheap ones first; what the dear ones need is loaded only for them.
await askAll([...LEDGER_CHECKS, ...BOOK_CHECKS, ...MAKER_CHECKS, ...PUBLIC_CHECKS]);
await askAll(TWIN_CHECKS);
if (objections.length === 0 || !stopsAtFirst) {
  const { RUN_CHECKS } = await import("./run-checks.ts");
  await askAll(RUN_CHECKS);
}
process.stdout.write(`${JSON.stringify({ checks: asked, objections })}\n`);
