import { posix } from "node:path";
import ts from "typescript";
import { type Finding, isCode, isTest, lineOf, parse, type SourceText, walk } from "./source.ts";

/** The folders of `src/`, upstream first: a folder imports only itself and folders before it. */
export const FOLDERS: readonly string[] = [
  ..."base math money calendar contracts pricing volatility messages quoting book".split(" "),
  ..."exchange otc marks ledger clearing positions risk attribution history view".split(" "),
  ..."market participants simulator scenarios measures sweeps reports claims".split(" "),
];

/** What a participant may know: the vocabulary and the sums, never the market's inside. */
const PARTICIPANT_MAY: ReadonlySet<string> = new Set(
  "messages view quoting pricing volatility contracts calendar money math base".split(" "),
);

/** What dealers and traders of a whole chain share: the one folder here that is no character. */
const SHARED = "dealing";

/** What a browser can run. */
const WEB_MAY = /^(src|web|edges\/(input|request))\//;

/** Words, results and lessons that screens share with the documentation, and the samples. */
const WEB_MAY_READ =
  /^(docs\/(words\.md|claims\/claims\.json|teachers(\/\w+)?\.md)|samples\/\w+\.csv)\?raw$/;

const EDGES_MAY_NOT = /^(scripts|test|web|bench|examples)\//;

/** Rule `imports`: downhill in src/, nothing of the outside in src/, no tools in edges/. */
export function checkImports(source: SourceText): Finding[] {
  const { path } = source;
  if (!isCode(path) || isTest(path)) return [];
  const inSrc = path.startsWith("src/");
  const inEdges = path.startsWith("edges/");
  const inWeb = path.startsWith("web/");
  if (!inSrc && !inEdges && !inWeb) return [];
  const findings: Finding[] = [];
  const report = (line: number, message: string): void => {
    findings.push({ file: path, line, rule: "imports", message });
  };
  const folder = folderOf(path);
  if (inSrc && folder !== null && !FOLDERS.includes(folder)) {
    report(
      1,
      `src/${folder}/ is not in the list of scripts/tidy/imports.ts: give it its place there`,
    );
  }
  for (const { specifier, line } of importsOf(source)) {
    const target = specifier.startsWith(".") ? posix.join(posix.dirname(path), specifier) : null;
    let problem: string | null;
    if (inSrc) problem = srcProblem(path, specifier, target);
    else if (inEdges) problem = edgesProblem(target);
    else problem = webProblem(target);
    if (problem !== null) report(line, `"${specifier}": ${problem}`);
  }
  return findings;
}

function srcProblem(path: string, specifier: string, target: string | null): string | null {
  if (target === null) return "src/ imports nothing but src/, by relative path";
  if (!specifier.endsWith(".ts")) return "a relative import names the file with its .ts ending";
  if (!target.startsWith("src/")) return "src/ never imports what is outside src/";
  if (isTest(target)) return "only a test imports a test";
  const from = folderOf(path);
  const to = folderOf(target);
  if (from === null) return null;
  if (to === null) return "the entry files of src/ are for the outside: no folder imports them";
  if (from === to) return from === "participants" ? characterProblem(path, target) : null;
  if (from === "participants" && !PARTICIPANT_MAY.has(to)) {
    return `participants/ see only messages, views and sums, not ${to}/`;
  }
  if (FOLDERS.indexOf(to) > FOLDERS.indexOf(from)) {
    return `imports run downhill: ${to}/ comes after ${from}/`;
  }
  return null;
}

function characterProblem(path: string, target: string): string | null {
  const from = posix.dirname(path);
  const to = posix.dirname(target);
  const character = (folder: string): string => folder.split("/")[2] ?? "";
  if (character(to) === "" || character(from) === "") return null;
  if (character(to) === character(from) || character(to) === SHARED) return null;
  return "a participant imports no other participant";
}

function edgesProblem(target: string | null): string | null {
  if (target !== null && EDGES_MAY_NOT.test(target)) return "edges/ never import tools or tests";
  return null;
}

function webProblem(target: string | null): string | null {
  if (target === null || WEB_MAY.test(target) || WEB_MAY_READ.test(target)) return null;
  return "web/ imports src/, edges/input/, edges/request/, a little of docs/, samples and itself";
}

/** The folder below src/, or null for a file directly in src/. */
function folderOf(path: string): string | null {
  const parts = path.split("/");
  return parts[0] === "src" && parts.length > 2 ? (parts[1] ?? null) : null;
}

interface Import {
  readonly specifier: string;
  readonly line: number;
}

function importsOf(source: SourceText): Import[] {
  const tree = parse(source);
  const found: Import[] = [];
  const add = (node: ts.Node | undefined): void => {
    if (node !== undefined && ts.isStringLiteralLike(node)) {
      found.push({ specifier: node.text, line: lineOf(tree, node) });
    }
  };
  walk(tree, (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0]);
    }
  });
  return found;
}
