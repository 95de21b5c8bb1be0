import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { replayReportSchema } from "./support/replay-schema.ts";
import { runCli } from "./support/run-cli.ts";
import { traderReportSchema } from "./support/trader-schema.ts";
import { tradesReportSchema } from "./support/trades-schema.ts";

const PAGE = readFileSync(new URL("../docs/cli.md", import.meta.url), "utf8");

/** From one heading to the next of its level or above. */
function section(heading: string): string {
  const level = heading.indexOf(" ");
  const start = PAGE.indexOf(`\n${heading}\n`);
  if (start < 0) throw new Error(`docs/cli.md has no heading ${heading}`);
  const rest = PAGE.slice(start + heading.length + 2);
  const end = rest.search(new RegExp(`^#{1,${level}} `, "m"));
  return end < 0 ? rest : rest.slice(0, end);
}

/** Names of the fields of a schema's objects, at any depth. */
function fieldsOf(schema: z.core.$ZodType, into = new Set<string>()): Set<string> {
  const def = schema._zod.def as z.core.$ZodTypeDef & {
    shape?: Record<string, z.core.$ZodType>;
    element?: z.core.$ZodType;
    innerType?: z.core.$ZodType;
    valueType?: z.core.$ZodType;
  };
  for (const [name, field] of Object.entries(def.shape ?? {})) {
    into.add(name);
    fieldsOf(field, into);
  }
  for (const inner of [def.element, def.innerType, def.valueType]) {
    if (inner !== undefined) fieldsOf(inner, into);
  }
  return into;
}

/** Names in code spans: `` `summary.byEdge[]` `` has two. */
function namesIn(text: string): Set<string> {
  const spans = [...text.matchAll(/`([^`\n]+)`/g)];
  return new Set(spans.flatMap(([, span]) => span!.match(/[A-Za-z]+/g) ?? []));
}

/** Names in the first column of a section's tables of fields. */
function rowNamesIn(text: string): Set<string> {
  const rows = [...text.matchAll(/^\| field \|.*\n(?:\|.*\n)+/gm)].flatMap(([table]) =>
    table.split("\n").slice(2),
  );
  return namesIn(rows.map((row) => row.split(" | ")[0]).join("\n"));
}

const FORMS = [
  { heading: "### replay --json", schema: replayReportSchema },
  { heading: "## replay --trades", schema: tradesReportSchema },
  { heading: "## replay --strategy volatility-trader", schema: traderReportSchema },
] as const;

describe("docs/cli.md", () => {
  for (const { heading, schema } of FORMS) {
    it(`names every field of ${heading}`, () => {
      const shared = fieldsOf(replayReportSchema);
      const own = namesIn(section(heading));
      // Objects that are a replay's too are told there, in full.
      const told = new Set([...own, ...namesIn(section("### replay --json"))]);
      const fields = [...fieldsOf(schema)];
      expect(fields.length).toBeGreaterThan(50);
      expect(fields.filter((name) => !(shared.has(name) ? told : own).has(name))).toEqual([]);
      expect(Object.keys(schema.shape).filter((name) => !own.has(name))).toEqual([]);
    });

    it(`has no row of a field that ${heading} lacks`, () => {
      const fields = fieldsOf(schema);
      const rows = [...rowNamesIn(section(heading))];
      expect(rows.length).toBeGreaterThan(5);
      expect(rows.filter((name) => !fields.has(name))).toEqual([]);
    });
  }

  it("has a row of every flag of replay, once, and of no other", () => {
    const help = runCli(["replay", "--help"]).stdout;
    const flags = [...help.matchAll(/^ +(--[a-z-]+)/gm)].map(([, flag]) => flag!);
    const beforeJson = PAGE.slice(PAGE.indexOf("\n## replay\n"), PAGE.indexOf("\n### Conventions"));
    const rows = beforeJson.split("\n").filter((line) => line.startsWith("| `--"));
    const told = rows.flatMap((row) => row.split(" | ")[0]!.match(/--[a-z-]+/g) ?? []);
    expect(flags.length).toBeGreaterThan(20);
    expect([...told, "--help"].sort()).toEqual([...flags].sort());
  });
});
