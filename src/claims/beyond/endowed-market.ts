import { UNITS_PER_DOLLAR } from "../../money/amount.ts";
import type { HistorySettings } from "../../scenarios/history-scenario.ts";
import type { EndowedOption } from "../../simulator/run/endowment/endowment-config.ts";
import { namesOf } from "../../simulator/stock/stock-crowd.ts";
import { SMALL_MARKET } from "../chain/whole-market.ts";

const { makers } = SMALL_MARKET;

/** Shares that all makers sell when the price rises by 1 %, in a usual market of this size. */
export const USUAL_GAMMA = 1_200;
/** Contracts that the public has usually sold to all of them, net; economics 3, a tenth. */
export const USUAL_CONTRACTS = 350;

export const MAKER_COUNT: number = makers.count;
export const MAKERS: readonly string[] = namesOf("maker", MAKER_COUNT);

/**
 * Makers on a living stock without a public: what they own is what they are given. Who has a tenth
 * of the money and a tenth of the options is ten times as averse to a dollar's risk, so his band
 * is a tenth too: it stands as far from his delta, in moves of the price, as in the whole market.
 */
export const PRIVATE_MARKET: HistorySettings = {
  ...SMALL_MARKET,
  crowd: 0,
  makers: { ...makers, riskAversion: makers.riskAversion * 10 },
};

/**
 * So many contracts of each strike from one to another: puts below the spot, calls from it on, the
 * expiries taking turns from dollar to dollar. Their gamma is the same wherever the price goes
 * between them, so no strike draws it and calm prices do not keep it: a contract is 100 shares a
 * dollar.
 *
 * @param from in $0.0001, as `to` and `spot`; whole dollars.
 */
export function stripOf(
  from: number,
  to: number,
  spot: number,
  expiries: readonly number[],
  contracts: number,
): EndowedOption[] {
  const options: EndowedOption[] = [];
  for (let strike = from, turn = 0; strike <= to; strike += UNITS_PER_DOLLAR, turn++) {
    const expiryDay = expiries[turn % expiries.length]!;
    options.push({ right: strike < spot ? -1 : 1, strike, expiryDay, contracts });
  }
  return options;
}
