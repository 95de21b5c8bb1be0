import ts from "typescript";
import { type Finding, isCode, isTest, lineOf, parse, type SourceText, walk } from "./source.ts";

export const RULES_PAGE = "docs/RULES.md";

const RULE_ROW = /^\| ([A-Z]+\d+) \|/;
const ID_LIST = "[A-Z]+\\d+(?:(?:, | and |, and )[A-Z]+\\d+)*";
const CITATION = new RegExp(`\\b[Rr]ules? (${ID_LIST})`, "g");

interface Use {
  readonly id: string;
  readonly file: string;
  readonly line: number;
}

/**
 * Rule `rules`: docs/RULES.md and the code name the same rules. Every id handed to `invariant` or
 * `InvariantError` and every "rule L1" of a test stands on the page; every row of the page is
 * used, below each of the paths its last column names.
 */
export function checkRulesPage(sources: readonly SourceText[]): Finding[] {
  const findings: Finding[] = [];
  const report = (file: string, line: number, message: string): void => {
    findings.push({ file, line, rule: "rules", message });
  };
  const page = sources.find(({ path }) => path === RULES_PAGE);
  if (page === undefined) return [{ file: RULES_PAGE, line: 1, rule: "rules", message: "no page" }];
  const rows = rowsOf(page);
  const uses = sources.flatMap((source) => usesOf(source, report));
  const known = new Set(rows.map(({ id }) => id));
  for (const { id, file, line } of uses) {
    if (!known.has(id)) report(file, line, `rule ${id} has no row in ${RULES_PAGE}`);
  }
  const seen = new Set<string>();
  for (const { id, line, places } of rows) {
    if (seen.has(id)) report(RULES_PAGE, line, `rule ${id} has two rows`);
    seen.add(id);
    const files = uses.filter((use) => use.id === id).map(({ file }) => file);
    if (files.length === 0) {
      report(RULES_PAGE, line, `rule ${id} is asserted nowhere and cited by no test`);
      continue;
    }
    for (const place of places) {
      if (files.some((file) => file.startsWith(place))) continue;
      report(
        RULES_PAGE,
        line,
        `rule ${id} is not in ${place} but in ${[...new Set(files)].join()}`,
      );
    }
  }
  return findings;
}

interface Row {
  readonly id: string;
  readonly line: number;
  readonly places: readonly string[];
}

function rowsOf(page: SourceText): Row[] {
  const rows: Row[] = [];
  page.text.split("\n").forEach((text, index) => {
    const id = RULE_ROW.exec(text)?.[1];
    if (id === undefined) return;
    const last = text.split("|").at(-2) ?? "";
    const places = [...last.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
    rows.push({ id, line: index + 1, places });
  });
  return rows;
}

function usesOf(
  source: SourceText,
  report: (file: string, line: number, message: string) => void,
): Use[] {
  if (!isCode(source.path)) return [];
  // The tests of these rules themselves speak of rules that do not exist.
  if (source.path.startsWith("scripts/tidy/")) return [];
  if (isTest(source.path)) return citationsOf(source);
  if (!source.path.startsWith("src/")) return [];
  const tree = parse(source);
  const uses: Use[] = [];
  walk(tree, (node) => {
    const argument = ruleArgument(node);
    if (argument === undefined) return;
    const line = lineOf(tree, argument);
    if (ts.isStringLiteralLike(argument)) {
      uses.push({ id: argument.text, file: source.path, line });
    } else if (source.path !== "src/base/assert.ts") {
      report(source.path, line, "the id of a rule is written out, so that it can be found");
    }
  });
  return uses;
}

/** The argument that names the rule: the second of `invariant`, the first of `InvariantError`. */
function ruleArgument(node: ts.Node): ts.Expression | undefined {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    return node.expression.text === "invariant" ? node.arguments[1] : undefined;
  }
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression)) {
    return node.expression.text === "InvariantError" ? node.arguments?.[0] : undefined;
  }
  return undefined;
}

function citationsOf(source: SourceText): Use[] {
  const uses: Use[] = [];
  source.text.split("\n").forEach((text, index) => {
    for (const match of text.matchAll(CITATION)) {
      for (const id of (match[1] ?? "").match(/[A-Z]+\d+/g) ?? []) {
        uses.push({ id, file: source.path, line: index + 1 });
      }
    }
  });
  return uses;
}
