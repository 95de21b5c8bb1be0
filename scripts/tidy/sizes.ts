import { posix } from "node:path";
import ts from "typescript";
import { type Finding, isCode, isTest, lineOf, parse, type SourceText, walk } from "./source.ts";

export const MAX_FILE_LINES = 400;
export const MAX_FUNCTION_LINES = 70;
export const MAX_COLUMNS = 100;
export const MAX_FOLDER_FILES = 12;

/** Rule `sizes` for one file: lines of the file, columns of a line, lines of a function. */
export function checkSizes(source: SourceText): Finding[] {
  if (!isCode(source.path)) return [];
  const findings: Finding[] = [];
  const report = (line: number, message: string): void => {
    findings.push({ file: source.path, line, rule: "sizes", message });
  };
  const lines = source.text.replace(/\n$/, "").split("\n");
  if (lines.length > MAX_FILE_LINES) {
    report(MAX_FILE_LINES + 1, `${lines.length} lines, at most ${MAX_FILE_LINES}: split by noun`);
  }
  lines.forEach((line, index) => {
    const columns = [...line].length;
    if (columns > MAX_COLUMNS) report(index + 1, `${columns} columns, at most ${MAX_COLUMNS}`);
  });
  // A describe() block is a list of tests, not a function to be understood in one go.
  if (!isTest(source.path)) checkFunctions(parse(source), report);
  return findings;
}

function checkFunctions(
  tree: ts.SourceFile,
  report: (line: number, message: string) => void,
): void {
  walk(tree, (node) => {
    if (!ts.isFunctionLike(node) || !("body" in node) || node.body === undefined) return;
    const first = lineOf(tree, node);
    const last = tree.getLineAndCharacterOfPosition(node.getEnd()).line + 1;
    const length = last - first + 1;
    if (length > MAX_FUNCTION_LINES) {
      report(first, `a function of ${length} lines, at most ${MAX_FUNCTION_LINES}`);
    }
  });
}

/** Rule `sizes` for folders: how many files a reader must choose from. Tests are not counted. */
export function checkFolderSizes(paths: readonly string[]): Finding[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    if (!isCode(path) || isTest(path)) continue;
    const folder = posix.dirname(path);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const findings: Finding[] = [];
  for (const [folder, count] of counts) {
    if (count <= MAX_FOLDER_FILES) continue;
    const message = `${count} files in one folder, at most ${MAX_FOLDER_FILES}`;
    findings.push({ file: folder, line: 1, rule: "sizes", message });
  }
  return findings;
}
