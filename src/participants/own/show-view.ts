import type { TraderView, View } from "./own-api.ts";

const VALUES = ["date", "time", "step", "steps", "occasion", "spot", "cash", "shares"] as const;
const READS = [
  ...(["stock", "chain", "quote", "forecast", "value", "impliedVolatility"] as const),
  ...(["position", "positions", "greeks", "random"] as const),
];
const SENDS = ["buy", "sell", "bid", "offer", "orders", "cancel", "cancelAll"] as const;

/** What a participant's own code gets of a view: the words of the API, and no way round them. */
export function showView(view: View): View {
  return shown(view, READS) as unknown as View;
}

/** The same of a view that takes orders. */
export function showTraderView(view: TraderView): TraderView {
  return shown(view, [...READS, ...SENDS]) as unknown as TraderView;
}

function shown<Seen extends View>(view: Seen, calls: readonly (keyof Seen)[]): object {
  const face = Object.create(null) as object;
  for (const name of VALUES) {
    Object.defineProperty(face, name, { enumerable: true, get: () => view[name] });
  }
  for (const name of calls) {
    const call = view[name] as (...values: unknown[]) => unknown;
    const value = (...values: unknown[]): unknown => call.apply(view, values);
    Object.defineProperty(face, name, { enumerable: true, value });
  }
  return Object.freeze(face);
}
