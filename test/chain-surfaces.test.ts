import { beforeAll, describe, expect, it } from "vitest";
import { readDisk } from "../edges/disk/read-disk.ts";
import { type Chain, readChain } from "../edges/input/chain/read-chain.ts";
import { readTable } from "../edges/input/read-file.ts";
import { isoFromDay } from "../src/calendar/civil-date.ts";
import { type ExpiryQuotes, groupByExpiry } from "../src/contracts/expiry-quotes.ts";
import { evaluateAmerican } from "../src/pricing/american/american.ts";
import { createEuropeanGreeks, europeanPrice } from "../src/pricing/black-scholes.ts";
import { parityForward, parityPairs } from "../src/pricing/forward.ts";
import { type ChainFit, type ExpirySmile, fitChain } from "../src/volatility/fit-chain.ts";
import { checkParity } from "../src/volatility/smile/strike-volatility.ts";
import { totalVariance } from "../src/volatility/smile/svi.ts";
import { checkSurface, surfaceVolatility } from "../src/volatility/surface.ts";
import { HAS_SHARED_DATA, sharedData } from "./support/shared-data.ts";

const WHY = HAS_SHARED_DATA ? "" : " (skipped: no ../shared/data)";
const THIRTY_DAYS = 30 / 365;
/** From the opening at 9:30 to the close at 16:00, in years. */
const SESSION = 6.5 / 24 / 365;
const GREEKS = createEuropeanGreeks();

interface FittedDay {
  readonly name: string;
  readonly style: "european" | "american";
  readonly fit: ChainFit;
}

async function readShared(name: string): Promise<Chain> {
  return readChain(await readTable(sharedData(name), readDisk));
}

function byDay(chain: Chain): ExpiryQuotes[][] {
  const days: ExpiryQuotes[][] = [];
  for (const expiry of groupByExpiry(chain.quotes)) {
    const last = days.at(-1);
    if (last !== undefined && last[0]!.day === expiry.day) last.push(expiry);
    else days.push([expiry]);
  }
  return days;
}

/** The price of a smile at a strike, in $0.0001, by the engine of the style. */
function modelPrice(expiry: ExpirySmile, style: "european" | "american", i: number): number {
  const { forward, smile, years } = expiry;
  const { k, strike, side } = expiry.strikes[i]!;
  const sigma = Math.sqrt(totalVariance(smile, k) / years);
  const { spot, rate, dividendYield } = forward;
  const sign = side === "call" ? 1 : -1;
  const terms = [spot, strike, years, rate, dividendYield, sigma] as const;
  if (style === "european") return europeanPrice(sign, ...terms);
  evaluateAmerican(GREEKS, sign, ...terms, "fast");
  return GREEKS.price;
}

function insideSpread(expiry: ExpirySmile, style: "european" | "american"): number {
  return expiry.liquid.filter((i) => {
    const quote = expiry.quotes.strikes[i]![expiry.strikes[i]!.side]!;
    const price = modelPrice(expiry, style, i);
    return price >= quote.bid && price <= quote.ask;
  }).length;
}

