import type { LabOptions } from "./engine-api.ts";

/** The command line for a replay of these options: `npx bothsides replay --prices AAPL.csv ...`. */
export function commandWords(options: LabOptions): string {
  const flags = Object.entries(options).flatMap(([name, value]) => {
    const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (value === true) return [flag];
    return [value].flat().flatMap((one) => [flag, quotedWord(String(one))]);
  });
  return ["npx bothsides replay", ...flags].join(" ");
}

/** As a shell takes it. */
function quotedWord(word: string): string {
  return /^[\w.:/%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
