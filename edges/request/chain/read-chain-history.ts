import { type ExpiryQuotes, groupByExpiry } from "../../../src/contracts/expiry-quotes.ts";
import {
  type ChainHistory,
  chainHistory,
  type ForwardOfExpiry,
} from "../../../src/history/chain-history.ts";
import type { ChainReport } from "../../../src/reports/replay-report.ts";
import type { PriceHistory } from "../../../src/simulator/history/price-history.ts";
import { type ChainFit, type ExpirySmile, fitChain } from "../../../src/volatility/fit-chain.ts";
import { checkParity } from "../../../src/volatility/smile/strike-volatility.ts";
import { totalVariance } from "../../../src/volatility/smile/svi.ts";
import { checkSurface } from "../../../src/volatility/surface.ts";
import { type Chain, readChain } from "../../input/chain/read-chain.ts";
import { InputError } from "../../input/input-error.ts";
import { fileName, type ReadBytes, readTable } from "../../input/read-file.ts";

type Style = "european" | "american";

/** A chain on the rows of the prices, and how well it is behaved. */
export interface ReadChain {
  readonly chain: ChainHistory;
  readonly style: Style;
  readonly report: ChainReport;
  readonly notes: readonly string[];
}

/**
 * Reads a chain and fits its smiles, day by day.
 *
 * @param asked the style of options where the file does not say. @param hasRates whether the
 * history's rates were given; else each expiry's quotes tell them.
 * @throws InputError for a chain without dates, or none of whose days has a price.
 */
export async function readChainHistory(
  path: string,
  history: PriceHistory,
  asked: Style,
  hasRates: boolean,
  readBytes: ReadBytes,
): Promise<ReadChain> {
  const file = fileName(path);
  const read = readChain(await readTable(path, readBytes));
  const expiries = groupByExpiry(read.quotes);
  const { days, closes, rates } = history;
  if (expiries.some(({ day, expiryDay }) => day === undefined || expiryDay === undefined)) {
    throw new InputError({
      file,
      what: "the quotes have no dates",
      why: "A replay has to know on which day an option was quoted, and its last day",
      mend: "Add the columns date and expiry",
    });
  }
  const style = expiries.find((expiry) => expiry.style !== undefined)?.style ?? asked;
  const quoted = byDay(expiries).filter((day) => days.includes(day[0]!.day!));
  const fits = quoted.map((day) => {
    const row = days.indexOf(day[0]!.day!);
    // The price file's close stands for the underlying where the chain does not say it.
    const known = day.map((expiry) => ({ ...expiry, spot: expiry.spot ?? closes[row]! }));
    return fitChain(known, style, () => (hasRates ? rates[row]! : undefined));
  });
  const forwards = fits.flatMap((fit) => forwardsOf(fit, style));
  const chain = chainHistory(forwards, days, closes, rates);
  if (chain.days.length === 0) throw noDays(file);
  return { chain, style, report: chainReport(file, read, fits), notes: chainNotes(read, fits) };
}

function byDay(expiries: readonly ExpiryQuotes[]): ExpiryQuotes[][] {
  const days = new Map<number, ExpiryQuotes[]>();
  for (const expiry of expiries) days.set(expiry.day!, [...(days.get(expiry.day!) ?? []), expiry]);
  return [...days.values()];
}

/** Of every expiry of a day, by its day. */
function forwardsOf({ smiles, leftOut }: ChainFit, style: Style): ForwardOfExpiry[] {
  const unknown = { forward: undefined, dividendYield: undefined };
  return [
    ...smiles.map((smile) => forwardOf(smile, style)),
    ...leftOut.map(({ quotes }) => ({ quotes, ...unknown })),
  ].sort((a, b) => a.quotes.expiryDay! - b.quotes.expiryDay!);
}

function forwardOf({ quotes, forward }: ExpirySmile, style: Style): ForwardOfExpiry {
  const isAmerican = style === "american";
  return {
    quotes,
    forward: forward.forward,
    dividendYield: isAmerican ? forward.dividendYield : undefined,
  };
}

function chainReport(file: string, { quotes }: Chain, fits: readonly ChainFit[]): ChainReport {
  const fitted = fits.filter((fit) => fit.smiles.length > 0);
  const smiles = fitted.flatMap((fit) => fit.smiles);
  const checks = fitted.map((fit) => checkSurface(fit.smiles));
  const growths = checks.flatMap(({ calendar }) => (calendar ? [calendar.value] : []));
  const parities = smiles.map(({ strikes }) => checkParity(strikes));
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  return {
    file,
    days: fitted.length,
    expiries: smiles.length,
    quotes: quotes.length,
    liquid: sum(smiles.map(({ liquid }) => liquid.length)),
    inside: sum(smiles.map(insideSpread)),
    pairs: sum(parities.map(({ both }) => both)),
    agree: sum(parities.map(({ both, apart }) => both - apart.length)),
    butterfly: Math.min(...checks.map(({ butterfly }) => butterfly.value)),
    calendar: growths.length === 0 ? null : Math.min(...growths),
  };
}

/** Liquid strikes at which the smile lies between the volatilities of bid and ask. */
function insideSpread({ strikes, liquid, smile, years }: ExpirySmile): number {
  return liquid.filter((i) => {
    const strike = strikes[i]!;
    const quote = strike[strike.side]!;
    const sigma = Math.sqrt(totalVariance(smile, strike.k) / years);
    return sigma >= quote.bid && sigma <= quote.ask;
  }).length;
}

function chainNotes({ dropped, notes }: Chain, fits: readonly ChainFit[]): string[] {
  const without = fits.flatMap((fit) => fit.leftOut).length;
  return [
    ...notes,
    ...dropped.map(({ reason, count }) => `Quotes left out (${reason}): ${count}.`),
    ...(without === 0 ? [] : [`Expiries without a forward or with too few strikes: ${without}.`]),
  ];
}

function noDays(file: string): InputError {
  return new InputError({
    file,
    what: "no day of the chain can be played",
    why: "Its days need a close in the price file, and so does the end of an expiry",
    mend: "Give --prices of the same underlying and days",
  });
}
