import { STOCK } from "../../src/contracts/instrument-table.ts";
import { applyCommand } from "../../src/market/market.ts";
import type { Market } from "../../src/market/market-state.ts";
import type { Command } from "../../src/messages/commands.ts";
import type { RefusalCode } from "../../src/messages/refusal-codes.ts";
import { BUYER, listSeries, SELLER, TAPE, timeOf } from "./three-parties.ts";

const TIME = timeOf(1);
type CommandOf<K extends Command["kind"]> = Extract<Command, { kind: K }>;
const REQUEST: CommandOf<"request-block"> = {
  ...({ kind: "request-block", time: TIME, account: SELLER } as const),
  ...({ instrument: 4, side: "buy", quantity: 250 } as const),
};
const ANSWER: CommandOf<"answer-block"> = {
  ...({ kind: "answer-block", time: TIME, account: BUYER } as const),
  ...{ request: 1, volatility: 0.2, reference: 1_000_000, until: TIME },
};
const BUY_BACK: CommandOf<"buy-back"> = {
  ...({ kind: "buy-back", time: TIME, account: SELLER } as const),
  ...{ quantity: 1, price: 1_000_000 },
};

/** Lists the American series 4 and asks for a block of it. */
function asked(market: Market): void {
  listSeries(market, { right: "call", strike: 1_000_000, expiryDay: 9, style: "american" });
  applyCommand(market, REQUEST);
}

type Row = [RefusalCode, string, (market: Market) => Command];

function after(code: RefusalCode, what: string, change: Partial<Command>): Row {
  return [
    code,
    what,
    (market) => {
      asked(market);
      return { ...(change.kind === "request-block" ? REQUEST : ANSWER), ...change } as Command;
    },
  ];
}

/**
 * Commands of blocks, the company and the default fund that are refused in a market with room for
 * two requests and without a fund.
 */
export const REFUSED_ELSEWHERE: readonly Row[] = [
  ["bad-price", "earnings of nothing", () => ({ kind: "earn", time: TIME, amount: 0 })],
  ["bad-price", "half a unit earned", () => ({ kind: "earn", time: TIME, amount: 0.5 })],
  ["unknown-account", "a buyback from the bank", () => ({ ...BUY_BACK, account: 3 })],
  ["bad-price", "a buyback for nothing", () => ({ ...BUY_BACK, price: 0 })],
  ["bad-quantity", "a buyback of nothing", () => ({ ...BUY_BACK, quantity: 0 })],
  ["bad-quantity", "cash past 2^53 for shares", () => ({ ...BUY_BACK, quantity: 2 ** 50 })],
  [
    "unknown-account",
    "a contribution to no fund",
    () => ({ kind: "contribute", time: TIME, account: SELLER, amount: 5 }),
  ],
  [
    "not-in-default",
    "a default without a fund",
    () => ({ kind: "default", time: TIME, account: SELLER }),
  ],
  ["unknown-account", "a default of the bank", () => ({ kind: "default", time: TIME, account: 3 })],
  [
    "trading-halted",
    "a request for a block in a halt",
    (market) => {
      applyCommand(market, { kind: "halt", time: TIME });
      return REQUEST;
    },
  ],
  after("unknown-account", "a request of the bank", { kind: "request-block", account: 3 }),
  after("unknown-instrument", "a block of stock", { kind: "request-block", instrument: STOCK }),
  after("unknown-instrument", "a European block", { kind: "request-block", instrument: 2 }),
  after("series-expired", "a block of the past", { kind: "request-block", instrument: 3 }),
  after("series-expired", "one on the last day", { kind: "request-block", time: timeOf(9) }),
  after("bad-quantity", "half a contract more", { kind: "request-block", quantity: 250.5 }),
  after("block-too-small", "249 contracts", { kind: "request-block", quantity: 249 }),
  after("unknown-request", "an answer to nothing", { kind: "answer-block", request: 2 }),
  after("unknown-request", "an answer to no number", { kind: "answer-block", request: Number.NaN }),
  after("self-trade", "an answer to oneself", { kind: "answer-block", account: SELLER }),
  after("bad-price", "a volatility of nothing", { kind: "answer-block", volatility: 0 }),
  after("bad-price", "half a unit of the stock", { kind: "answer-block", reference: 0.5 }),
  after("bad-price", "cash past 2^53", { kind: "answer-block", reference: 9e15 }),
  [
    "killed",
    "a request after the kill switch",
    (market) => {
      applyCommand(market, { kind: "kill", time: TIME, account: SELLER });
      return REQUEST;
    },
  ],
  [
    "no-margin",
    "a request of an account that is checked order by order",
    (market) => {
      applyCommand(market, {
        ...({ kind: "account-margin", time: TIME, account: SELLER, rule: "margin" } as const),
      });
      return REQUEST;
    },
  ],
  [
    "reducing-only",
    "a request of an account that only reduces",
    (market) => {
      applyCommand(market, {
        ...({ kind: "account-state", time: TIME, account: SELLER, state: "reducing" } as const),
      });
      return REQUEST;
    },
  ],
  [
    "blocks-full",
    "a third request",
    (market) => {
      asked(market);
      applyCommand(market, REQUEST);
      return REQUEST;
    },
  ],
  [
    "unknown-request",
    "an acceptance of what nobody has answered",
    (market) => {
      asked(market);
      return { kind: "accept-block", time: TIME, account: SELLER, request: 1, answerer: BUYER };
    },
  ],
  [
    "outside-quote",
    "an acceptance where nobody quotes the series",
    (market) => {
      asked(market);
      applyCommand(market, ANSWER);
      applyCommand(market, { ...ANSWER, account: TAPE });
      return { kind: "accept-block", time: TIME, account: SELLER, request: 1, answerer: TAPE };
    },
  ],
];
