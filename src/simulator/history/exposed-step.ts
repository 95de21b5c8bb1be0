import { addStep, type DecompositionSums } from "../../attribution/seller-decomposition.ts";
import { interestYears } from "../../calendar/clocks.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import type { Cycle } from "../../history/cycles.ts";
import { balanceOf } from "../../ledger/ledger.ts";
import { exp } from "../../math/exp.ts";
import { cashGrowth } from "../../pricing/cash-growth.ts";
import { evaluateOption } from "../../pricing/option/evaluate-option.ts";
import { createOptionTerms } from "../../pricing/option/option-terms.ts";
import { createOptionValue } from "../../pricing/option/option-value.ts";
import { readOptionTerms } from "../../pricing/option/read-option-terms.ts";
import { sharesForOne } from "./price-history.ts";
import type { Sale } from "./sale.ts";
import type { World } from "./world.ts";

const TERMS = createOptionTerms();
const VALUE = createOptionValue();

/**
 * Adds the step to a row: the seller's exposure at the close before (shares, and the delta at the
 * mark's volatility of what he owes) times the stock's move. To be called before the row is played.
 */
export function addExposedStep(
  sums: DecompositionSums,
  world: World,
  cycle: Cycle,
  row: number,
  sale: Sale,
): void {
  const { config } = world;
  const { rate } = sale.terms;
  const before = config.days[row - 1]!;
  const today = config.days[row]!;
  const expiryDay = config.days[cycle.expiry]!;
  // All per share of the entry row, also after a split.
  const sharesBefore = sharesForOne(config, cycle.entry, row - 1);
  const shares = sharesForOne(config, cycle.entry, row);
  addStep(
    sums,
    config.closes[row - 1]! * sharesBefore,
    config.closes[row]! * shares,
    config.dividends[row]! * shares,
    exposureOf(world, cycle, row - 1, sale),
    cashGrowth(rate, interestYears(before, today)),
    exp(rate * interestYears(today, expiryDay)),
  );
}

/** Shares of the stock that the seller is exposed to at a close, per share of the position. */
function exposureOf(world: World, cycle: Cycle, row: number, sale: Sale): number {
  const { config, market, sellerAccount } = world;
  const { ledger, instruments } = market;
  const deliverable = instruments.deliverable[sale.series]!;
  const shares = sale.contracts * 100 * sharesForOne(config, cycle.entry, row);
  const held = balanceOf(ledger, sellerAccount, STOCK);
  const contracts = balanceOf(ledger, sellerAccount, sale.series);
  if (contracts === 0) return held / shares;
  const today = config.days[row]!;
  readOptionTerms(TERMS, instruments, market.carry, sale.series, config.closes[row]!, today);
  evaluateOption(VALUE, TERMS, market.marks.volatility[sale.series]!);
  return (held + contracts * deliverable * VALUE.delta) / shares;
}
