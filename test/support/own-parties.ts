import type { Maker, Participant } from "../../src/participants/own/own-api.ts";
import { type RunReport, reportRun } from "../../src/reports/run/run-report.ts";
import type { OwnConfig, RunConfig } from "../../src/simulator/run/run-config.ts";

/** A participant as the run takes it; what it throws is told in words alone. */
export function ownConfig(id: string, participant: Participant): OwnConfig {
  return { id, participant, explain: (error) => `${error}` };
}

/** A run with participants of one's own. */
export function reportWith(config: RunConfig, own: readonly OwnConfig[]): RunReport {
  return reportRun({ ...config, own }, "history");
}

/** What all others came to. */
export function othersOf({ parties }: RunReport): RunReport["parties"] {
  return parties.filter((one) => !one.class.startsWith("own-"));
}

/** The default maker's own policy, as one of one's own. */
export const PLAIN_MAKER: Maker = {
  kind: "maker",
  quote: ({ forecast, share, weight }) => ({
    volatility: forecast + 0.005 - 0.03 * Math.min(Math.max(share, -1), 1) * weight,
    halfSpread: 0.006,
    bidSize: 20,
    askSize: 20,
  }),
};
