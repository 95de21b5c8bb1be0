/** A command line that a page shows its reader. */
export interface DocCommand {
  /** 1 = the first line of the page. */
  readonly line: number;
  /** The line as written, its continuation lines joined. */
  readonly text: string;
  /** What follows `npx bothsides`. */
  readonly argv: readonly string[];
}

const COMMAND_WORDS: readonly string[] = ["npx", "bothsides"];

/** The `npx bothsides` lines of a page's ```sh blocks. */
export function commandsOf(markdown: string): DocCommand[] {
  const commands: DocCommand[] = [];
  const lines = markdown.split("\n");
  let inside = false;
  for (let index = 0; index < lines.length; index++) {
    const fence = /^\s*```(\S*)/.exec(lines[index] ?? "");
    if (fence !== null) {
      inside = !inside && fence[1] === "sh";
      continue;
    }
    if (!inside) continue;
    const line = index + 1;
    let text = (lines[index] ?? "").trim();
    while (text.endsWith("\\") && index + 1 < lines.length) {
      index++;
      text = `${text.slice(0, -1).trimEnd()} ${(lines[index] ?? "").trim()}`;
    }
    if (!/^npx bothsides(\s|$)/.test(text)) continue;
    commands.push({ line, text, argv: splitArguments(text).slice(COMMAND_WORDS.length) });
  }
  return commands;
}

/**
 * Splits as a shell does, as far as a page needs it: blanks, single and double quotes, and a `#`
 * that starts a comment. Throws where a shell would do more (a pipe, a redirection, a variable).
 */
export function splitArguments(text: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quote = "";
  for (const letter of text) {
    if (quote !== "") {
      if (letter === quote) quote = "";
      else word = (word ?? "") + letter;
    } else if (letter === "'" || letter === '"') {
      quote = letter;
      word = word ?? "";
    } else if (/\s/.test(letter)) {
      if (word !== null) words.push(word);
      word = null;
    } else if (letter === "#" && word === null) {
      return words;
    } else if (/[|<>&;$`*?(){}]/.test(letter)) {
      throw new Error(`"${letter}" needs a shell: quote it or write a plain command: ${text}`);
    } else word = (word ?? "") + letter;
  }
  if (quote !== "") throw new Error(`a quote is left open: ${text}`);
  if (word !== null) words.push(word);
  return words;
}
