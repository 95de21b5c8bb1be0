import { checkExplained } from "../../attribution/attribution.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import { checkTrialBalance } from "../../ledger/trial-balance.ts";
import { sendCarry } from "../../messages/world-commands.ts";
import {
  advanceTo,
  applySent,
  closeTime,
  endow,
  expireDue,
  openAt,
} from "../history/history-world.ts";
import { FLOAT_MULTIPLE } from "../history/world.ts";
import { hedgeBook, moveHedges, splitPositions } from "./hedge-positions.ts";
import { playEvent, playSilentEndings } from "./play-events.ts";
import type { TradesConfig } from "./trades-config.ts";
import { openTrades, type TradesWorld } from "./trades-world.ts";

/**
 * Replays the user's trades in one market, from his first to the end of his last option, and
 * proves the books at every close.
 *
 * @param onClose called after each close, when everything of the day has been booked.
 * @param onEvent called after each event of the plan.
 */
export function replayTrades(
  config: TradesConfig,
  onClose: (world: TradesWorld, row: number) => void = () => {},
  onEvent: (world: TradesWorld, row: number) => void = () => {},
): TradesWorld {
  const world = openTrades(config);
  const { firstRow, lastRow, openingShares, peakShares } = config.plan;
  openAt(world, firstRow, FLOAT_MULTIPLE * Math.max(peakShares, 1));
  publishCarry(world, firstRow);
  endow(world, closeTime(world, firstRow), world.sellerAccount, STOCK, openingShares);
  let next = 0;
  for (let row = firstRow; row <= lastRow; row++) {
    if (row > firstRow) {
      moveHedges(world, row);
      advanceTo(world, row);
      publishCarry(world, row);
      splitPositions(world);
    }
    const { events } = config.plan;
    for (; next < events.length && events[next]!.row === row; next++) {
      playEvent(world, events[next]!);
      onEvent(world, row);
    }
    playSilentEndings(world, row);
    expireDue(world, row);
    hedgeBook(world, row);
    checkExplained(world.attribution);
    onClose(world, row);
  }
  checkTrialBalance(world.market.ledger);
  valueOpenPositions(world);
  return world;
}

/** What is left when the prices end is worth its last mark. */
function valueOpenPositions({ market, listed, positions }: TradesWorld): void {
  for (const position of positions.open.values()) {
    position.option += position.held * market.marks.mark[listed[position.series]!]!;
  }
}

/** Rate and yield of the day, where they are not those of the day before. */
function publishCarry(world: TradesWorld, row: number): void {
  const { config, market } = world;
  const [rate, dividendYield] = [config.rates[row]!, config.yields[row]!];
  const { rates } = market.carry;
  if (rates[0] === rate && rates[1] === dividendYield) return;
  sendCarry(market.commands, closeTime(world, row), rate, dividendYield);
  applySent(world);
}
