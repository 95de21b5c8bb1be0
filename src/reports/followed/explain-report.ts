import { resultOf } from "../../attribution/attribution.ts";
import { isoFromDay } from "../../calendar/civil-date.ts";
import { isLive, MULTIPLIER, STOCK, settlementValue } from "../../contracts/instrument-table.ts";
import { balanceOf } from "../../ledger/ledger.ts";
import { followHedges, type HedgeTrade } from "../../measures/hedge-trades.ts";
import { dollarsFromAmount } from "../../money/amount.ts";
import type { CloseListener } from "../../simulator/history/play-cycle.ts";
import { sharesForOne } from "../../simulator/history/price-history.ts";
import type { ReplayConfig } from "../../simulator/history/replay-config.ts";
import type { World } from "../../simulator/history/world.ts";
import type { ExplainedDay, ExplainReport } from "../replay-report.ts";

/** One cycle, followed day by day while the whole history is replayed. */
export interface FollowedCycle {
  readonly onClose: CloseListener;
  /** To be called when the cycle has ended. */
  readonly report: () => ExplainReport;
}

/** @param index of the cycle in `config.cycles`. */
export function followCycle(config: ReplayConfig, index: number): FollowedCycle {
  const days: ExplainedDay[] = [];
  let trades: HedgeTrade[] = [];
  const onHedges = followHedges((trade) => trades.push(trade));
  let [current, series, start, held, delivered, entry] = [0, 0, 0, 0, 0, 0];
  return {
    onClose: (world, row, ends) => {
      trades = [];
      onHedges(world, row, ends);
      const result = resultOf(world.attribution, world.buyerAccount);
      if (current < index) start = result;
      if (current === index) {
        if (days.length === 0) {
          series = world.market.instruments.count[0]! - 1;
          entry = row;
        }
        const day = dayOfCycle(world, row, series, trades);
        // Parts of a share are paid out in cash.
        const kept = Math.trunc(held * sharesForOne(config, row - 1, row));
        delivered += day.held - day.traded - kept;
        held = day.held;
        days.push({ ...day, result: dollarsFromAmount(result - start) });
      }
      if (ends) current++;
    },
    report: () => {
      const date = isoFromDay(config.days[entry]!);
      return { month: date.slice(0, 7), entry: date, delivered, days };
    },
  };
}

function dayOfCycle(
  world: World,
  row: number,
  series: number,
  trades: readonly HedgeTrade[],
): Omit<ExplainedDay, "result"> {
  const { config, market } = world;
  const { instruments, marks, ledger } = market;
  const close = config.closes[row]!;
  const option = isLive(instruments, series)
    ? marks.mark[series]!
    : settlementValue(instruments, series, close);
  return {
    date: isoFromDay(config.days[row]!),
    stock: dollarsFromAmount(close),
    option: dollarsFromAmount(option / MULTIPLIER),
    traded: trades.reduce((sum, { shares }) => sum + shares, 0),
    held: balanceOf(ledger, world.buyerAccount, STOCK),
    gain: dollarsFromAmount(trades.reduce((sum, { gain }) => sum + (gain ?? 0), 0)),
  };
}
