import { dayOf } from "../calendar/civil-date.ts";
import { isLive, isSeries, MULTIPLIER, STOCK } from "../contracts/instrument-table.ts";
import { bestShown } from "../exchange/best-price.ts";
import { type Exchange, mayTrade } from "../exchange/exchange.ts";
import { showSheets } from "../exchange/look.ts";
import { COMMAND, LEAST_BLOCK } from "../messages/commands.ts";
import { emitTraded } from "../messages/emit.ts";
import { EVENT, NO_ORDER } from "../messages/events.ts";
import type { RefusalCode } from "../messages/refusal-codes.ts";
import { nextRow, type Rows } from "../messages/rows.ts";
import { roundHalfAway, UNITS_PER_CENT } from "../money/amount.ts";
import { createChainValue } from "../pricing/chain/price-in-chain.ts";
import { isOfChain, prepareSlot, priceSeries } from "../quoting/chain-pricer.ts";
import {
  type BlockTable,
  closeRequest,
  NO_REQUEST,
  placeOfAnswer,
  slotOfRequest,
} from "./block-table.ts";

const MOST_CONTRACTS = 10_000_000;
const MOST_SIGMA = 10;

const VALUE = createChainValue();

/**
 * The other door into clearing: somebody asks for a block of options, dealers answer with a
 * volatility against a price of the stock, and one answer is accepted. Returns why a command was
 * refused, which has then changed nothing.
 */
export function tradeBlock(
  blocks: BlockTable,
  exchange: Exchange,
  rows: Rows,
  place: number,
): RefusalCode | undefined {
  const account = rows.account[place]!;
  if (!mayTrade(exchange, account)) return "unknown-account";
  if (exchange.killed[account] === 1) return "killed";
  if (rows.kind[place] === COMMAND.requestBlock) return request(blocks, exchange, rows, place);
  const slot = slotOfRequest(blocks, rows.order[place]!);
  if (slot === NO_REQUEST) return "unknown-request";
  return rows.kind[place] === COMMAND.answerBlock
    ? answer(blocks, exchange, rows, place, slot)
    : accept(blocks, exchange, rows, place, slot);
}

/** Everybody may answer who hears of it; whoever asks says on which side he is. */
function request(
  blocks: BlockTable,
  { instruments, pricer, events }: Exchange,
  rows: Rows,
  place: number,
): RefusalCode | undefined {
  const [series, contracts] = [rows.instrument[place]!, rows.quantity[place]!];
  if (!isSeries(instruments, series)) return "unknown-instrument";
  if (!isLive(instruments, series)) return "series-expired";
  if (!isOfChain(instruments, series)) return "unknown-instrument";
  const today = dayOf(rows.time[place]!);
  if (!prepareSlot(pricer, instruments.expiries.slot[series]!, today)) return "series-expired";
  if (!Number.isSafeInteger(contracts) || contracts > MOST_CONTRACTS) return "bad-quantity";
  if (contracts < LEAST_BLOCK) return "block-too-small";
  const slot = blocks.number.indexOf(0);
  if (slot < 0) return "blocks-full";
  const number = blocks.numbered[0]! + 1;
  blocks.numbered[0] = number;
  blocks.number[slot] = number;
  blocks.account[slot] = rows.account[place]!;
  blocks.instrument[slot] = series;
  blocks.side[slot] = rows.side[place]!;
  blocks.contracts[slot] = contracts;
  const event = nextRow(events, EVENT.blockRequested, rows.time[place]!);
  events.account[event] = rows.account[place]!;
  events.instrument[event] = series;
  events.side[event] = rows.side[place]!;
  events.quantity[event] = contracts;
  events.order[event] = number;
  return undefined;
}

/**
 * A dealer's volatility, and the price of the stock to which he ties it: the option's price is what
 * it is worth at both, to the cent, and the shares are its delta there. A new answer replaces his
 * earlier one.
 */
