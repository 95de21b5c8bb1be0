import { dayOf } from "../../calendar/civil-date.ts";
import { MULTIPLIER, STOCK } from "../../contracts/instrument-table.ts";
import { balanceOf } from "../../ledger/ledger.ts";
import type { Market } from "../../market/market-state.ts";
import { UNITS_PER_DOLLAR } from "../../money/amount.ts";
import type { ForecastSurface } from "../../participants/dealing/forecast-surface.ts";
import { vegaBucket } from "../../participants/dealing/vega-buckets.ts";
import { createChainValue } from "../../pricing/chain/price-in-chain.ts";
import { prepareSlot, priceSeries } from "../../quoting/chain-pricer.ts";
import { impliedInChain } from "../../quoting/implied-in-chain.ts";
import { MAKER } from "../party-classes.ts";
import { createBestQuote, readBestQuote } from "./best-quote.ts";
import { AT_THE_MONEY, cellOf, moneynessOf, WING } from "./chain-buckets.ts";
import { createRiskSums, type RiskSums } from "./makers-risk.ts";
import { addQuote, createQuoteSums, type QuoteSums } from "./quoted-liquidity.ts";
import { addImplied, createSmileSums, type SmileSums, smileCell } from "./quoted-volatility.ts";

/** What the chain shows at the closes, added up. */
export interface ChainCloses {
  readonly market: Market;
  /** Their accounts. */
  readonly makers: readonly number[];
  closes: number;
  readonly quotes: QuoteSums;
  readonly smile: SmileSums;
  readonly risk: RiskSums;
}

/** To read quotes is dear: in and far out of the money, of every eleventh option in turn. */
const TURNS = 11;
const POINTS = 0.01;
const PERCENT = 0.01;
/** Gamma is how delta changes over this part of the spot. */
const BUMP = 0.001;

const VALUE = createChainValue();
const UP = createChainValue();
const QUOTE = createBestQuote();

/** @param classes of each account. */
export function createChainCloses(market: Market, classes: readonly string[]): ChainCloses {
  const makers = [...classes.keys()].filter((account) => classes[account] === MAKER);
  const [quotes, smile, risk] = [createQuoteSums(), createSmileSums(), createRiskSums()];
  return { market, makers, closes: 0, quotes, smile, risk };
}

/**
 * After the marks of a close: every option but those that end today. Delta and vega are those at
 * the forecast volatility, which every option has, quoted or not.
 */
export function noteChain(closes: ChainCloses, surface: ForecastSurface): void {
  const { market, quotes } = closes;
  const { instruments, exchange, marks, clock } = market;
  const today = dayOf(clock[0]!);
  closes.closes++;
  for (let i = 0; i < instruments.liveCount[0]!; i++) {
    const series = instruments.live[i]!;
    if (!prepareSlot(exchange.pricer, instruments.expiries.slot[series]!, today)) continue;
    const sigma = surface.sigmaOf(series);
    priceSeries(VALUE, exchange.pricer, series, marks.mark[STOCK]!, sigma);
    const expiry = vegaBucket(instruments.expiryDay[series]! - today);
    const moneyness = moneynessOf(VALUE.delta);
    const cell = cellOf(expiry, moneyness);
    quotes.series[cell]!++;
    noteRisk(closes, series, expiry, cell, sigma);
    const isCentral = moneyness === AT_THE_MONEY || moneyness === WING;
    if (!isCentral && (series + closes.closes) % TURNS !== 0) continue;
    readBestQuote(QUOTE, exchange, series, clock[0]!);
    addQuote(quotes, cell, QUOTE, VALUE.vega);
    noteSmile(closes, series, smileCell(expiry, instruments.right[series]!, moneyness), sigma);
  }
}

function noteSmile(
  { market, smile }: ChainCloses,
  series: number,
  cell: number,
  sigma: number,
): void {
  const middle = (QUOTE.bid + QUOTE.ask) / 2;
  if (cell < 0 || Number.isNaN(middle)) return;
  const { marks, exchange } = market;
  // The mark is most often the same middle, and so is its volatility.
  const guess = marks.volatility[series]! || sigma;
  const spot = marks.mark[STOCK]!;
  addImplied(smile, cell, impliedInChain(exchange.pricer, series, spot, middle, guess), sigma);
}

function noteRisk(
  { market, makers, risk }: ChainCloses,
  series: number,
  expiry: number,
  cell: number,
  sigma: number,
): void {
  let contracts = 0;
  for (const account of makers) contracts += balanceOf(market.ledger, account, series);
  if (contracts === 0) return;
  const units = contracts * MULTIPLIER;
  risk.vega[cell]! += (units * VALUE.vega * POINTS) / UNITS_PER_DOLLAR;
  const spot = market.marks.mark[STOCK]!;
  priceSeries(UP, market.exchange.pricer, series, spot * (1 + BUMP), sigma);
  const change = (UP.delta - VALUE.delta) * (PERCENT / BUMP);
  risk.gamma[expiry]! += (units * change * spot) / UNITS_PER_DOLLAR;
}
