import type { ResultRow } from "../../attribution/result-rows.ts";
import type { HedgingDay } from "../../measures/hedging-days.ts";
import type { PositionEnds } from "../../measures/liquidity/position-ends.ts";
import { MAKER } from "../../measures/party-classes.ts";
import { type Line, leastSquaresLine } from "../../sweeps/least-squares-line.ts";
import type { ClassReport, RunReport } from "../run/run-report.ts";

/** How a measure's numbers are read: shares and volatilities are decimals. */
export type Unit = "dollars" | "cents" | "share" | "volatility" | "number" | "rate";

/** A number that a run comes to, and that seeds are compared by. */
export interface Measure {
  /** Its field in `--json`. */
  readonly name: string;
  /** The mechanism of the article that it belongs to: M1 to M17. */
  readonly mechanism: string;
  readonly unit: Unit;
  /** What it is, in at most 24 letters: the name of its row. */
  readonly words: string;
  /** Undefined or NaN where the run has no such thing. */
  readonly of: (report: RunReport) => number | undefined;
}

const SELLERS = ["covered-call-seller", "put-seller", "wheel-seller"];
const BUYERS = ["option-buyer"];
/** Sessions of a month. */
const MONTH_SESSIONS = 21;

/** Adding a measure is a line here and a row in docs/simulator/sweeps.md. */
export const MEASURES: readonly Measure[] = [
  measure("makersResult", "M2", "dollars", "Result of all makers", (run) => makersOf(run)?.pnl),
  measure("spreadPerContract", "M2", "cents", "Spread per contract", (run) =>
    perContract(run, makersOf(run)?.parts.optionSpread),
  ),
  measure("hedgeCostPerContract", "M2", "cents", "Hedge cost per contract", (run) =>
    perContract(run, hedgeCost(run)),
  ),
  measure("spreadPerMonth", "M2", "cents", "Spread, contract-month", (run) =>
    perContractMonth(run, makersOf(run)?.parts.optionSpread),
  ),
  measure("hedgeCostPerMonth", "M2", "cents", "Hedges, contract-month", (run) =>
    perContractMonth(run, hedgeCost(run)),
  ),
  measure("hedgeCostInPoints", "M2", "volatility", "Hedges, vega and month", (run) => {
    const cost = hedgeCost(run);
    const vegaMonths = Math.abs(run.inventory.vega) * monthsOf(run);
    return cost === undefined ? undefined : cost / vegaMonths / 100;
  }),
  explained("makersGamma", "M6", "gamma", "Makers' gamma"),
  explained("makersDecay", "M6", "decay", "Makers' decay"),
  measure("swingsSlope", "M6", "number", "Swings, of theory", (run) => swingsLine(run)?.slope),
  measure("swingsExplained", "M8", "share", "Theory explains", (run) => swingsLine(run)?.explained),
  measure("plainExplained", "M8", "share", "Plain points explain", (run) => {
    return dailyLine(run, ({ realized, implied }) => realized - implied)?.explained;
  }),
  measure("zeroCrossing", "M8", "volatility", "Nothing gained at", zeroCrossing),
  explained("makersVega", "M13", "vega", "Makers' vega"),
  explained("makersResidual", "M6", "residual", "Makers' unexplained"),
  measure("inventoryMean", "M3", "share", "Makers hold, of limits", (run) => run.inventory.mean),
  measure("inventoryDeviation", "M3", "share", "Deviation of holdings", (run) => {
    return run.inventory.deviation;
  }),
  measure("timeAtLimit", "M9", "share", "Time at a limit", (run) => run.inventory.atLimit),
  measure("timeAtGammaLimit", "M9", "share", "Time at one of gamma", (run) => {
    return run.inventory.atGammaLimit;
  }),
  measure("distortion", "M13", "volatility", "Marks above forecast", (run) => {
    return run.volatility.distortion;
  }),
  measure("realizedVolatility", "M8", "volatility", "Swings that came", (run) => {
    return run.volatility.realized;
  }),
  measure("contractsPerDay", "M10", "number", "Contracts a day", (run) => {
    return run.liquidity.optionContractsPerDay;
  }),
  measure("tradesPerDay", "M4", "number", "Option trades a day", (run) => {
    return run.liquidity.optionTradesPerDay;
  }),
  measure("tradesPerSeriesAndDay", "M4", "rate", "Trades a day per series", (run) => {
    return run.liquidity.tradesPerSeriesAndDay;
  }),
  measure("seriesWithoutTrade", "M4", "share", "Options without a trade", (run) => {
    return run.liquidity.seriesWithoutTrade;
  }),
  measure("heldToExpiry", "M4", "share", "Held to the expiry", (run) => {
    return heldToExpiry(run, (name) => name !== MAKER);
  }),
  measure("sellersHeldToExpiry", "M4", "share", "Held so by sellers", (run) => {
    return heldToExpiry(run, (name) => SELLERS.includes(name));
  }),
  measure("buyersHeldToExpiry", "M4", "share", "Held so by buyers", (run) => {
    return heldToExpiry(run, (name) => BUYERS.includes(name));
  }),
  measure("sessionsToOffset", "M4", "number", "Sessions to an offset", (run) => {
    return run.liquidity.makerOffset.medianSessions ?? undefined;
  }),
  resultOf("coveredCallSellerResult", "M1", "covered-call-seller", "Result of a call seller"),
  resultOf("putSellerResult", "M1", "put-seller", "Result of a put seller"),
  resultOf("wheelSellerResult", "M1", "wheel-seller", "Result of a wheel seller"),
  resultOf("optionBuyerResult", "M1", "option-buyer", "Result of a buyer"),
  resultOf("marketMakerResult", "M2", MAKER, "Result of a maker"),
  resultOf("ownMakerResult", "M2", "own-maker", "Result of your maker"),
  leadOf("ownMakerLead", "M2", "own-maker", MAKER, "Yours less a maker's"),
  resultOf("ownTraderResult", "M11", "own-trader", "Result of your trader"),
  leadOf("ownTraderLead", "M11", "own-trader", "volatility-trader", "Yours less a trader's"),
];

