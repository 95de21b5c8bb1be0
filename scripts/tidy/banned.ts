import ts from "typescript";
import { type Finding, isCode, isTest, lineOf, parse, type SourceText, walk } from "./source.ts";

/** Names of the host, of the clock, of chance and of threads: what DETERMINISM.md rules out. */
const BANNED_NAMES: ReadonlySet<string> = new Set([
  ..."Date Temporal performance setTimeout setInterval setImmediate clearTimeout".split(" "),
  ..."clearInterval queueMicrotask requestAnimationFrame Promise Intl crypto process".split(" "),
  ..."console WeakRef FinalizationRegistry require globalThis eval Atomics".split(" "),
  "SharedArrayBuffer",
]);

/** The part of Math that ECMAScript fixes to the last bit; the rest is approximated or chance. */
const EXACT_MATH: ReadonlySet<string> = new Set([
  ..."sqrt abs floor ceil trunc round min max fround imul clz32 sign".split(" "),
  ..."PI E LN2 LN10 LOG2E LOG10E SQRT2 SQRT1_2".split(" "),
]);

/** Rule `banned`: code under src/ that could make two machines differ, or does I/O. */
export function checkBanned(source: SourceText): Finding[] {
  if (!source.path.startsWith("src/") || !isCode(source.path) || isTest(source.path)) return [];
  const tree = parse(source);
  const findings: Finding[] = [];
  walk(tree, (node) => {
    const message = problemOf(node);
    if (message === null) return;
    findings.push({ file: source.path, line: lineOf(tree, node), rule: "banned", message });
  });
  return findings;
}

function problemOf(node: ts.Node): string | null {
  if (ts.isIdentifier(node)) return nameProblem(node);
  if (ts.isPropertyAccessExpression(node)) return memberProblem(node.name.text);
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    return memberProblem(node.argumentExpression.text);
  }
  if (ts.isCallExpression(node)) return callProblem(node);
  if (ts.isForInStatement(node)) return "for..in: its order is not fixed; use a loop over an array";
  if (node.kind === ts.SyntaxKind.AsyncKeyword || ts.isAwaitExpression(node)) {
    return "async and await: src/ runs in one go, in one order";
  }
  if (node.kind === ts.SyntaxKind.AwaitKeyword) return "for await: src/ runs in one go";
  if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) {
    return "import.meta: src/ does not know where it runs";
  }
  if (ts.isBinaryExpression(node) && isPower(node.operatorToken.kind)) {
    return "**: approximated by the engine; multiply, or use src/math";
  }
  return null;
}

function nameProblem(node: ts.Identifier): string | null {
  if (isOnlyALabel(node)) return null;
  if (node.text === "Math") return mathProblem(node);
  if (!BANNED_NAMES.has(node.text)) return null;
  return `${node.text}: clock, chance, thread or host; for a thing of src/ choose another name`;
}

function mathProblem(node: ts.Identifier): string | null {
  const { parent } = node;
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== node) {
    return "Math is used by a plain member only (Math.sqrt), so that the rule can see which";
  }
  const member = parent.name.text;
  if (EXACT_MATH.has(member)) return null;
  return `Math.${member}: differs between engines; src/math has its own`;
}

function memberProblem(name: string): string | null {
  if (!name.startsWith("toLocale") && name !== "localeCompare") return null;
  return `${name}: depends on the machine's language`;
}

function callProblem(node: ts.CallExpression): string | null {
  const callee = node.expression;
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return "dynamic import: src/ loads nothing";
  if (!ts.isPropertyAccessExpression(callee) || node.arguments.length > 0) return null;
  if (callee.name.text !== "sort" && callee.name.text !== "toSorted") return null;
  return `.${callee.name.text}() without a comparator sorts by text: hand one in`;
}

function isPower(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.AsteriskAsteriskToken ||
    kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken
  );
}

/** The name of a member (`order.process`, `{ process: 1 }`) reaches nothing outside. */
function isOnlyALabel(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isGetAccessorDeclaration(parent) ||
      ts.isSetAccessorDeclaration(parent)) &&
    parent.name === node
  );
}
