import ts from "typescript";
import { type Finding, isCode, isTest, lineOf, parse, type SourceText, walk } from "./source.ts";

/** A line of its own above a constant: `twin: ` and a name, e.g. the coefficients of one fit. */
const TWIN_TAG = /^\/\/ twin: ([a-z0-9-]+)\s*$/;

interface Twin {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** The numbers of the constant in order, each in its shortest form; null where none stand. */
  readonly numbers: string | null;
}

/**
 * Rule `twins`: constants that must stand in two places (a scalar in src/ and its kernel) carry
 * the same tag and hold the same numbers. While kernels/ has no code a tag may stand alone.
 */
export function checkTwins(sources: readonly SourceText[]): Finding[] {
  const places = sources.filter(({ path }) => /^(src|kernels)\//.test(path) && isCode(path));
  const groups = new Map<string, Twin[]>();
  for (const source of places) {
    if (isTest(source.path)) continue;
    for (const twin of twinsOf(source)) {
      groups.set(twin.name, [...(groups.get(twin.name) ?? []), twin]);
    }
  }
  const kernelsExist = places.some(({ path }) => path.startsWith("kernels/"));
  return [...groups.values()].flatMap((group) => groupFindings(group, kernelsExist));
}

function groupFindings(group: readonly Twin[], kernelsExist: boolean): Finding[] {
  const [first, ...others] = group;
  if (first === undefined) return [];
  const findings: Finding[] = [];
  const report = (twin: Twin, message: string): void => {
    findings.push({ file: twin.file, line: twin.line, rule: "twins", message });
  };
  for (const twin of group) {
    if (twin.numbers === null) report(twin, `no const with numbers follows twin ${twin.name}`);
  }
  for (const twin of others) {
    if (twin.numbers === first.numbers) continue;
    report(twin, `twin ${twin.name} differs from ${first.file}:${first.line}`);
  }
  if (others.length === 0 && kernelsExist) report(first, `twin ${first.name} stands in one place`);
  return findings;
}

function twinsOf(source: SourceText): Twin[] {
  const tree = parse(source);
  const lines = source.text.split("\n");
  const twins: Twin[] = [];
  const consts = constsByLine(tree);
  lines.forEach((text, index) => {
    const name = TWIN_TAG.exec(text.trim())?.[1];
    if (name === undefined) return;
    const statement = consts.get(nextCodeLine(lines, index + 1) + 1);
    const numbers = statement === undefined ? null : numbersOf(statement);
    twins.push({ name, file: source.path, line: index + 1, numbers });
  });
  return twins;
}

/** Index of the first line from `start` that is neither blank nor comment. */
function nextCodeLine(lines: readonly string[], start: number): number {
  let index = start;
  while (index < lines.length && /^\s*(\/\/|\/?\*|$)/.test(lines[index] ?? "")) index++;
  return index;
}

function constsByLine(tree: ts.SourceFile): Map<number, ts.VariableStatement> {
  const found = new Map<number, ts.VariableStatement>();
  walk(tree, (node) => {
    if (!ts.isVariableStatement(node)) return;
    if ((node.declarationList.flags & ts.NodeFlags.Const) === 0) return;
    found.set(lineOf(tree, node), node);
  });
  return found;
}

/** Types, casts and wrappers differ between the two languages; the numbers may not. */
function numbersOf(statement: ts.VariableStatement): string | null {
  const numbers: string[] = [];
  for (const declaration of statement.declarationList.declarations) {
    if (declaration.initializer === undefined) continue;
    const add = (node: ts.Node): void => {
      if (!ts.isNumericLiteral(node)) return;
      const { parent } = node;
      const negative =
        ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.MinusToken;
      numbers.push(`${negative ? "-" : ""}${Number(node.text)}`);
    };
    add(declaration.initializer);
    walk(declaration.initializer, add);
  }
  return numbers.length === 0 ? null : numbers.join(" ");
}
