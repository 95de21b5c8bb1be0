import { MULTIPLIER } from "../../contracts/instrument-table.ts";
import { roundHalfAway } from "../../money/amount.ts";
import type { MarketView } from "../../view/market-view.ts";

/** What stands against the contracts of one series. */
interface Against {
  readonly contracts: number;
  readonly shares: number;
}

/**
 * A hedge that is never rebalanced: shares of a trade's delta at the trade, kept until its
 * contracts are gone. Who hedges by it has the delta of that day, and none of the swings since.
 */
export class StaticHedge {
  #against = new Map<number, Against>();

  /** Shares to hold now; below 0 short. */
  get shares(): number {
    let sum = 0;
    for (const { shares } of this.#against.values()) sum += shares;
    return roundHalfAway(sum);
  }

  /**
   * Looks at what has been traded, and has ended, since it last looked.
   *
   * @param deltaOf a series' delta now, per share.
   */
  read(view: MarketView, deltaOf: (series: number) => number): void {
    const next = new Map<number, Against>();
    view.forEachOwnSeries((series, contracts) => {
      if (contracts === 0) return;
      const before = this.#against.get(series) ?? { contracts: 0, shares: 0 };
      next.set(series, {
        contracts,
        shares: sharesAfter(before, contracts, () => deltaOf(series)),
      });
    });
    this.#against = next;
  }
}

/** More of the same is hedged at its own delta; of fewer each keeps what it had. */
function sharesAfter({ contracts, shares }: Against, now: number, delta: () => number): number {
  if (now === contracts) return shares;
  const isSame = now * contracts > 0;
  const kept = isSame ? Math.min(now / contracts, 1) * shares : 0;
  const added = !isSame ? now : Math.abs(now) > Math.abs(contracts) ? now - contracts : 0;
  return added === 0 ? kept : kept - added * MULTIPLIER * delta();
}
