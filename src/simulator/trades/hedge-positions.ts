import { MULTIPLIER } from "../../contracts/instrument-table.ts";
import { balanceOf } from "../../ledger/ledger.ts";
import { deltaAt } from "../../participants/delta-hedge.ts";
import { applySent, closeTime } from "../history/history-world.ts";
import { sharesForOne } from "../history/price-history.ts";
import { multiplyPosition } from "./position-book.ts";
import type { TradesWorld } from "./trades-world.ts";

/** A hedge volatility is never shifted to zero or below: 0.01 points. */
const LEAST_VOLATILITY = 0.0001;

/**
 * The maker hedges his whole book at a close, each series at the volatility of its own mark (or at
 * the one that was asked for); without options he has no shares.
 */
export function hedgeBook(world: TradesWorld, row: number): void {
  const { config, market, maker, positions } = world;
  const time = closeTime(world, row);
  // Who does not hedge sells at once what an exercise delivered to him.
  if (positions.open.size === 0 || config.hedge.kind === "none") maker.flatten(time);
  else {
    const fixed = config.hedgeVolatility?.[row];
    const ofSeries = (series: number): number => volatilityOf(world, series, fixed);
    let [sum, contracts] = [0, 0];
    for (const [series, { held }] of positions.open) {
      sum += Math.abs(held) * ofSeries(world.listed[series]!);
      contracts += Math.abs(held);
    }
    maker.hedge(time, row - config.plan.firstRow, sum / contracts, ofSeries);
  }
  applySent(world);
  if (config.hedge.kind === "none") return;
  for (const [series, position] of positions.open) {
    const number = world.listed[series]!;
    const sigma = volatilityOf(world, number, config.hedgeVolatility?.[row]);
    const contracts = balanceOf(market.ledger, world.buyerAccount, number);
    position.target = -contracts * MULTIPLIER * deltaAt(world.makerView, number, sigma);
  }
}

function volatilityOf(
  { config, market }: TradesWorld,
  series: number,
  fixed: number | undefined,
): number {
  const shift = config.hedgeShift ?? 0;
  return Math.max((fixed ?? market.marks.volatility[series]!) + shift, LEAST_VOLATILITY);
}

/** What each position's own hedge made from the last close to this one, with dividends. */
export function moveHedges({ config, positions }: TradesWorld, row: number): void {
  const shares = sharesForOne(config, row - 1, row);
  const move = (config.closes[row]! + config.dividends[row]!) * shares - config.closes[row - 1]!;
  for (const position of positions.open.values()) position.hedge += position.target * move;
}

/** A dividend of the file, on the shares of each position's own hedge. */
export function payHedges({ config, positions }: TradesWorld, row: number, amount: number): void {
  const shares = row === config.plan.firstRow ? 1 : sharesForOne(config, row - 1, row);
  for (const position of positions.open.values()) {
    position.hedge += position.target * shares * amount;
  }
}

/** After a split the positions are of as many contracts as the market has. */
export function splitPositions(world: TradesWorld): void {
  const { market, sellerAccount, positions } = world;
  for (const [series, { held }] of positions.open) {
    const now = balanceOf(market.ledger, sellerAccount, world.listed[series]!);
    if (now !== held) multiplyPosition(positions, series, now / held);
  }
}
