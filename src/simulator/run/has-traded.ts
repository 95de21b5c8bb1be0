import { STOCK } from "../../contracts/instrument-table.ts";
import type { Market } from "../../market/market-state.ts";
import { EVENT } from "../../messages/events.ts";
import { placeOf } from "../../messages/rows.ts";

/** Whether an account traded options since event `from`. */
export function hasTraded({ events }: Market, account: number, from: number): boolean {
  for (let number = from; number < events.written[0]!; number++) {
    const place = placeOf(events, number);
    if (events.kind[place] !== EVENT.traded || events.instrument[place] === STOCK) continue;
    if (events.account[place] === account || events.other[place] === account) return true;
  }
  return false;
}
