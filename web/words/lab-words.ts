/** What the command line says of its flags, and what there is in the lab instead. */
const INSTEAD: readonly (readonly [RegExp, string])[] = [
  [/the splits: --splits FILE/g, "drop a file of splits with the columns date,ratio"],
  [/Give --splits FILE/g, "Drop a file of splits with the columns date,ratio"],
  [/--splits FILE/g, "a file of splits with the columns date,ratio"],
  [/Give it with --prices, and your trades with --trades/g, "Drop your trades too"],
  [/,? such as --(ticker|prices) \S+/g, ""],
  [/; or --close adjusted, if it was none/g, ""],
  [/--splits\b/g, "the file of splits"],
  [/--([a-z]+)(-[a-z]+)?/g, "$1$2"],
];

/** Words of a refusal or a note without flags, which nobody can give in the lab. */
export function labWords(words: string): string {
  return INSTEAD.reduce((text, [flag, lab]) => text.replace(flag, lab), words);
}
