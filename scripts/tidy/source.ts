import ts from "typescript";

/** One place where the tree breaks a house rule. `line` counts from 1. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
}

/** A file as the rules see it: its path from the repository's root, with forward slashes. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

const CODE_FILE = /\.(ts|tsx|mts|cts|js|mjs|cjs)$/;
const TEST_FILE = /\.test\.tsx?$/;

export function isCode(path: string): boolean {
  return CODE_FILE.test(path);
}

export function isTest(path: string): boolean {
  return TEST_FILE.test(path) || path.startsWith("test/");
}

/** The syntax tree, with parent links; comments and strings are not mistaken for code in it. */
export function parse(source: SourceText): ts.SourceFile {
  return ts.createSourceFile(source.path, source.text, ts.ScriptTarget.ES2022, true);
}

export function lineOf(tree: ts.SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

/** Calls `visit` on every node below `root`, parents first. */
export function walk(root: ts.Node, visit: (node: ts.Node) => void): void {
  const step = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, step);
  };
  ts.forEachChild(root, step);
}

/** `file:line rule message`, the form an editor can jump to. */
export function formatFinding(finding: Finding): string {
  return `${finding.file}:${finding.line} ${finding.rule} ${finding.message}`;
}
