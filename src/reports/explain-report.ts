import { resultOf } from "../attribution/attribution.ts";
import { isoFromDay } from "../calendar/civil-date.ts";
import { MULTIPLIER, STOCK, settlementValue } from "../contracts/instrument-table.ts";
import { balanceOf } from "../ledger/ledger.ts";
import { dollarsFromAmount } from "../money/amount.ts";
import type { CloseListener } from "../simulator/history/play-cycle.ts";
import type { ReplayConfig } from "../simulator/history/replay-config.ts";
import type { World } from "../simulator/history/world.ts";
import { followHedges, type HedgeTrade } from "./hedge-trades.ts";
import type { ExplainedDay, ExplainReport } from "./replay-report.ts";

/** One cycle, followed day by day while the whole history is replayed. */
export interface FollowedCycle {
  readonly onClose: CloseListener;
  /** To be called when the cycle has ended. */
  readonly report: () => ExplainReport;
}

/** @param index of the cycle in `config.cycles`. */
export function followCycle(config: ReplayConfig, index: number): FollowedCycle {
  const { cycles } = config;
  const { entry, expiry } = cycles[index]!;
  const days: ExplainedDay[] = [];
  let trades: HedgeTrade[] = [];
  const onHedges = followHedges(cycles, (trade) => trades.push(trade));
  let [current, series, start, held, delivered] = [0, 0, 0, 0, 0];
  return {
    onClose: (world, row) => {
      trades = [];
      onHedges(world, row);
      const result = resultOf(world.attribution, world.buyerAccount);
      if (current < index) start = result;
      if (current === index) {
        if (row === entry) series = world.market.instruments.count[0]! - 1;
        const day = dayOfCycle(world, row, row === expiry, series, trades);
        if (row === expiry) delivered = day.held - day.traded - held;
        held = day.held;
        days.push({ ...day, result: dollarsFromAmount(result - start) });
      }
      if (row === cycles[current]!.expiry) current++;
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
  ends: boolean,
  series: number,
  trades: readonly HedgeTrade[],
): Omit<ExplainedDay, "result"> {
  const { config, market } = world;
  const { instruments, marks, ledger } = market;
  const close = config.closes[row]!;
  const option = ends ? settlementValue(instruments, series, close) : marks.mark[series]!;
  return {
    date: isoFromDay(config.days[row]!),
    stock: dollarsFromAmount(close),
    option: dollarsFromAmount(option / MULTIPLIER),
    traded: trades.reduce((sum, { shares }) => sum + shares, 0),
    held: balanceOf(ledger, world.buyerAccount, STOCK),
    gain: dollarsFromAmount(trades.reduce((sum, { gain }) => sum + (gain ?? 0), 0)),
  };
}
