import { MULTIPLIER } from "../../../contracts/instrument-table.ts";
import {
  bestDistance,
  fillProbability,
  type LogisticFlow,
} from "../models/baldacci-bergault-gueant.ts";
import { solveVegaValue, vegaQuotes } from "../models/vega-value.ts";
import {
  type ExpiryTerms,
  type ModelSettings,
  type QuotingModel,
  vegaAtMoney,
  writeDistances,
} from "./quoting-model.ts";

/** alpha, the paper's. */
const SHYNESS = 0.7;
/** xi of Heston's model, of economics 3. */
const VOL_OF_VOL = 0.5;
const ORDER_CONTRACTS = 4.4;
/** A month at the money of the default's stock, economics 3: $11.40 a point and contract. */
const MONTH_VEGA = 1_140;
/** He plans for so many trades on each side: more change no quote by .01 points. */
const HORIZON_TRADES = 250;
const MOST_YEARS = 1;
const GRID_POINTS = 101;
const POINTS_PER_UNIT = 100;
/** Orders would not mind any distance if there were no spread at all. */
const LEAST_SPREAD = 1e-4;

/**
 * Baldacci, Bergault and Gueant 2021: distances from the value of his total vega, solved once. The
 * steepness of the flow is such that without a book he quotes half of the default's spread, its
 * orders such that there he has the trades that he may expect, all in months at the money.
 */
export function baldacciBergaultGueantQuotes(settings: ModelSettings): QuotingModel {
  const { contracts } = settings;
  const half = Math.max(settings.spread, LEAST_SPREAD) / 2;
  const steepness = bestDistance({ shyness: SHYNESS, steepness: 1 }, 0) / half;
  const flow: LogisticFlow = { shyness: SHYNESS, steepness };
  const orders = settings.trades / fillProbability(flow, half);
  const limit = settings.vegaLimit * POINTS_PER_UNIT;
  const value = solveVegaValue(
    [{ vega: ORDER_CONTRACTS * MONTH_VEGA, orders }],
    flow,
    {
      ...{ riskAversion: settings.riskAversion, volOfVol: VOL_OF_VOL, drift: 0, limit },
      horizon: Math.min(HORIZON_TRADES / settings.trades, MOST_YEARS),
    },
    GRID_POINTS,
  );
  const terms: ExpiryTerms = { shift: 0, halfSpread: 0, bidSize: 0, askSize: 0 };
  return {
    terms({ years, spot, vegas }) {
      const total = vegas.reduce((sum, vega) => sum + vega, 0) * POINTS_PER_UNIT;
      const vega = vegaAtMoney(spot, years) * MULTIPLIER;
      const { bid, ask } = vegaQuotes(value, flow, ORDER_CONTRACTS * vega, total);
      const [mayBuy, maySell] = [Number.isFinite(bid), Number.isFinite(ask)];
      terms.bidSize = mayBuy ? within(contracts, limit - total, vega) : 0;
      terms.askSize = maySell ? within(contracts, limit + total, vega) : 0;
      // A side that is refused stands a whole spread from the other.
      const below = mayBuy ? bid : maySell ? 2 * half - ask : half;
      writeDistances(terms, below, maySell ? ask : 2 * half - below);
      return terms;
    },
  };
}

/** Contracts of so much vega that there is room for. */
function within(contracts: number, room: number, vega: number): number {
  return Math.min(contracts, Math.max(Math.floor(room / vega), 0));
}
