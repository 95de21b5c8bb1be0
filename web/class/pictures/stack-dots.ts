/** A dot in a stack: its place across, and how many lie below it. */
export interface StackedDot<Item> {
  readonly item: Item;
  readonly left: number;
  readonly level: number;
}

export interface DotStacks<Item> {
  readonly dots: readonly StackedDot<Item>[];
  /** Of a dot, so that the highest stack has room. */
  readonly diameter: number;
}

/** Pixels; the largest that fits is taken. */
const DIAMETERS = [14, 12, 10, 8, 6, 4] as const;

/**
 * One dot for each item, in columns as wide as a dot: where many are alike the stack is high.
 *
 * @param placeOf in pixels across.
 * @param height pixels that there are for the highest stack.
 */
export function stackDots<Item>(
  items: readonly Item[],
  placeOf: (item: Item) => number,
  height: number,
): DotStacks<Item> {
  const diameter =
    DIAMETERS.find((size) => highest(items.map(placeOf), size) * size <= height) ??
    DIAMETERS.at(-1)!;
  const levels = new Map<number, number>();
  const sorted = [...items].sort((a, b) => placeOf(a) - placeOf(b));
  const dots = sorted.map((item) => {
    const column = columnOf(placeOf(item), diameter);
    const level = levels.get(column) ?? 0;
    levels.set(column, level + 1);
    return { item, left: (column + 0.5) * diameter, level };
  });
  return { dots, diameter };
}

function highest(places: readonly number[], diameter: number): number {
  const counts = new Map<number, number>();
  for (const place of places) {
    const column = columnOf(place, diameter);
    counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

function columnOf(place: number, diameter: number): number {
  return Math.floor(place / diameter);
}
