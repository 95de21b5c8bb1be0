import { beforeAll, describe, expect, it } from "vitest";
import { BOOK_BUGS } from "../support/planted/book-bugs.ts";
import { LEDGER_BUGS } from "../support/planted/ledger-bugs.ts";
import { MAKER_BUGS } from "../support/planted/maker-bugs.ts";
import { type Finding, plantBugs } from "../support/planted/plant-bugs.ts";
import { type PlantedBug, plant } from "../support/planted/planted-bug.ts";
import { RUN_BUGS } from "../support/planted/run-bugs.ts";

const BUGS: readonly PlantedBug[] = [...LEDGER_BUGS, ...BOOK_BUGS, ...MAKER_BUGS, ...RUN_BUGS];

/** What the battery says with each bug in the program, and first with none. */
let findings: readonly Finding[] = [];
beforeAll(async () => {
  const isTable = process.env.PLANTED_TABLE !== undefined;
  findings = await plantBugs(BUGS, isTable ? "all" : "first");
  if (isTable) console.log(tableOf(findings));
}, 400_000);

/** The table of docs/market/planted-bugs.md. */
function tableOf(all: readonly Finding[]): string {
  const rows = all.flatMap(({ bug, objections }) => {
    const first = objections.slice(0, 4).map(({ check }) => check);
    const more = objections.length > 4 ? `; ${objections.length - 4} more` : "";
    return bug === undefined ? [] : [`| ${bug.name} | ${first.join("; ") || "nothing"}${more} |`];
  });
  return rows.join("\n");
}

describe("a battery of checks", () => {
  it("has nothing against the program as it is", () => {
    expect(findings[0]!.objections).toEqual([]);
    expect(findings[0]!.checks).toBeGreaterThan(20);
  });

  it.each(BUGS)("objects to a planted bug: $name", (bug) => {
    const { objections } = findings.find((finding) => finding.bug === bug)!;
    expect(objections.map(({ check }) => check)).not.toEqual([]);
    // Else the bug would be a text that does not run, or does not end, which proves nothing.
    expect(objections[0]!.reason).not.toMatch(/is not defined|undefined \(reading|never ends/);
  });

  it("is asked for at least 25 bugs, each with a name of its own", () => {
    expect(BUGS.length).toBeGreaterThanOrEqual(25);
    expect(new Set(BUGS.map(({ name }) => name)).size).toBe(BUGS.length);
  });

  it("is not asked about a bug that does not apply", () => {
    const bug = { name: "sign", file: "a.ts", find: "-x", put: "x" };
    expect(plant(bug, "y = -x;")).toBe("y = x;");
    expect(() => plant(bug, "y = x;")).toThrow("stands not at all in a.ts");
    expect(() => plant(bug, "y = -x - -x;")).toThrow("stands 2 times in a.ts");
  });
});
