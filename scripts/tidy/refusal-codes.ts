import ts from "typescript";
import { type Finding, isCode, isTest, lineOf, parse, type SourceText, walk } from "./source.ts";

/** The one table of the reasons for which the market says no. */
export const REFUSALS_TABLE = "src/messages/refusal-codes.ts";

/**
 * Rule `refusals`: each code of the table is given as a reason somewhere in src/ and is reached by
 * a test; a code nobody gives is a promise about nothing. Quoted text counts, comments do not.
 */
export function checkRefusalCodes(sources: readonly SourceText[]): Finding[] {
  const table = sources.find(({ path }) => path === REFUSALS_TABLE);
  if (table === undefined) return [];
  const codes = codesOf(table);
  const findings: Finding[] = [];
  const report = (line: number, message: string): void => {
    findings.push({ file: REFUSALS_TABLE, line, rule: "refusals", message });
  };
  if (codes.length === 0) report(1, "no { code: ... } found: the rule would check nothing");
  const given = new Set<string>();
  const tested = new Set<string>();
  for (const source of sources) {
    if (!isCode(source.path) || source.path === REFUSALS_TABLE) continue;
    if (isTest(source.path)) addStrings(source, tested);
    else if (source.path.startsWith("src/")) addStrings(source, given);
  }
  const seen = new Set<string>();
  for (const { code, line } of codes) {
    if (seen.has(code)) report(line, `code "${code}" stands twice`);
    seen.add(code);
    if (!given.has(code)) report(line, `code "${code}" is given nowhere in src/`);
    if (!tested.has(code)) report(line, `code "${code}" is reached by no test`);
  }
  return findings;
}

function codesOf(table: SourceText): { code: string; line: number }[] {
  const tree = parse(table);
  const codes: { code: string; line: number }[] = [];
  walk(tree, (node) => {
    if (!ts.isPropertyAssignment(node) || !ts.isIdentifier(node.name)) return;
    if (node.name.text !== "code" || !ts.isStringLiteralLike(node.initializer)) return;
    codes.push({ code: node.initializer.text, line: lineOf(tree, node) });
  });
  return codes;
}

function addStrings(source: SourceText, into: Set<string>): void {
  walk(parse(source), (node) => {
    if (ts.isStringLiteralLike(node)) into.add(node.text);
  });
}
