import { isoFromDay } from "../../calendar/civil-date.ts";
import { interestYears } from "../../calendar/clocks.ts";
import { MULTIPLIER } from "../../contracts/instrument-table.ts";
import { occSymbol } from "../../contracts/occ-symbol.ts";
import { dollarsFromAmount, roundHalfAway } from "../../money/amount.ts";
import type { PlannedSeries } from "../../simulator/trades/plan/trade-plan.ts";
import type { Position } from "../../simulator/trades/position-book.ts";
import type { TradesConfig } from "../../simulator/trades/trades-config.ts";
import { realizedVolatility } from "../../volatility/realized.ts";
import type { PositionReport } from "./trades-report.ts";

/** One position as the JSON contract says it. */
export function positionReport(
  config: TradesConfig,
  position: Position,
  adjusted: Float64Array,
): PositionReport {
  const { days, plan } = config;
  const { openedRow, closedRow, iv, option } = position;
  const series = plan.series[position.series]!;
  const symbol = occSymbol({ ...series, multiplier: MULTIPLIER });
  const last = closedRow ?? plan.lastRow;
  const years = interestYears(days[openedRow]!, days[last]!);
  return {
    contract: symbol.ok ? symbol.symbol : plainName(series),
    opened: isoFromDay(days[openedRow]!),
    closed: closedRow === undefined ? null : isoFromDay(days[closedRow]!),
    how: position.how,
    contracts: position.contracts,
    premium: dollarsFromAmount(position.premium),
    iv: position.ivStatus === "ok" ? iv : null,
    ivStatus: position.ivStatus,
    realizedVol: last > openedRow ? realizedVolatility(adjusted, openedRow, last, years) : null,
    option: dollarsFromAmount(option),
    fees: dollarsFromAmount(0 - position.fees),
    buyer: {
      option: dollarsFromAmount(0 - option),
      hedged: dollarsFromAmount(roundHalfAway(position.hedge) - option),
    },
  };
}

/** A series that the format has no room for. */
function plainName({ root, right, strike, expiryDay }: PlannedSeries): string {
  return `${root} ${isoFromDay(expiryDay)} ${right} ${dollarsFromAmount(strike)}`;
}
