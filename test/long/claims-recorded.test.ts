import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { recordedRows } from "../support/claims/recorded-cycles.ts";
import { HAS_SHARED_DATA } from "../support/shared-data.ts";

const WHY = HAS_SHARED_DATA ? "" : " (skipped: no ../shared/data)";

describe.skipIf(!HAS_SHARED_DATA)(`both sides on recorded prices${WHY}`, () => {
  it("are what the page says", () => {
    const page = readFileSync("docs/claims-recorded.md", "utf8");
    for (const row of recordedRows()) expect(page).toContain(`${row}\n`);
  });
});
