import { ROW, ROW_COUNT } from "../../attribution/result-rows.ts";
import { calendarScale, interestYears } from "../../calendar/clocks.ts";
import { MULTIPLIER, STOCK } from "../../contracts/instrument-table.ts";
import { type ChainExpiry, chainOn } from "../../history/chain-history.ts";
import type { Cycle } from "../../history/cycles.ts";
import { balanceOf } from "../../ledger/ledger.ts";
import { sendList, sendMark } from "../../messages/world-commands.ts";
import { CASH } from "../../money/cash.ts";
import { createEuropeanGreeks, evaluateEuropean } from "../../pricing/black-scholes.ts";
import { escrowedSpot } from "../../pricing/carry.ts";
import { offerFromChain } from "./chain/chain-offer.ts";
import { ownVolatility } from "./chain/own-volatility.ts";
import { LEAST_VOLATILITY, type OfferingWorld, quoteOption } from "./chain/quote-option.ts";
import { applySent, closeTime, endow } from "./history-world.ts";
import { volClockOf } from "./price-history.ts";
import { publishCarry } from "./publish-carry.ts";
import type { ReplayConfig, SaleConfig } from "./replay-config.ts";
import { chooseStrike, hasStrike, type SaleTerms, type StrikeRule } from "./strike-rule.ts";
import { contractsOn, type World } from "./world.ts";

/** An option on offer: what it was priced from, and its number in the market. */
export interface Sale {
  readonly series: number;
  readonly strike: number;
  readonly contracts: number;
  readonly expiryDay: number;
  readonly terms: SaleTerms;
  /** Volatility, per year of the market's clock, of the maker's price and of his hedge. */
  readonly volatility: number;
  /** Shares of the stock per share sold that the seller aims to be exposed to (economics 1.4). */
  readonly meanExposure: number;
}

/** What the exposure of an at-the-money seller is taken to be, fixed before the sale. */
const AT_THE_MONEY_EXPOSURE = 0.5;

/** Whether what a sale needs is known on the cycle's first row: an option can be rolled there. */
export function canOffer(config: ReplayConfig, cycle: Cycle): boolean {
  const { days, rates, yields, hedgeVolatility, saleVolatility, strike, chain } = config;
  const { entry, expiry } = cycle;
  if (Number.isNaN(rates[entry])) return false;
  if (hedgeVolatility !== undefined && Number.isNaN(hedgeVolatility[entry])) return false;
  if (chain !== undefined) return chainExpiryOf(config, cycle)?.dividendYield !== undefined;
  const years = interestYears(days[entry]!, days[expiry]!);
  return saleVolatility[entry]! > 0 && hasStrike(strike, years, yields[entry]!);
}

/** Publishes the cycle's rates and dividends, chooses the strike and lists the series. */
export function offerSeries(world: OfferingWorld, cycle: Cycle, right: 1 | -1): Sale {
  const { config, market } = world;
  const time = closeTime(world, cycle.entry);
  const rate = config.rates[cycle.entry]!;
  const quoted = chainExpiryOf(config, cycle);
  const dividendYield = publishCarry(world, cycle, quoted);
  const today = config.days[cycle.entry]!;
  const expiryDay = config.days[cycle.expiry]!;
  const spot = config.closes[cycle.entry]!;
  const asked: SaleTerms = {
    right,
    spot,
    discountedSpot: escrowedSpot(market.carry, spot, today, expiryDay),
    years: interestYears(today, expiryDay),
    sigmaScale: calendarScale(volClockOf(config), today, expiryDay),
    rate,
    dividendYield,
    sigma: saleVolatilityOn(config, cycle.entry, cycle.expiry),
  };
  const offer = quoted && offerFromChain(config.strike, asked, quoted);
  let terms = offer === undefined ? asked : { ...asked, sigma: offer.sigma };
  const strike = offer?.quote.strike ?? chooseStrike(config.strike, terms);
  const series = market.instruments.count[0]!;
  const name = right > 0 ? "call" : "put";
  sendList(market.commands, time, name, strike, expiryDay, config.ticks, config.style);
  applySent(world);
  if (offer !== undefined && config.style === "american") {
    terms = { ...terms, sigma: ownVolatility(world, series, offer, cycle.entry) };
  }
  const volatility = Math.max(terms.sigma + (config.volatilityShift ?? 0), LEAST_VOLATILITY);
  const contracts = contractsOn(config, cycle.entry);
  const exposure = meanExposure(config.strike, strike, terms);
  return { series, strike, contracts, expiryDay, terms, volatility, meanExposure: exposure };
}

/**
 * The row's sale volatility for an option of this expiry, per year of the market's clock: one that
 * is quoted on another clock means the same total variance.
 */
export function saleVolatilityOn(config: SaleConfig, row: number, expiry: number): number {
  const { days, saleVolatility } = config;
  const clock = volClockOf(config);
  const { saleVolClock = clock } = config;
  if (saleVolClock === clock) return saleVolatility[row]!;
  const [today, expiryDay] = [days[row]!, days[expiry]!];
  const scale = calendarScale(saleVolClock, today, expiryDay);
  return (saleVolatility[row]! * scale) / calendarScale(clock, today, expiryDay);
}

/** The chain's quotes of the cycle's expiry on the day of its sale. */
function chainExpiryOf({ chain }: SaleConfig, { entry, expiry }: Cycle): ChainExpiry | undefined {
  return chain && chainOn(chain, entry)?.expiries.find(({ row }) => row === expiry);
}

const GREEKS = createEuropeanGreeks();

function meanExposure(rule: StrikeRule, strike: number, terms: SaleTerms): number {
  const covered = terms.right > 0;
  if (rule.kind === "delta") return covered ? 1 - rule.delta : rule.delta;
  if (rule.kind !== "otm") return AT_THE_MONEY_EXPOSURE;
  const { right, discountedSpot, years, rate, dividendYield } = terms;
  const sigma = terms.sigma * terms.sigmaScale;
  evaluateEuropean(GREEKS, right, discountedSpot, strike, years, rate, dividendYield, sigma);
  return covered ? 1 - GREEKS.delta : -GREEKS.delta;
}

/**
 * The sale itself: both sides get what they need and no more, the maker quotes, the common mark is
 * taken, the seller sells at the bid, the quote goes. Returns the premium in $0.0001 per share, 0
 * when the maker had no bid.
 */
export function sellSeries(world: World, cycle: Cycle, sale: Sale): number {
  const { market, buyer, seller } = world;
  const time = closeTime(world, cycle.entry);
  const { series, contracts } = sale;
  const shares = contracts * MULTIPLIER;
  const covered = sale.terms.right > 0;
  endow(world, time, world.sellerAccount, CASH, covered ? 0 : shares * sale.strike);
  endow(world, time, world.sellerAccount, STOCK, covered ? shares : 0);
  endow(world, time, world.buyerAccount, CASH, 0);

  if (!quoteOption(world, buyer, sale, cycle.entry, cycle.expiry, sale.volatility, contracts))
    return 0;
  sendMark(market.commands, time);
  applySent(world);
  const before = cashBeforeFees(world);
  seller.sellOption(time, series, contracts);
  applySent(world);
  buyer.withdraw(time, series);
  applySent(world);
  return (cashBeforeFees(world) - before) / shares;
}

/** The seller's cash, had nobody charged him for trading. */
function cashBeforeFees({ market, attribution, sellerAccount }: World): number {
  const fees = attribution.results[sellerAccount * ROW_COUNT + ROW.fees]!;
  return balanceOf(market.ledger, sellerAccount, CASH) - fees;
}