function answer(
  blocks: BlockTable,
  { instruments, pricer, events }: Exchange,
  rows: Rows,
  place: number,
  slot: number,
): RefusalCode | undefined {
  const [account, time] = [rows.account[place]!, rows.time[place]!];
  const [sigma, reference] = [rows.price2[place]!, rows.price[place]!];
  if (blocks.account[slot] === account) return "self-trade";
  if (!(sigma > 0 && sigma <= MOST_SIGMA)) return "bad-price";
  if (!Number.isSafeInteger(reference) || reference <= 0) return "bad-price";
  const mine = placeOfAnswer(blocks, slot, account);
  const at = mine === NO_REQUEST ? placeOfAnswer(blocks, slot, 0) : mine;
  if (at === NO_REQUEST) return "blocks-full";
  const series = blocks.instrument[slot]!;
  if (!prepareSlot(pricer, instruments.expiries.slot[series]!, dayOf(time)))
    return "series-expired";
  priceSeries(VALUE, pricer, series, reference, sigma);
  const price = Math.max(roundHalfAway(VALUE.price / UNITS_PER_CENT), 1) * UNITS_PER_CENT;
  const contracts = blocks.contracts[slot]!;
  if (!Number.isSafeInteger(reference * contracts * MULTIPLIER)) return "bad-price";
  const { answers } = blocks;
  answers.account[at] = account;
  answers.price[at] = price;
  answers.reference[at] = reference;
  answers.shares[at] = -blocks.side[slot]! * roundHalfAway(VALUE.delta * contracts * MULTIPLIER);
  answers.until[at] = rows.quantity[place]!;
  const event = nextRow(events, EVENT.blockAnswered, time);
  events.account[event] = account;
  events.order[event] = blocks.number[slot]!;
  events.price[event] = price;
  events.price2[event] = reference;
  events.quantity[event] = answers.shares[at]!;
  return undefined;
}

/** Options and shares cross as one: both inside the quotes of the exchange, or neither. */
function accept(
  blocks: BlockTable,
  exchange: Exchange,
  rows: Rows,
  place: number,
  slot: number,
): RefusalCode | undefined {
  const [account, other, time] = [rows.account[place]!, rows.other[place]!, rows.time[place]!];
  const at = other === 0 ? NO_REQUEST : placeOfAnswer(blocks, slot, other);
  if (blocks.account[slot] !== account || at === NO_REQUEST) return "unknown-request";
  const { answers } = blocks;
  if (time > answers.until[at]!) return "unknown-request";
  const [series, side, contracts] = [
    blocks.instrument[slot]!,
    blocks.side[slot]!,
    blocks.contracts[slot]!,
  ];
  const [price, reference] = [answers.price[at]!, answers.reference[at]!];
  const shares = answers.shares[at]!;
  const isInside =
    isInsideQuote(exchange, STOCK, reference, time) && isInsideQuote(exchange, series, price, time);
  if (!isInside) return "outside-quote";
  closeRequest(blocks, slot);
  printTrade(exchange, time, series, account, other, side, price, contracts);
  if (shares !== 0) {
    const stockSide = Math.sign(shares);
    printTrade(exchange, time, STOCK, account, other, stockSide, reference, Math.abs(shares));
  }
  return undefined;
}

function isInsideQuote(
  exchange: Exchange,
  instrument: number,
  price: number,
  time: number,
): boolean {
  showSheets(exchange, instrument, time);
  const [bid, ask] = [bestShown(exchange, instrument, 1), bestShown(exchange, instrument, -1)];
  return bid !== undefined && ask !== undefined && price >= bid && price <= ask;
}

function printTrade(
  { events }: Exchange,
  time: number,
  instrument: number,
  account: number,
  other: number,
  side: number,
  price: number,
  quantity: number,
): void {
  const [buyer, seller] = side > 0 ? [account, other] : [other, account];
  emitTraded(events, time, instrument, buyer, seller, NO_ORDER.block, side, price, quantity);
}
