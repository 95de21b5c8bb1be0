import { describe, expect, it } from "vitest";
import { FIRST_DAY, SmallMarket } from "../../../test/support/small-market.ts";
import { smallRun } from "../../../test/support/small-run.ts";
import { placeOf } from "../../messages/rows.ts";
import { europeanPrice } from "../../pricing/black-scholes.ts";
import { HISTORY_DEFAULTS } from "../../scenarios/history-scenario.ts";
import { playRun } from "../../simulator/run/play-run.ts";
import { DOORS, type Door, VegaDoors } from "./vega-doors.ts";

const CALL = 2;
const EXPIRY = 30;

/** A month's call struck at 100 that the maker quotes; who else there is by class. */
class Doors {
  readonly small = new SmallMarket();
  readonly doors: VegaDoors;
  #seen = 0;

  constructor() {
    const { small } = this;
    const classes = small.market.accounts.map(() => "outside");
    classes[small.writer] = "put-seller";
    classes[small.maker] = "market-maker";
    classes[small.investor] = "volatility-trader";
    classes[small.tape] = "tape";
    this.doors = new VegaDoors(small.market, classes, () => 0.25);
    small.stockAt(100);
    for (const account of [small.writer, small.maker, small.investor]) {
      small.send({ kind: "fund", account, instrument: 0, quantity: 1e10 });
    }
    const expiryDay = FIRST_DAY + EXPIRY;
    const [right, strike] = ["call", 1_000_000] as const;
    small.send({ kind: "list", right, strike, expiryDay, ticks: "none", style: "european" });
    small.quote(small.maker, CALL, 2.8, 3, 50);
    small.send({ kind: "mark" });
  }

  /** Reads what has happened since. */
  read(): void {
    const { events } = this.small.market;
    for (; this.#seen < events.written[0]!; this.#seen++) {
      this.doors.read(placeOf(events, this.#seen));
    }
  }

  /** In dollars a point. */
  through(): Record<Door, number> {
    const dollars = DOORS.map((door) => [door, this.doors.through[door] / 10_000]);
    return Object.fromEntries(dollars) as Record<Door, number>;
  }
}

/** Dollars a point of a contract, from prices at two volatilities. */
function vegaAt(spot: number, days: number): number {
  const at = (sigma: number) => europeanPrice(1, spot, 100, days / 365, 0, 0, sigma);
  return ((at(0.2501) - at(0.2499)) / 0.02) * 100;
}

describe("doors of makers' vega", () => {
  it("are the trades at their vega, and what time and price do", () => {
    const market = new Doors();
    const { small, doors } = market;
    small.order(small.writer, "sell", CALL, 10, 2.8);
    small.order(small.investor, "buy", CALL, 4, 3);
    market.read();
    const month = vegaAt(100, EXPIRY);
    expect(market.through()).toMatchObject({ sold: 0, expiry: 0, decay: 0, blocks: 0 });
    expect(market.through().bought).toBeCloseTo(10 * month, 2);
    expect(market.through().listed).toBeCloseTo(-4 * month, 2);
    small.day = 10;
    small.stockAt(104);
    doors.close(FIRST_DAY + 10);
    expect(market.through().decay).toBeCloseTo(6 * (vegaAt(104, 20) - month), 2);
    expect(doors.missing(FIRST_DAY + 10)).toBe(0);
  });

  it("count what the last day takes as the end, and begin anew", () => {
    const market = new Doors();
    const { small, doors } = market;
    small.order(small.writer, "sell", CALL, 10, 2.8);
    market.read();
    small.day = 20;
    small.stockAt(101);
    doors.close(FIRST_DAY + 20);
    doors.restart();
    small.day = EXPIRY;
    doors.close(FIRST_DAY + EXPIRY);
    expect(market.through()).toMatchObject({ bought: 0, decay: 0 });
    expect(market.through().expiry).toBeCloseTo(-10 * vegaAt(101, 10), 2);
    expect(doors.missing(FIRST_DAY + EXPIRY)).toBe(0);
  });

  it("tell what came in and went out: with what was there before it is what is held", () => {
    const market = new Doors();
    const { small, doors } = market;
    small.order(small.writer, "sell", CALL, 10, 2.8);
    market.read();
    doors.restart();
    small.order(small.writer, "buy", CALL, 3, 3);
    market.read();
    const month = vegaAt(100, EXPIRY);
    const { before, sold, held, ...others } = doors.report();
    expect(before).toBeCloseTo(10 * month, 2);
    expect(sold).toBeCloseTo(-3 * month, 2);
    expect(held).toBeCloseTo(7 * month, 2);
    expect(others).toEqual({ bought: 0, listed: 0, blocks: 0, expiry: 0, decay: 0 });
  });

  it("miss nothing in a run, at the volatility of the marks, with expiries and traders", () => {
    const held: number[] = [];
    const missing: number[] = [];
    const config = smallRun(8, 3, { traders: { ...HISTORY_DEFAULTS.traders, count: 2 } });
    playRun(config, (market, classes) => {
      const { volatility } = market.marks;
      const doors = new VegaDoors(market, classes, (series) => volatility[series]!);
      return {
        onEvent: (place) => doors.read(place),
        onClose: (day) => {
          doors.close(day);
          held.push(doors.heldVega(day));
          missing.push(doors.missing(day));
        },
      };
    });
    expect(Math.abs(held.at(-1)!)).toBeGreaterThan(0);
    expect(missing).toEqual(held.map(() => 0));
  });

  it("miss a trade that nobody told them of", () => {
    const market = new Doors();
    const { small, doors } = market;
    small.order(small.writer, "sell", CALL, 10, 2.8);
    doors.close(FIRST_DAY);
    expect(doors.missing(FIRST_DAY) / 10_000).toBeCloseTo(-10 * vegaAt(100, EXPIRY), 2);
  });
});
