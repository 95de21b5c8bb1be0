import type { NamedText } from "../../input/named-text.ts";
import { type PriceOptions, type Prices, readPrices } from "../../input/read-prices.ts";

let last: { readonly key: string; readonly text: string; readonly prices: Prices } | undefined;

/**
 * The same as `readPrices`; the last file is remembered, as `--compare` and a page's sliders ask
 * for it again and again.
 */
export function readPricesOnce({ name, text }: NamedText, options: PriceOptions): Prices {
  const key = JSON.stringify([name, options]);
  if (last?.key === key && last.text === text) return last.prices;
  const prices = readPrices({ name, text }, options);
  last = { key, text, prices };
  return prices;
}
