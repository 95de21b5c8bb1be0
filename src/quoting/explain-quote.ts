import { createChainValue } from "../pricing/chain/price-in-chain.ts";
import { type ChainPricer, priceSeries } from "./chain-pricer.ts";
import { strikeSigma, widening } from "./evaluate-sheet.ts";
import { midSeenBy, type QuoteSheets, SHEET, sheetPlace } from "./quote-sheets.ts";

/** What the quote of a sheet is made of; prices in $0.0001 per share, volatilities per year. */
export interface QuoteParts {
  /** The stock's mid that the maker sees, and what he adds to it. */
  readonly seen: number;
  readonly spotShift: number;
  /** Of the strike, his shift in it; and the shift alone. */
  readonly sigma: number;
  readonly shift: number;
  /** Worth at these: the middle of both quotes. */
  readonly price: number;
  /** Half of the spread at the money, how much wider this strike is, and both as money. */
  readonly halfSpread: number;
  readonly widening: number;
  readonly volatilityHalf: number;
  /** Half of the stock's spread that this option's delta costs. */
  readonly stockHalf: number;
}

const VALUE = createChainValue();

/**
 * Takes the quote of a series apart as `evaluateSheet` puts it together; to be called for a maker
 * who quotes it now.
 *
 * @param stockHalfSpread $0.0001 per share.
 */
export function explainQuote(
  sheets: QuoteSheets,
  pricer: ChainPricer,
  maker: number,
  series: number,
  time: number,
  stockHalfSpread: number,
): QuoteParts {
  const { table } = pricer;
  const slot = table.expiries.slot[series]!;
  const place = sheetPlace(maker, slot);
  const seen = midSeenBy(sheets, maker, time);
  const spotShift = sheets.spotShift[maker]!;
  const spot = seen + spotShift;
  const sigma = strikeSigma(sheets, pricer, place, slot, spot, table.strike[series]!);
  priceSeries(VALUE, pricer, series, spot, sigma);
  const halfSpread = sheets.terms[place + SHEET.halfSpread]!;
  const wider = widening(VALUE.delta);
  return {
    ...{ seen, spotShift, sigma, halfSpread },
    shift: sheets.terms[place + SHEET.shift]!,
    price: VALUE.price,
    widening: wider,
    volatilityHalf: halfSpread * wider * VALUE.vega,
    stockHalf: Math.abs(VALUE.delta) * stockHalfSpread,
  };
}
