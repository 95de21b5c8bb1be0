import type { ReplayConfig } from "../simulator/history/replay-config.ts";
import type { Conventions } from "./replay-report.ts";

/** What a replay takes for granted, by the names of the pages in docs/assumptions. */
export function assumptionsOf(config: ReplayConfig, conventions: Conventions): string[] {
  const { style, fees, strike, dividends } = conventions;
  const isAmerican = style === "american";
  const pages: readonly (readonly [name: string, holds: boolean])[] = [
    ["modelled-price", config.chain === undefined],
    ["one-forward", config.chain !== undefined],
    ["closing-trades", true],
    ["unlimited-maker", true],
    ["float", true],
    ["two-clocks", true],
    ["strike-ladder", strike !== "spot" && config.chain === undefined],
    ["european-exercise", !isAmerican],
    ["early-exercise", isAmerican],
    ["assignment", isAmerican],
    ["dividends-escrowed", !isAmerican && config.announced],
    ["derived-dividends", dividends === "from the adjusted close"],
    ["splits", (config.splits ?? []).length > 0],
    ["fees", fees !== "none"],
  ];
  return pages.filter(([, holds]) => holds).map(([name]) => name);
}
