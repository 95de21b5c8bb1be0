/** A part of a page that begins on a line of its own. */
export type Block =
  | { readonly kind: "heading"; readonly level: number; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "quote"; readonly lines: readonly string[] }
  | { readonly kind: "table"; readonly head: readonly string[]; readonly rows: string[][] }
  | { readonly kind: "list"; readonly isNumbered: boolean; readonly items: Block[][] };

const ITEM = /^(- |\d+\. )/;

/** As much of Markdown as the pages for teachers are written in. */
export function readBlocks(text: string): Block[] {
  const lines = text.replaceAll("&nbsp;", "\u00a0").split("\n");
  const blocks: Block[] = [];
  while (lines.length > 0) {
    if (lines[0] === "") lines.shift();
    else blocks.push(nextBlock(lines));
  }
  return blocks;
}

/** Takes the lines of the first block out. */
function nextBlock(lines: string[]): Block {
  const first = lines[0]!;
  const heading = /^(#+) (.*)/.exec(first);
  if (heading !== null) {
    lines.shift();
    return { kind: "heading", level: heading[1]!.length, text: heading[2]! };
  }
  if (first.startsWith("```")) {
    lines.shift();
    const code = takeWhile(lines, (line) => line !== "```");
    lines.shift();
    return { kind: "code", text: code.join("\n") };
  }
  if (first.startsWith("    ")) {
    const code = takeWhile(lines, (line) => line.startsWith("    "));
    return { kind: "code", text: code.map((line) => line.slice(4)).join("\n") };
  }
  if (first.startsWith("> ")) {
    const quote = takeWhile(lines, (line) => line.startsWith("> "));
    return { kind: "quote", lines: quote.map((line) => line.slice(2)) };
  }
  if (first.startsWith("|")) {
    const [head = [], , ...rows] = takeWhile(lines, (line) => line.startsWith("|")).map(cellsOf);
    return { kind: "table", head, rows };
  }
  if (ITEM.test(first)) return listOf(lines);
  const paragraph = takeWhile(lines, (line, i) => line !== "" && (i === 0 || !/^- /.test(line)));
  return { kind: "paragraph", text: paragraph.join(" ") };
}

function listOf(lines: string[]): Block {
  const isNumbered = !lines[0]!.startsWith("- ");
  const items: Block[][] = [];
  while (isNumbered === /^\d/.test(lines[0] ?? "") && ITEM.test(lines[0] ?? "")) {
    const width = ITEM.exec(lines[0]!)![0].length;
    const item = takeWhile(
      lines,
      (line, i) =>
        i === 0 || line.startsWith("  ") || (line === "" && /^ /.test(lines[i + 1] ?? "")),
    );
    items.push(readBlocks(item.map((line) => line.slice(width)).join("\n")));
  }
  return { kind: "list", isNumbered, items };
}

function takeWhile(lines: string[], isMore: (line: string, index: number) => boolean): string[] {
  let count = 0;
  while (count < lines.length && isMore(lines[count]!, count)) count++;
  return lines.splice(0, count);
}

function cellsOf(row: string): string[] {
  return row
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());
}
