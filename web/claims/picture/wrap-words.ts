/** Of a letter, for each pixel of the type's size; a little more than most texts need. */
const LETTER = 0.66;

/** About how wide words are, in pixels: a drawing is laid out before it is seen. */
export function wordsWidth(words: string, size: number): number {
  return words.length * size * LETTER;
}

/** Lines that are about as wide at most; a word that is longer has a line to itself. */
export function wrapWords(words: string, width: number, size: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words.trim().split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && wordsWidth(`${last} ${word}`, size) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}
