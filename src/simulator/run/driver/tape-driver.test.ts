import { describe, expect, it } from "vitest";
import { BUYER, openMarket, TAPE } from "../../../../test/support/three-parties.ts";
import { STOCK } from "../../../contracts/instrument-table.ts";
import { applyCommand } from "../../../market/market.ts";
import { EVENT } from "../../../messages/events.ts";
import { applySent } from "../../kernel/kernel.ts";
import { openOf } from "../../stock/session-times.ts";
import type { TapeDay } from "../tape-path.ts";
import { tapeDriver } from "./tape-driver.ts";

const DAY = 19_724;
const [STEP_US, MINUTE_US, HALF_SPREAD] = [900_000_000, 60_000_000, 50];
const PRICES = [1_000_000, 1_000_500, 1_000_000];
/** So calm that the minutes go evenly from price to price. */
const CALM = { deviation: 1e-6, shock: 1 };
const MADE: TapeDay = { day: DAY, prices: PRICES, forecast: 0.25, moves: [CALM, CALM, CALM] };

interface Quote {
  /** After the open. */
  readonly us: number;
  readonly bid: number;
  readonly marked: number;
}

/** What is quoted, marked and traded in a session of three steps. */
function play(tape: TapeDay, onStep: (market: ReturnType<typeof openMarket>) => void = () => {}) {
  const market = openMarket();
  const { events, marks } = market;
  const open = openOf(DAY);
  const quotes: Quote[] = [];
  const traded: number[] = [];
  const onEvent = (place: number): void => {
    const isTape = events.account[place] === TAPE;
    if (events.kind[place] === EVENT.traded) traded.push(events.time[place]! - open);
    if (events.kind[place] !== EVENT.accepted || !isTape || events.side[place] !== 1) return;
    const [us, bid] = [events.time[place]! - open, events.price[place]!];
    quotes.push({ us, bid, marked: marks.mark[STOCK]! });
  };
  const outbox = { rows: market.commands, account: TAPE };
  const config = { tape: [tape], halfSpread: HALF_SPREAD, seed: 1 };
  const driver = tapeDriver(
    config,
    market,
    outbox,
    () => applySent(market, { onEvent }),
    () => {},
  );
  driver.open(open);
  driver.startDay(tape, open);
  for (let step = 0; step < PRICES.length; step++) {
    driver.playStep(tape, step, open + (step + 1) * STEP_US);
    onStep(market);
  }
  return { quotes, traded };
}

describe("the tape between two steps", () => {
  const { quotes } = play(MADE);
  const atSteps = quotes.filter(({ us }) => us % STEP_US === 0);
  const between = quotes.filter(({ us }) => us % STEP_US !== 0);

  it("quotes a made stock a second after each minute, from the first step on", () => {
    const minutes = Array.from({ length: 14 }, (_, i) => (i + 1) * MINUTE_US + 1_000_000);
    const expected = [1, 2].flatMap((step) => minutes.map((us) => step * STEP_US + us));
    expect(between.map(({ us }) => us)).toEqual(expected);
  });

  it("quotes at the steps what is on the tape", () => {
    const [first] = PRICES;
    const bids = [first!, first!, ...PRICES].map((price) => price - HALF_SPREAD);
    expect(atSteps.map(({ bid }) => bid)).toEqual(bids);
  });

  it("marks nothing: the stock's mark is that of the step", () => {
    expect(between.some(({ bid, marked }) => bid + HALF_SPREAD !== marked)).toBe(true);
    between.forEach(({ us, marked }) => {
      expect(marked).toBe(PRICES[Math.floor(us / STEP_US) - 1]);
    });
  });

  it("says nothing where the prices are a file's", () => {
    const { moves: _, ...recorded } = MADE;
    expect(play({ ...recorded, isRecorded: true }).quotes).toEqual(atSteps);
  });

  it("says nothing in a halt, of which the step has told", () => {
    let steps = 0;
    const halted = play(MADE, (market) => {
      const time = market.clock[0]!;
      if (++steps === 1) applyCommand(market, { kind: "halt", time });
      if (steps === 2) applyCommand(market, { kind: "resume", time });
    });
    // The step's own quote in the halt is refused.
    const second = between.filter(({ us }) => us > 2 * STEP_US);
    expect(halted.quotes.filter(({ us }) => us % STEP_US !== 0)).toHaveLength(second.length);
    expect(halted.quotes.some(({ us }) => us > STEP_US && us <= 2 * STEP_US)).toBe(false);
  });

  it("meets nobody's order before the step does", () => {
    // Offered under the tape's bid of the next step: $100.03 on the way from $100.00 to $100.05.
    let steps = 0;
    const { quotes: seen, traded } = play(MADE, (market) => {
      if (++steps > 1) return;
      const order = { kind: "order", account: BUYER, instrument: STOCK, side: "sell" } as const;
      const terms = { price: 1_000_300, quantity: 1, timeInForce: "gtc" } as const;
      applyCommand(market, { ...order, ...terms, time: market.clock[0]! });
    });
    expect(traded).toEqual([2 * STEP_US]);
    const inFirst = seen.filter(({ us }) => us > STEP_US && us < 2 * STEP_US);
    expect(inFirst.length).toBeGreaterThan(0);
    expect(inFirst.every(({ bid }) => bid < 1_000_300)).toBe(true);
    expect(inFirst.length).toBeLessThan(14);
  });
});
