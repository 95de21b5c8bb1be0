import { colourOf } from "../picture/colour-of.ts";
import { fittingSize, LINE } from "./card-text.ts";

const [WIDTH, HEIGHT] = [1200, 630];
const MARGIN = 84;
const SIZES = [64, 58, 52, 46, 42, 38, 34, 30];
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

const SOURCE = "bothsides: a laboratory, not advice.";

/** Draws the sentence as a card of 1200 x 630 pixels in the colours of the theme. */
export function drawCard(canvas: HTMLCanvasElement, sentence: string, note: string): void {
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext("2d")!;
  context.fillStyle = colourOf("--paper");
  context.fillRect(0, 0, WIDTH, HEIGHT);
  ["--you", "--buyer", "--traders"].forEach((colour, i) => {
    context.fillStyle = colourOf(colour);
    context.fillRect(MARGIN + 64 * i, MARGIN - 24, 56, 8);
  });
  const room = { width: WIDTH - 2 * MARGIN, height: HEIGHT - 2 * MARGIN - 70 };
  const { size, lines } = fittingSize(sentence, room, SIZES, (text, at) => {
    context.font = `600 ${at}px ${FONT}`;
    return context.measureText(text).width;
  });
  context.font = `600 ${size}px ${FONT}`;
  context.fillStyle = colourOf("--ink");
  context.textBaseline = "top";
  for (const [i, line] of lines.entries()) {
    context.fillText(line, MARGIN, MARGIN + 24 + i * size * LINE);
  }
  context.font = `400 24px ${FONT}`;
  context.fillStyle = colourOf("--ink-soft");
  context.fillText(`${note} ${SOURCE}`.trim(), MARGIN, HEIGHT - MARGIN);
}
