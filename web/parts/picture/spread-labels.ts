/**
 * Places for labels of one height that should stand at these places, in their order, none over
 * another and all between 0 and `room`: each is moved as little as pushing up and down allows.
 *
 * @param wanted middles of the labels, in pixels from the top.
 */
export function spreadLabels(wanted: readonly number[], height: number, room: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!);
  const placed = [...wanted];
  let lowest = height / 2;
  for (const i of order) {
    placed[i] = Math.max(wanted[i]!, lowest);
    lowest = placed[i]! + height;
  }
  let highest = room - height / 2;
  for (const i of [...order].reverse()) {
    placed[i] = Math.min(placed[i]!, highest);
    highest = placed[i]! - height;
  }
  return placed;
}
