import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { REFUSALS } from "../src/messages/refusal-codes.ts";
import { reasonsPage } from "./reasons.ts";

const PAGE = new URL("../docs/REASONS.md", import.meta.url);

describe("reasons page", () => {
  it("is on disk as the table of refusal codes makes it (npx tsx scripts/reasons.ts)", () => {
    expect(existsSync(PAGE)).toBe(true);
    expect(readFileSync(PAGE, "utf8")).toBe(reasonsPage(REFUSALS));
  });

  it("has one row for each code, with what is wrong and how to mend it", () => {
    const page = reasonsPage([
      { code: "bad-price", says: "Not a | price.", mend: "Send one." },
      { code: "halted", says: "Closed.", mend: "Wait." },
    ]);
    expect(page).toContain("| `bad-price` | Not a \\| price. | Send one. |\n");
    expect(page).toContain("| `halted` | Closed. | Wait. |\n");
    expect(page.split("\n").filter((line) => line.startsWith("| `"))).toHaveLength(2);
  });

  it("differs when a code changes", () => {
    const one = reasonsPage([{ code: "a", says: "x", mend: "y" }]);
    expect(reasonsPage([{ code: "b", says: "x", mend: "y" }])).not.toBe(one);
  });
});
