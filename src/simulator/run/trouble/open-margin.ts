import { sendAccountMargin } from "../../../messages/world-commands.ts";
import { applyAll, type RunWorld } from "../run-world.ts";
import { openFund, returnFund } from "./fund-members.ts";

/** Dealers are held to their scan, and pay into the default fund, where a run has margin calls. */
export function openMargin(world: RunWorld, time: number): void {
  const { trouble, market, makers, traders, desks } = world;
  const margin = trouble?.config.margin;
  if (trouble === undefined || margin === undefined) return;
  for (const { view } of [...makers, ...traders, ...desks]) {
    sendAccountMargin(market.commands, time, view.account, "scan");
    applyAll(world);
  }
  openFund(world, trouble, margin.fund, time);
}

/** After the last session. */
export function closeMargin(world: RunWorld): void {
  const { trouble, market } = world;
  if (trouble?.config.margin !== undefined) returnFund(world, trouble, market.clock[0]!);
}
