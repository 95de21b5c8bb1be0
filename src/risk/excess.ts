import { MARGIN_RULE } from "../messages/admin-commands.ts";
import { wealthOf } from "../positions/positions.ts";
import type { ChainPricer } from "../quoting/chain-pricer.ts";
import { scanExcess } from "./margin/scan-excess.ts";
import { excessByStrategy, type PreTrade } from "./pre-trade.ts";

/**
 * What an account has beyond what is asked of it, at the marks, in $0.0001; below 0 it is called
 * for more. Of an account of which nothing is asked it is what it is worth.
 */
export function excessOf(
  risk: PreTrade,
  pricer: ChainPricer,
  account: number,
  today: number,
): number {
  switch (risk.rule[account]) {
    case MARGIN_RULE.none:
      return wealthOf(risk.ledger, risk.marks, risk.instruments, account);
    case MARGIN_RULE.scan:
      return scanExcess(risk, pricer, account, today);
    default:
      return excessByStrategy(risk, account);
  }
}
