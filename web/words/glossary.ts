import words from "../../docs/words.md?raw";

/** The plain word, the trade's own, and what it means: the rows of docs/words.md. */
export interface Word {
  readonly plain: string;
  readonly trade: string;
  readonly meaning: string;
}

/** The words of docs/words.md, which the documentation and the screens share. */
export const GLOSSARY: readonly Word[] = words
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| we say"))
  .map((line) => {
    const [said = "", meaning = ""] = line
      .split("|")
      .slice(1, 3)
      .map((cell) => cell.trim());
    const [, plain = said, trade = ""] = /^(.*?) \((.*)\)$/.exec(said) ?? [];
    return { plain, trade, meaning };
  });

/** The word by its plain or its trade name. */
export function findWord(name: string): Word | undefined {
  return GLOSSARY.find(({ plain, trade }) => plain === name || trade === name);
}
