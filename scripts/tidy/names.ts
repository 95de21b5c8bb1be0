import ts from "typescript";
import { type Finding, isCode, lineOf, parse, type SourceText } from "./source.ts";

/** `covered-call-seller`, then endings such as `.test.ts`; a leading dot for tools' own files. */
const KEBAB_PART = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

/** Rule `names`: kebab-case paths everywhere, and no default exports in src/ and edges/. */
export function checkNames(source: SourceText): Finding[] {
  const { path } = source;
  if (!isCode(path)) return [];
  const findings: Finding[] = [];
  for (const part of path.split("/")) {
    if (KEBAB_PART.test(part)) continue;
    findings.push({ file: path, line: 1, rule: "names", message: `"${part}" is not kebab-case` });
  }
  if (!path.startsWith("src/") && !path.startsWith("edges/")) return findings;
  const tree = parse(source);
  for (const statement of tree.statements) {
    if (!exportsDefault(statement)) continue;
    const message = "default export: a thing has one name, give it here";
    findings.push({ file: path, line: lineOf(tree, statement), rule: "names", message });
  }
  return findings;
}

function exportsDefault(statement: ts.Statement): boolean {
  if (ts.isExportAssignment(statement)) return true;
  if (ts.isExportDeclaration(statement)) {
    const clause = statement.exportClause;
    if (clause === undefined || !ts.isNamedExports(clause)) return false;
    return clause.elements.some((element) => element.name.text === "default");
  }
  if (!ts.canHaveModifiers(statement)) return false;
  const modifiers = ts.getModifiers(statement) ?? [];
  return modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword);
}
