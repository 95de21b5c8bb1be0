/** Where frames go: one over the other on a terminal, else one below the other. */
export interface FrameStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Draws frames as they come. */
export function drawFrames(stream: FrameStream): (lines: readonly string[]) => void {
  let drawn = 0;
  return (lines) => {
    // Up to the first line of the last frame, and nothing below the cursor.
    const back = stream.isTTY && drawn > 0 ? `\u001b[${drawn}A\u001b[0J` : "";
    const gap = stream.isTTY ? "" : "\n";
    drawn = lines.length;
    stream.write(`${back}${lines.join("\n")}\n${gap}`);
  };
}
