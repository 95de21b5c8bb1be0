import { STOCK } from "../../src/contracts/instrument-table.ts";
import { FIRST_PARTY } from "../../src/ledger/accounts.ts";
import { applyRow, stateHash } from "../../src/market/market.ts";
import { appliedCommands, createMarket, type Market } from "../../src/market/market-state.ts";
import type { FeeKind } from "../../src/messages/admin-commands.ts";
import { nextRow, type Rows } from "../../src/messages/rows.ts";
import { sendCarry, sendFee, sendFund, sendList } from "../../src/messages/world-commands.ts";
import { CASH } from "../../src/money/cash.ts";
import { EXPIRY, PARTIES, START_TIME, strikeOf } from "./open-exchange.ts";
import { COMMANDS, type Flow } from "./order-flow.ts";
import type { Pass } from "./timing.ts";

/** $100 million and a million shares each. */
const CASH_UNITS = 1_000_000_000_000;
const SHARES = 1_000_000;
/** Per contract in $0.0001, and per dollar of proceeds: as retail accounts pay in a run. */
const FEES: readonly (readonly [FeeKind, number])[] = [
  ["commission", 6_500],
  ["contract", 450],
  ["sale", 0.0000278],
  ["contract-sold", 29],
];

/** A whole market: exchange, clearing of every trade, fees, ledger, and all rules checked. */
export function marketPass(flow: Flow): Pass {
  const { rows, filling, trades } = flow;
  const market = openMarket(flow);
  for (let row = 0; row < filling; row++) send(market, rows, row);
  return {
    run: () => {
      for (let row = filling; row < filling + COMMANDS; row++) send(market, rows, row);
    },
    tell: () => ({ commands: COMMANDS, trades, checksum: stateHash(market) }),
  };
}

function openMarket({ books, room }: Flow): Market {
  const market = createMarket({
    parties: Array.from({ length: PARTIES }, (_, party) => {
      return { name: `party-${party}`, bearsInterest: true };
    }),
    lender: "party-0",
    ...{ series: books, orders: room, seed: 1, hasBands: true, volClock: "trading" },
  });
  const { commands } = market;
  const apply = (): void => applyRow(market, appliedCommands(market));
  sendCarry(commands, START_TIME, 0.04, 0);
  apply();
  for (let book = 0; book < books; book++) {
    sendList(commands, START_TIME, "call", strikeOf(book), EXPIRY, "listed", "american");
    apply();
  }
  for (let party = FIRST_PARTY; party < FIRST_PARTY + PARTIES; party++) {
    sendFund(commands, START_TIME, party, CASH, CASH_UNITS);
    apply();
    sendFund(commands, START_TIME, party, STOCK, SHARES);
    apply();
    for (const [kind, rate] of FEES) {
      sendFee(commands, START_TIME, party, kind, rate);
      apply();
    }
  }
  return market;
}

/** Writes a command into the market's ring, as a participant does, and applies it. */
function send(market: Market, rows: Rows, row: number): void {
  const { commands } = market;
  const number = commands.written[0]!;
  const place = nextRow(commands, rows.kind[row]!, rows.time[row]!);
  commands.account[place] = rows.account[row]!;
  commands.instrument[place] = rows.instrument[row]!;
  commands.order[place] = rows.order[row]!;
  commands.side[place] = rows.side[row]!;
  commands.code[place] = rows.code[row]!;
  commands.price[place] = rows.price[row]!;
  commands.quantity[place] = rows.quantity[row]!;
  applyRow(market, number);
}