function measure(
  name: string,
  mechanism: string,
  unit: Unit,
  words: string,
  of: Measure["of"],
): Measure {
  return { name, mechanism, unit, words, of };
}

/** The mean result of an account of a class. */
function resultOf(name: string, mechanism: string, className: string, words: string): Measure {
  return measure(name, mechanism, "dollars", words, (run) => {
    const found = classOf(run, className);
    return found === undefined ? undefined : found.pnl / found.accounts;
  });
}

/** How much more an account of one class made than one of another, on the same seed. */
function leadOf(
  name: string,
  mechanism: string,
  own: string,
  rival: string,
  words: string,
): Measure {
  return measure(name, mechanism, "dollars", words, (run) => {
    const [mine, theirs] = [classOf(run, own), classOf(run, rival)];
    if (mine === undefined || theirs === undefined) return undefined;
    return mine.pnl / mine.accounts - theirs.pnl / theirs.accounts;
  });
}

/** A row of what explains the makers' result, all makers together. */
function explained(name: string, mechanism: string, row: ResultRow, words: string): Measure {
  return measure(name, mechanism, "dollars", words, (run) => makersOf(run)?.explained[row]);
}

/** Share of what ended of some classes' contracts: the others were closed or exercised early. */
function heldToExpiry({ liquidity }: RunReport, isOne: (className: string) => boolean): number {
  const ends = liquidity.positions.filter((one) => isOne(one.class));
  const sum = (of: (one: PositionEnds) => number): number =>
    ends.reduce((all, one) => all + of(one), 0);
  const held = sum((one) => one.heldToExpiry);
  return held / (held + sum((one) => one.closed + one.exercisedEarly));
}

/** The makers' days: what swings brought less decay, by something else of the day. */
function dailyLine(
  { hedging: { days } }: RunReport,
  of: (day: HedgingDay) => number,
): Line | undefined {
  if (days.length < 3) return undefined;
  return leastSquaresLine(
    days.map(of),
    days.map((day) => day.gamma + day.decay),
  );
}

function swingsLine(run: RunReport): Line | undefined {
  return dailyLine(run, (day) => day.weighted);
}

/**
 * Realised less implied at which nothing is gained. The gain is linear in variance, not in
 * volatility, so the line is through (r^2 - i^2) / 2i: the same in points where they are close.
 */
function zeroCrossing(run: RunReport): number | undefined {
  const line = dailyLine(run, ({ realized, implied }) => {
    return (realized * realized - implied * implied) / (2 * implied);
  });
  return line === undefined ? undefined : -line.intercept / line.slope;
}

function classOf({ classes }: RunReport, name: string): ClassReport | undefined {
  return classes.find((one) => one.class === name);
}

function makersOf(run: RunReport): ClassReport | undefined {
  return classOf(run, MAKER);
}

/** For each contract that makers traded with others. */
function perContract({ markouts }: RunReport, amount: number | undefined): number | undefined {
  const contracts = markouts.reduce((sum, one) => sum + one.contracts, 0);
  return amount === undefined ? undefined : amount / contracts;
}

/** For each contract that makers held through a month, by what they held at the closes. */
function perContractMonth(run: RunReport, amount: number | undefined): number | undefined {
  return amount === undefined ? undefined : amount / (run.inventory.contracts * monthsOf(run));
}

function monthsOf({ days }: RunReport): number {
  return days / MONTH_SESSIONS;
}

/** Spread that makers paid for shares, dollars. */
function hedgeCost(run: RunReport): number | undefined {
  const spread = makersOf(run)?.parts.stockSpread;
  return spread === undefined ? undefined : -spread;
}
