import { describe, expect, it } from "vitest";
import { Columns } from "../../base/columns.ts";
import { createStream } from "../../math/random-stream.ts";
import { SIDE } from "../../messages/commands.ts";
import { createRows, type Rows } from "../../messages/rows.ts";
import { NoiseTrader } from "./noise-trader.ts";

const SETTINGS = {
  ...{ intentionsPerDay: 40, piecesTail: 2.4, mostPieces: 50, wait: 1 / 2_000 },
  ...{ leastShares: 115, sharesTail: 1.5, mostShares: 3_000 },
};
const DAYS = 400;

interface Sent {
  readonly rows: Rows;
  readonly sides: number[];
  readonly sizes: number[];
  /** Share of the session by which each was sent. */
  readonly times: number[];
}

/** Sessions of one trader, whose clock is the share of the session in millionths. */
function play(name: string): Sent {
  const rows = createRows(new Columns(), "sent", 1);
  const trader = new NoiseTrader({ rows, account: 7 }, createStream(1, name), SETTINGS);
  const sent: Sent = { rows, sides: [], sizes: [], times: [] };
  for (let day = 0; day < DAYS; day++) {
    let now = trader.startDay(day, (share) => Math.floor(share * 1e6));
    while (now !== Number.POSITIVE_INFINITY) {
      const next = trader.wake(now);
      sent.sides.push(rows.side[0]!);
      sent.sizes.push(rows.quantity[0]!);
      sent.times.push(now / 1e6);
      now = next;
    }
  }
  return sent;
}

describe("a noise trader", () => {
  const { sides, sizes, times } = play("noise-trader-1");
  const count = sizes.length;

  it("sends market orders of Pareto's sizes, cut off at the top", () => {
    // x = 115 u^(-1/1.5), at most 3,000: 3 x 115^1.5 (115^-.5 - 3000^-.5) + 3000 (115/3000)^1.5.
    const mean = 3 * 115 ** 1.5 * (115 ** -0.5 - 3_000 ** -0.5) + 3_000 * (115 / 3_000) ** 1.5;
    const squares =
      3 * 115 ** 1.5 * (3_000 ** 0.5 - 115 ** 0.5) + 3_000 ** 2 * (115 / 3_000) ** 1.5;
    const deviation = Math.sqrt(squares - mean * mean);
    const measured = sizes.reduce((sum, size) => sum + size, 0) / count;
    expect(Math.abs(measured - mean)).toBeLessThan((4 * deviation) / Math.sqrt(count));
    const large = sizes.filter((size) => size > 460).length / count;
    expect(Math.abs(large - 1 / 8)).toBeLessThan(4 * Math.sqrt(0.11 / count));
    expect(Math.max(...sizes)).toBe(3_000);
  });

  it("has as many orders as intentions and their pieces make", () => {
    // The mean number of pieces is the sum of n^-2.4 up to 50, less what a session cuts off.
    let pieces = 0;
    for (let n = 1; n <= 50; n++) pieces += n ** -2.4;
    expect(count / DAYS / (SETTINGS.intentionsPerDay * pieces)).toBeGreaterThan(0.95);
    expect(count / DAYS / (SETTINGS.intentionsPerDay * pieces)).toBeLessThan(1.02);
  });

  it("buys as often as it sells, and goes on with the side that it has begun", () => {
    const buys = sides.filter((side) => side === SIDE.buy).length / count;
    expect(Math.abs(buys - 0.5)).toBeLessThan(0.02);
    let [same, close] = [0, 0];
    for (let i = 1; i < count; i++) {
      const waited = times[i]! - times[i - 1]!;
      if (waited < 0 || waited > 0.0005) continue;
      close++;
      if (sides[i] === sides[i - 1]) same++;
    }
    expect(same / close).toBeGreaterThan(0.9);
  });

  it("draws by its name and day alone: rule D1", () => {
    expect(play("noise-trader-1").sizes).toEqual(sizes);
    expect(play("noise-trader-2").sizes).not.toEqual(sizes);
  });
});
