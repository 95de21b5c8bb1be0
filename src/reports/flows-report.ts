import {
  FLOW_CAUSES,
  type FlowCause,
  type Flows,
  flowBetween,
} from "../attribution/who-paid-whom.ts";
import { BANK, BROKER, EXCHANGE, FIRST_PARTY, ISSUER, REGULATOR } from "../ledger/accounts.ts";
import { dollarsFromAmount } from "../money/amount.ts";
import type { FlowsReport } from "./replay-report.ts";

/** Who paid whom, by cause and in all: the trading parties, the company, bank and fees. */
export function flowsReport(flows: Flows): FlowsReport {
  const { accounts } = flows.market;
  const traders = accounts.map((_, account) => account).slice(FIRST_PARTY);
  const parties = [...traders, ISSUER, BANK, BROKER, EXCHANGE, REGULATOR];
  return {
    parties: parties.map((account) => (account === ISSUER ? "company" : accounts[account]!.name)),
    ...flowTables(flows, parties),
  };
}

/** What each of these accounts, or groups, has from each other, in all and by cause; dollars. */
export function flowTables(
  flows: Flows,
  parties: readonly number[],
): Pick<FlowsReport, "matrix" | "causes"> {
  const matrixOf = (causes: readonly FlowCause[]): number[][] =>
    parties.map((a) =>
      parties.map((b) =>
        dollarsFromAmount(causes.reduce((sum, cause) => sum + flowBetween(flows, cause, a, b), 0)),
      ),
    );
  return {
    matrix: matrixOf(FLOW_CAUSES),
    causes: Object.fromEntries(FLOW_CAUSES.map((cause) => [cause, matrixOf([cause])])),
  };
}
