import { seriesSymbol } from "../../../contracts/series-symbol.ts";
import type { Market } from "../../../market/market-state.ts";

/** The live series by their symbols. */
export function liveSeries({ instruments }: Market): Map<string, number> {
  const { live, liveCount, right, strike, expiryDay } = instruments;
  const names = new Map<string, number>();
  for (let i = 0; i < liveCount[0]!; i++) {
    const series = live[i]!;
    names.set(seriesSymbol(right[series]!, strike[series]!, expiryDay[series]!), series);
  }
  return names;
}
