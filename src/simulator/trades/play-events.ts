import { exerciseValue, STOCK, settlementValue } from "../../contracts/instrument-table.ts";
import { balanceOf } from "../../ledger/ledger.ts";
import { sendExercise, sendImmediateOrder } from "../../messages/outbox.ts";
import { sendCharge, sendDividend } from "../../messages/world-commands.ts";
import { roundHalfAway } from "../../money/amount.ts";
import { CASH } from "../../money/cash.ts";
import { quoteRecordedPrice } from "../../participants/tape/tape.ts";
import { applySent, closeTime } from "../history/history-world.ts";
import { playFill } from "./fill-option.ts";
import { payHedges } from "./hedge-positions.ts";
import type { PlannedEvent } from "./plan/trade-plan.ts";
import { chargePosition, endContracts } from "./position-book.ts";
import type { TradesWorld } from "./trades-world.ts";

type Shares = Extract<PlannedEvent, { kind: "share" }>;
type Ending = Extract<PlannedEvent, { kind: "assign" | "exercise" | "expire" }>;
type PaidOut = Extract<PlannedEvent, { kind: "dividend" }>;

/** Plays one event of the user's, and what it was charged; counts what moved his cash. */
export function playEvent(world: TradesWorld, event: PlannedEvent): void {
  const { market, sellerAccount, tally } = world;
  const before = balanceOf(market.ledger, sellerAccount, CASH);
  switch (event.kind) {
    case "fill":
      playFill(world, event);
      break;
    case "share":
      playShares(world, event);
      break;
    case "dividend":
      playDividend(world, event);
      break;
    case "fees":
      break;
    default:
      playEnding(world, event);
  }
  if (event.fees !== 0) {
    sendCharge(market.commands, closeTime(world, event.row), sellerAccount, event.fees);
    applySent(world);
  }
  if ("series" in event) chargePosition(world.positions, event.series, event.fees);
  tally.cash += balanceOf(market.ledger, sellerAccount, CASH) - before;
}

/** The tape takes the other side at the user's price; no mark is taken at it. */
function playShares(world: TradesWorld, { row, quantity, price }: Shares): void {
  const { config, tapeOutbox, userOutbox } = world;
  const time = closeTime(world, row);
  quoteRecordedPrice(tapeOutbox, time, price, 0);
  const side = quantity > 0 ? "buy" : "sell";
  sendImmediateOrder(userOutbox, time, STOCK, side, price, Math.abs(quantity));
  quoteRecordedPrice(tapeOutbox, time, config.closes[row]!, config.halfSpreads[row]!);
  applySent(world);
}

/** Per share of those that the user holds, to everybody, in whole $0.0001. */
function playDividend(world: TradesWorld, { row, cash }: PaidOut): void {
  const { market, sellerAccount, tally } = world;
  const held = balanceOf(market.ledger, sellerAccount, STOCK);
  const amount = held === 0 ? 0 : roundHalfAway(cash / held);
  if (amount * held !== cash) tally.unpaidDividends++;
  if (amount <= 0) return;
  sendDividend(market.commands, closeTime(world, row), amount);
  applySent(world);
  tally.paid.push({ row, amount });
  payHedges(world, row, amount);
}

/** What the file says wins over the close: who holds it uses it, or does not. */
function playEnding(world: TradesWorld, { kind, row, series, quantity }: Ending): void {
  if (quantity === 0) return;
  const { market, config, sellerAccount, userOutbox, makerOutbox } = world;
  const time = closeTime(world, row);
  const number = world.listed[series]!;
  const stock = config.closes[row]!;
  if (kind === "expire") {
    const holder = balanceOf(market.ledger, sellerAccount, number) > 0 ? userOutbox : makerOutbox;
    const isUsed = settlementValue(market.instruments, number, stock) > 0;
    if (isUsed) sendExercise(holder, time, "abandon", number, quantity);
    applySent(world);
    endContracts(world.positions, series, row, quantity, "expired", 0);
    return;
  }
  const value = exerciseValue(market.instruments, number, stock);
  const holder = kind === "exercise" ? userOutbox : makerOutbox;
  sendExercise(holder, time, "exercise", number, quantity);
  applySent(world);
  const how = kind === "exercise" ? "exercised" : "assigned";
  endContracts(world.positions, series, row, quantity, how, value);
}

/** Ends of which the file says nothing: the market settles them by the close of the last day. */
export function playSilentEndings(world: TradesWorld, row: number): void {
  const { market, config, positions } = world;
  for (const [series, { held }] of [...positions.open]) {
    if (config.plan.series[series]!.expiryRow !== row) continue;
    const value = settlementValue(market.instruments, world.listed[series]!, config.closes[row]!);
    const used = held > 0 ? "exercised" : "assigned";
    endContracts(positions, series, row, Math.abs(held), value > 0 ? used : "expired", value);
  }
}
