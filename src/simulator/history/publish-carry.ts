import { interestYears } from "../../calendar/clocks.ts";
import type { ChainExpiry } from "../../history/chain-history.ts";
import type { Cycle } from "../../history/cycles.ts";
import { log } from "../../math/log.ts";
import { sendCarry } from "../../messages/world-commands.ts";
import { escrowedSpot } from "../../pricing/carry.ts";
import type { OfferingWorld } from "./chain/quote-option.ts";
import { announceDividends, applySent, closeTime } from "./history-world.ts";

/**
 * Makes known the cycle's rate, the dividends one by one, and the rest of them as a yield, which it
 * returns: continuous per year.
 *
 * @param quoted what a chain says of the cycle's expiry; without it the history's yield holds.
 */
export function publishCarry(
  world: OfferingWorld,
  { entry, expiry }: Cycle,
  quoted: ChainExpiry | undefined,
): number {
  const { config, market } = world;
  const time = closeTime(world, entry);
  const rate = config.rates[entry]!;
  const whole = quoted?.dividendYield ?? config.yields[entry]!;
  sendCarry(market.commands, time, rate, whole);
  announceDividends(world, entry, expiry);
  applySent(world);
  if (quoted === undefined) return whole;
  // A parity forward has the announced dividends in it already: the yield is the rest.
  const [today, expiryDay, spot] = [
    config.days[entry]!,
    config.days[expiry]!,
    config.closes[entry]!,
  ];
  const discounted = escrowedSpot(market.carry, spot, today, expiryDay);
  const rest = whole + log(discounted / spot) / interestYears(today, expiryDay);
  if (rest !== whole) sendCarry(market.commands, time, rate, rest);
  applySent(world);
  return rest;
}
