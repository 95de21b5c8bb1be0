/** Breaks words into lines that are no wider than `room`; a single wider word stands alone. */
export function wrapWords(text: string, room: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && widthOf(longer) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, line];
}

/** The largest size, in pixels, at which the text's lines fit into so many pixels of height. */
export function fittingSize(
  text: string,
  room: { readonly width: number; readonly height: number },
  sizes: readonly number[],
  widthAt: (text: string, size: number) => number,
): { readonly size: number; readonly lines: readonly string[] } {
  let fitted = { size: sizes.at(-1)!, lines: [] as string[] };
  for (const size of sizes) {
    const lines = wrapWords(text, room.width, (words) => widthAt(words, size));
    fitted = { size, lines };
    if (lines.length * size * LINE <= room.height) return fitted;
  }
  return fitted;
}

/** Height of a line over the size of its letters. */
export const LINE = 1.3;
