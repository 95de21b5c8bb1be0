/** What other programs may use of bothsides: the market, the replay, pricing, and their words. */

// The market: commands in, events out, and what can be read of it afterwards.

export {
  type FeeChange,
  type FeeScheduleName,
  feeChanges,
} from "./clearing/fee-schedules/fee-schedules.ts";
export { STOCK } from "./contracts/instrument-table.ts";
export { occSymbol, parseOccSymbol } from "./contracts/occ-symbol.ts";
export { balanceOf } from "./ledger/ledger.ts";
export { applyCommand, stateHash } from "./market/market.ts";
export {
  accountNumber,
  createMarket,
  type Market,
  type MarketConfig,
} from "./market/market-state.ts";
export type { Command } from "./messages/commands.ts";
export type { MarketEvent } from "./messages/events.ts";
export { REFUSALS } from "./messages/refusal-codes.ts";
export { amountFromDollars, dollarsFromAmount } from "./money/amount.ts";
export { CASH } from "./money/cash.ts";

// Days and times.

export { dayFromIso, isoFromDay, microsecondsAt, US_PER_DAY } from "./calendar/civil-date.ts";
export { interestYears, varianceYears } from "./calendar/clocks.ts";
export { monthlyExpiries, monthlyExpiry, thirdFriday } from "./calendar/expiries.ts";
export { isHalfDay, isTradingDay, sessionCloseSeconds } from "./calendar/trading-days.ts";

// The replay of a price history, and its report.

export { type Cycle, type CycleLength, findCycles, monthlyCycles } from "./history/cycles.ts";
export type { AskedConventions, ReplayReport } from "./reports/replay-report.ts";
export { type ReplayRequest, reportReplay } from "./reports/report-replay.ts";
export { statement } from "./reports/statement/statement.ts";
export { replay } from "./simulator/history/replay.ts";
export type { ReplayConfig, Strategy } from "./simulator/history/replay-config.ts";
export type { StrikeRule } from "./simulator/history/strike-rule.ts";

// Prices, volatilities, random numbers.

export { createStream } from "./math/random-stream.ts";
export { evaluateAmerican } from "./pricing/american/american.ts";
export { createEuropeanGreeks, europeanPrice, evaluateEuropean } from "./pricing/black-scholes.ts";
export { createImpliedVolatility, impliedVolatility } from "./pricing/implied-volatility.ts";
export { exerciseGain, isWorthExercising } from "./pricing/option/exercise-gain.ts";
export { createOptionTerms } from "./pricing/option/option-terms.ts";
export { ewmaVolatility } from "./volatility/ewma.ts";
export { qlike, qlikeDifference, scoreForecast } from "./volatility/forecast-score.ts";
export { garchVolatility } from "./volatility/garch.ts";
export { harVolatility } from "./volatility/har.ts";
export { realizedVolatility } from "./volatility/realized.ts";

// Option chains and their smiles.

export { type ExpiryQuotes, groupByExpiry } from "./contracts/expiry-quotes.ts";
export type { OptionQuote } from "./contracts/option-quote.ts";
export { type ChainFit, fitChain } from "./volatility/fit-chain.ts";
export { checkParity } from "./volatility/smile/strike-volatility.ts";
export { checkSurface, surfaceVolatility } from "./volatility/surface.ts";

// A participant of one's own: docs/makers.md.

export type {
  Expiry,
  ExpiryQuote,
  Greeks,
  Hedge,
  HedgeName,
  Maker,
  Occasion,
  OwnOrder,
  Participant,
  Position,
  Series,
  Trader,
  TraderView,
  TwoSided,
  Value,
  View,
} from "./participants/own/own-api.ts";

// How makers quote by published models.

export {
  bestDistance,
  fillProbability,
} from "./participants/market-maker/models/baldacci-bergault-gueant.ts";
export {
  gammaVegaQuotes,
  hedgedVariance,
  liquidQuotes,
  netDeltaQuotes,
} from "./participants/market-maker/models/stoikov-saglam.ts";
export { solveVegaValue, vegaQuotes } from "./participants/market-maker/models/vega-value.ts";
export {
  fillIntensity,
  optimalSpread,
  reservationPrice,
} from "./participants/stock-maker/avellaneda-stoikov.ts";

// What brokers and clearing houses ask for.

export { makerStress } from "./risk/margin/maker-stress.ts";
export {
  CASH_ACCOUNT,
  createRegTMargin,
  evaluateRegT,
  MARGIN_ACCOUNT,
  regTRequirement,
} from "./risk/margin/reg-t-margin.ts";
export { scanMargin } from "./risk/margin/scan-margin.ts";
export {
  addToPosition,
  createStockPosition,
  resetStockPosition,
} from "./risk/margin/stock-position.ts";