describe.skipIf(!HAS_SHARED_DATA)(`smiles of real chains${WHY}`, () => {
  const days: FittedDay[] = [];

  beforeAll(async () => {
    for (const name of ["chain_spx_2011-01-03_07.csv.gz", "chain_spx_2013-04-19.csv"]) {
      for (const expiries of byDay(await readShared(name))) {
        const fit = fitChain(expiries, "european", () => undefined);
        days.push({ name: `SPX ${isoFromDay(expiries[0]!.day!)}`, style: "european", fit });
      }
    }
    const rates = await readTable(sharedData("chain_tsla_2016_rates.csv"), readDisk);
    const rateAt = (years: number): number =>
      Number(rates.rows.find(([time]) => Math.abs(Number(time) - years) < 1e-6)![1]);
    for (const expiries of byDay(await readShared("chain_tsla_2016.csv"))) {
      days.push({
        name: "TSLA 2016",
        style: "american",
        fit: fitChain(expiries, "american", rateAt),
      });
    }
  }, 120_000);

  it("are read whole, and every expiry gets one", () => {
    expect(days.map(({ fit }) => fit.smiles.length)).toEqual([15, 15, 15, 16, 15, 1, 6]);
    for (const { fit } of days) expect(fit.leftOut).toEqual([]);
  });

  it("lie inside bid and ask at 95 % of the liquid strikes of every expiry", () => {
    const table = days.map(({ name, style, fit }) => {
      const liquid = fit.smiles.reduce((sum, expiry) => sum + expiry.liquid.length, 0);
      const inside = fit.smiles.map((expiry) => insideSpread(expiry, style));
      const shares = inside.map((count, i) => count / fit.smiles[i]!.liquid.length);
      const { butterfly, calendar } = checkSurface(fit.smiles);
      return {
        day: name,
        expiries: fit.smiles.length,
        "of two SVI": fit.smiles.filter(({ smile }) => smile.length === 2).length,
        liquid,
        inside: inside.reduce((sum, count) => sum + count, 0),
        "least share": Number(Math.min(...shares).toFixed(3)),
        "least g": butterfly.value.toPrecision(2),
        "least growth": calendar?.value.toPrecision(2) ?? "-",
      };
    });
    console.table(table);
    for (const row of table) expect(row["least share"], row.day).toBeGreaterThanOrEqual(0.95);
  });

  it("have neither butterfly nor calendar arbitrage", () => {
    for (const { name, fit } of days) {
      const { butterfly, calendar } = checkSurface(fit.smiles);
      expect(butterfly.value, name).toBeGreaterThanOrEqual(0);
      if (fit.smiles.length > 1) expect(calendar!.value, name).toBeGreaterThanOrEqual(0);
    }
  });

  it("give call prices that are convex in the strike and rise with the expiry", () => {
    for (const { name, fit } of days) {
      let earlier: number[] = [];
      const strikes = Array.from({ length: 600 }, (_, i) => 0.01 + i * 0.005);
      for (const { smile, years } of fit.smiles) {
        // In forwards, undiscounted.
        const calls = strikes.map((strike) => {
          const sigma = Math.sqrt(totalVariance(smile, Math.log(strike)) / years);
          return europeanPrice(1, 1, strike, years, 0, 0, sigma);
        });
        for (let i = 1; i < calls.length - 1; i++) {
          const butterfly = calls[i - 1]! - 2 * calls[i]! + calls[i + 1]!;
          expect(butterfly, `${name} ${years} ${strikes[i]}`).toBeGreaterThan(-1e-15);
        }
        earlier.forEach((price, i) => {
          expect(calls[i]! - price, `${name} ${years} ${strikes[i]}`).toBeGreaterThan(-1e-15);
        });
        earlier = calls;
      }
    }
  });

  it("come from calls and puts that agree once the forward is that of parity", () => {
    let strikes = 0;
    const exceptions: string[] = [];
    for (const { name, fit } of days) {
      for (const expiry of fit.smiles) {
        const { both, apart } = checkParity(expiry.strikes);
        strikes += both;
        const where = `${name} ${expiry.years.toFixed(3)}`;
        exceptions.push(...apart.map((strike) => `${where} ${strike / 1e4}`));
      }
    }
    console.info(
      `${strikes} strikes with two volatilities; apart: ${exceptions.join(", ") || "-"}`,
    );
    expect(strikes).toBeGreaterThan(4_000);
    expect(exceptions.length / strikes).toBeLessThan(0.01);
  });

  it("have forwards within the spreads of all pairs, about 1548.0 for 2013", async () => {
    const [expiry] = groupByExpiry((await readShared("chain_spx_2013-04-19.csv")).quotes);
    const { forward, discount } = parityForward(expiry!, undefined)!;
    expect(forward / 1e4).toBeCloseTo(1548.0, 0);
    expect(Math.abs(forward / 1e4 - 1548)).toBeLessThan(0.1);
    for (const { strike, difference, slack } of parityPairs(expiry!.strikes)) {
      expect(Math.abs(difference - discount * (forward - strike))).toBeLessThanOrEqual(slack);
    }
  });

  it("say 2.1 to 2.4 points less than the VIX for 30 days at the money in 2011", async () => {
    const vix = await readTable(sharedData("vix_daily.csv"), readDisk);
    const gaps = days.slice(0, 5).map(({ name, fit }) => {
      const close = vix.rows.find(([date]) => date === name.slice(4))![4];
      // The monthly options about 30 days ahead are settled at the opening, as the VIX counts too.
      const toOpening = fit.smiles.map(({ smile, years }) => ({ smile, years: years - SESSION }));
      return Number(close) - 100 * surfaceVolatility(toOpening.slice(1), 0, THIRTY_DAYS);
    });
    console.info(`VIX less 30 days at the money: ${gaps.map((gap) => gap.toFixed(2)).join(" ")}`);
    for (const gap of gaps) {
      expect(gap).toBeGreaterThan(2.1);
      expect(gap).toBeLessThan(2.4);
    }
  });
});
