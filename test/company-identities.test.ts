import { describe, expect, it } from "vitest";
import {
  checkExplained,
  createAttribution,
  explainEvents,
  resultOf,
} from "../src/attribution/attribution.ts";
import { Columns } from "../src/base/columns.ts";
import { FUNDING, ISSUER } from "../src/ledger/accounts.ts";
import { balanceOf } from "../src/ledger/ledger.ts";
import { createStream } from "../src/math/random-stream.ts";
import {
  type AccountParts,
  countParts,
  createAccountParts,
  PARTS,
  partsOf,
  resultOf as partsResultOf,
  tradingParties,
} from "../src/measures/account-parts.ts";
import { outsideItems } from "../src/measures/company/outside-items.ts";
import { placeOf } from "../src/messages/rows.ts";
import { CASH } from "../src/money/cash.ts";
import { checkInstant, checkTable } from "./support/identities.ts";
import { FIRST_DAY, SmallMarket } from "./support/small-market.ts";

const CALL = 2;
const STEPS = 60;
const GROUPS = Int32Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 7, 9]);

interface Played {
  readonly small: SmallMarket;
  readonly parts: AccountParts;
  readonly earned: number;
  readonly defaults: number;
}

/** A market in which the company and the default fund do whatever chance says. */
function playAtRandom(seed: number): Played {
  const stream = createStream(seed, "company");
  stream.at(0, 0);
  const small = new SmallMarket(true);
  const { market, writer, maker, investor, tape } = small;
  const parts = createAccountParts(market);
  const grouped = createAttribution(
    { ...market, columns: new Columns() },
    { groupOf: GROUPS, pricer: market.exchange.pricer, onStep: () => {} },
  );
  const people = [writer, maker, tape];
  let [read, earned, spot, defaults] = [0, 0, 100, 0];
  const follow = (): void => {
    for (; read < market.events.written[0]!; read++) {
      countParts(parts, placeOf(market.events, read));
    }
    explainEvents(grouped);
  };
  small.stockAt(spot);
  for (const account of people) small.send({ kind: "fund", account, instrument: 1, quantity: 500 });
  const list = { kind: "list", right: "call", strike: 1_000_000, ticks: "none" } as const;
  small.send({ ...list, expiryDay: FIRST_DAY + 40, style: "american" });
  follow();
  for (let step = 0; step < STEPS; step++) {
    const [one, two] = [stream.nextInteger(3), stream.nextInteger(3)].map((i) => people[i]!);
    const size = stream.nextInteger(90) + 1;
    const price = Math.round((spot + stream.nextUniform() - 0.5) * 10_000);
    switch (stream.nextInteger(7)) {
      case 0:
        earned += size * 1_234;
        small.send({ kind: "earn", amount: size * 1_234 });
        break;
      case 1:
        small.send({ kind: "buy-back", account: one!, quantity: size, price });
        break;
      case 2:
        small.send({ kind: "buy-back", account: one!, quantity: -size, price });
        break;
      case 3:
        small.send({ kind: "dividend", amount: size });
        break;
      case 4:
        small.send({ kind: "contribute", account: one!, amount: size * 777 });
        small.send({ kind: "charge", account: investor, amount: size * 99 });
        break;
      case 5:
        small.quote(one!, CALL, 3, 3.2, 5);
        small.order(two!, size % 2 === 0 ? "buy" : "sell", CALL, 2, size % 2 === 0 ? 3.2 : 3);
        break;
      default:
        small.order(one!, "buy", 1, size, spot + 0.02);
        small.day++;
        spot += stream.nextNormal();
        small.stockAt(spot);
    }
    // Who has no more than debts.
    const account = step % 10 === 0 ? investor : two!;
    defaults += small.send({ kind: "default", account })[0]!.kind === "fund-paid" ? 1 : 0;
    follow();
    checkInstant(small.attribution);
    checkExplained(grouped);
  }
  return { small, parts, earned, defaults };
}

describe("the company and the default fund, 30 markets at random", () => {
  const markets = Array.from({ length: 30 }, (_, seed) => playAtRandom(seed + 1));

  it("has results explained, paid by somebody, and made of parts, to the last unit", () => {
    for (const { small, parts } of markets) {
      checkTable(small.flows, small.attribution);
      for (const account of tradingParties(small.market)) {
        const told = partsOf(parts, account);
        const result = resultOf(small.attribution, account);
        expect(PARTS.reduce((sum, part) => sum + told[part], 0)).toBe(result);
        expect(partsResultOf(parts, account)).toBe(result);
      }
    }
    expect(markets.reduce((sum, { defaults }) => sum + defaults, 0)).toBeGreaterThan(30);
  });

  it("has I2: what came from outside is the parties' result", () => {
    for (const { small, parts } of markets) {
      const results = tradingParties(small.market).reduce(
        (sum, account) => sum + resultOf(small.attribution, account),
        0,
      );
      const items = outsideItems(parts);
      expect(Object.values(items).reduce((sum, amount) => sum + amount, 0)).toBe(results);
    }
  });

  it("has I3: the company's cash is earnings less dividends and buybacks, plus issues", () => {
    for (const { small, parts, earned } of markets) {
      const { ledger } = small.market;
      const { dividends, buybacks, issues } = outsideItems(parts);
      expect(balanceOf(ledger, ISSUER, CASH)).toBe(earned - (dividends + buybacks + issues));
      expect(balanceOf(ledger, FUNDING, CASH)).toBe(-earned);
    }
  });
});
