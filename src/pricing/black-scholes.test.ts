import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exp } from "../math/exp.ts";
import { normalDensity } from "../math/normal.ts";
import {
  createEuropeanGreeks,
  decayRate,
  type EuropeanGreeks,
  europeanPrice,
  evaluateEuropean,
} from "./black-scholes.ts";

type Sign = 1 | -1;
type Terms = readonly [
  spot: number,
  strike: number,
  years: number,
  rate: number,
  dividendYield: number,
  sigma: number,
];

/**
 * sign, spot, strike, years, rate, dividend yield, sigma, price, delta, gamma, vega, theta, rho:
 * the closed form in 113-bit arithmetic, rounded to double.
 */
const REFERENCE: readonly (readonly number[])[] = [
  [
    -1, 100, 60, 0.024657534246575342, 0.045, 0.013, 0.4805, 4.9439513241907356e-12,
    -4.600580502692917e-12, 4.243403678632874e-12, 5.027561426917222e-10, -4.883646175450182e-9,
    -1.1465802779017374e-11,
  ],
  [
    1, 100, 517.1525292212317, 30, 0.03, 0.01, 0.05, 0.0005550434764763854, 8.908006108228446e-5,
    1.2731581486384346e-5, 0.1909737222957652, -0.0003206535864500817, 0.2505888789525618,
  ],
  [
    1, 98.21, 170.44, 1.4904109589041097, 0.0565, 0.0564, 0.1881, 0.07390298523141962,
    0.010252349256851577, 0.001194708984673695, 3.2304898633387173, -0.19978006607404492,
    1.3905239671081693,
  ],
  [
    1, 14.95, 13.36, 0.4657534246575342, 0.0766, 0.0101, 0.8996, 4.430323611826459,
    0.7022879873122909, 0.03738036925398288, 3.500511237285551, -3.739442802907525,
    2.8266024814895596,
  ],
  [
    1, 100, 100.32104463030164, 0.00011415525114155251, 0.03, 0.01, 0.05, 8.594842089755268e-12,
    1.0145553228796685e-9, 1.1687425515417047e-7, 6.67090497455311e-9, -1.4629570422276276e-6,
    1.1580700621675467e-11,
  ],
  [
    1, 100, 101.00501670841679, 0.25, 0.03, 0.01, 0.01, 0.04165765266099326, 0.15886328183418238,
    0.4839399367236369, 12.098498418090921, -0.5584468024503534, 3.9611676326893113,
  ],
  [
    -1, 47.31, 49.37, 2.7150684931506848, 0.04, 0.003, 1.0399, 26.442163565420763,
    -0.18508522232943678, 0.0032835404633958488, 20.75012115717882, -2.5920854573353305,
    -95.56646171211501,
  ],
  [
    1, 44.2, 38.13, 2.2575342465753425, 0.0683, 0.0565, 1.0864, 24.168516808061295,
    0.7235570692342874, 0.0031790674511432758, 15.232401744920116, -2.3918359954395174,
    17.637450568015424,
  ],
  [
    1, 22.55, 12.54, 2.0136986301369864, 0.0591, 0.02, 0.2576, 10.602796132234017,
    0.9388530790786607, 0.0062478528024195725, 1.6480265913775134, -0.30657712255679515,
    21.281453393773944,
  ],
  [
    1, 11.96, 19.84, 2.210958904109589, 0.0336, 0.0439, 1.3421, 6.434106619465822,
    0.6970969405093328, 0.011597200947586338, 4.922447447740757, -1.1919562123294747,
    4.207836823955671,
  ],
  [
    -1, 100, 160, 0.024657534246575342, 0.045, 0.013, 0.2299, 59.854613869552495,
    -0.9996795034247982, 2.8950864785483944e-38, 1.6411571048669816e-36, 5.892432035089216,
    -3.9408303504336732,
  ],
  [
    -1, 100, 110.2986, 0.13255, -0.0116, 0.0973, 0.3432, 13.058637051237403, -0.7886156167812371,
    0.022194879997543212, 10.09670837149038, -21.810761567351147, -12.184022341576815,
  ],
  [
    -1, 100, 92.31163463866358, 1, 0.03, 0.01, 0.01, 7.039189408967447e-25, -7.17249974416724e-24,
    7.246409506113131e-23, 7.246409506113132e-21, -2.1865930474004273e-23, -7.179538933576208e-22,
  ],
  [
    -1, 100, 107.0989, 0.04686, 0.008, 0.0891, 0.399, 8.476875109678272, -0.7833714733378572,
    0.033537656241245196, 6.2705825401443525, -32.98146970420498, -4.068105091700722,
  ],
  [
    1, 100, 83.814, 0.13431, 0.0484, -0.0009, 0.3283, 17.046341384508803, 0.9433736183576141,
    0.009476972003702918, 4.178773476530324, -8.93297140081373, 10.38095695680774,
  ],
  [
    1, 100, 124.49421002376975, 30, 0.03, 0.01, 0.01, 23.466253459133853, 0.7408182206806387,
    1.4027828361782104e-12, 4.208348508534632e-9, -0.7776488375879631, 1518.4670582679005,
  ],
  [
    -1, 100, 50, 1.0027397260273974, 0.045, 0.013, 0.3472, 0.15864087903550014,
    -0.011762737534649147, 0.0008814093572681794, 3.068637544019873, -0.4864803712048619,
    -1.3385719328634298,
  ],
  [
    -1, 100, 105, 0.005479452054794521, 0.045, 0.013, 0.1698, 4.9812522160248305,
    -0.9998724275131439, 0.00018350516043793533, 0.0017073521228691188, 3.3972939771334127,
    -0.5751698354374751,
  ],
  [
    1, 100, 172.93101253499222, 30, 0.03, 0.01, 0.05, 9.891648548403829, 0.46558680282974524,
    0.010227159537150058, 153.40739305725089, -0.7622636434217512, 1100.0109520371207,
  ],
  [
    1, 100, 92.0311, 0.11292, 0.0185, 0.0282, 0.0903, 7.846097290962385, 0.9935255617110756,
    0.00327985564582212, 0.33443625347218914, 0.975151404127339, 10.332909336745994,
  ],
];

function greeksOf(sign: Sign, terms: Terms): EuropeanGreeks {
  const greeks = createEuropeanGreeks();
  evaluateEuropean(greeks, sign, ...terms);
  return greeks;
}

function outOfTheMoney(sign: Sign, [spot, strike, years, rate, dividendYield]: Terms): boolean {
  return sign * (spot * exp(-dividendYield * years) - strike * exp(-rate * years)) < 0;
}

/** Each tolerance used up by a row, 1 = all of it. */
function toleranceUse(row: readonly number[]): Record<keyof EuropeanGreeks | "far", number> {
  const [sign, spot, strike, years, rate, dividendYield, sigma] = row as unknown as [
    Sign,
    ...Terms,
  ];
  const [price, delta, gamma, vega, theta, rho] = row.slice(7) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const terms: Terms = [spot, strike, years, rate, dividendYield, sigma];
  const found = greeksOf(sign, terms);
  const size = Math.max(spot, strike);
  const far = outOfTheMoney(sign, terms) && price > 0;
  const relative = (value: number, expected: number): number =>
    expected > 1e-290 ? Math.abs(value / expected - 1) / 1e-12 : 0;
  return {
    price: Math.abs(found.price - price) / (2e-15 * size),
    far: far ? Math.abs(found.price / price - 1) / 1e-10 : 0,
    delta: Math.abs(found.delta - delta) / 2e-15,
    gamma: relative(found.gamma, gamma),
    vega: relative(found.vega, vega),
    theta: Math.abs(found.theta - theta) / (1e-13 * size),
    rho: Math.abs(found.rho - rho) / (1e-14 * size),
  };
}

describe("Black-Scholes reference table", () => {
  it.each(REFERENCE)("row %d %d %d %d is within tolerance", (...row) => {
    for (const use of Object.values(toleranceUse(row))) expect(use).toBeLessThan(1);
  });

  const oracle = fileURLToPath(new URL("../../../shared/oracles/european.csv", import.meta.url));
  it.skipIf(!existsSync(oracle))(
    "all rows of oracles/european.csv are within tolerance (skipped without ../shared)",
    () => {
      const rows = readFileSync(oracle, "utf8").trim().split(/\r?\n/).slice(1);
      expect(rows.length).toBeGreaterThan(1000);
      for (const line of rows) {
        const cells = line.split(",");
        const row = [cells[2] === "call" ? 1 : -1, ...cells.slice(3).map(Number)];
        for (const [name, use] of Object.entries(toleranceUse(row))) {
          expect(use, `row ${cells[0]} ${name}`).toBeLessThan(1);
        }
      }
    },
  );
});

const SIGN = fc.constantFrom<Sign[]>(1, -1);
const real = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true });
const TERMS = fc.tuple(
  real(50, 150),
  real(50, 150),
  real(0.05, 2),
  real(-0.02, 0.08),
  real(-0.02, 0.08),
  real(0.08, 0.8),
);

/** Central difference of the price in one argument, Richardson-extrapolated: error O(step^4). */
function slope(sign: Sign, terms: Terms, argument: number, step: number): number {
  const moved = (change: number): number => {
    const [spot, strike, years, rate, dividendYield, sigma] = terms.map((value, i) =>
      i === argument ? value + change : value,
    ) as unknown as Terms;
    return europeanPrice(sign, spot, strike, years, rate, dividendYield, sigma);
  };
  const central = (h: number): number => (moved(h) - moved(-h)) / (2 * h);
  return (4 * central(step) - central(2 * step)) / 3;
}

describe("Black-Scholes Greeks", () => {
  it("delta, vega, theta and rho are the slopes of the price", () => {
    fc.assert(
      fc.property(SIGN, TERMS, (sign, terms) => {
        const greeks = greeksOf(sign, terms);
        expect(Math.abs(slope(sign, terms, 0, 0.01) - greeks.delta)).toBeLessThan(1e-7);
        expect(Math.abs(slope(sign, terms, 5, 1e-4) - greeks.vega)).toBeLessThan(1e-5);
        expect(Math.abs(slope(sign, terms, 2, 1e-4) + greeks.theta)).toBeLessThan(1e-4);
        expect(Math.abs(slope(sign, terms, 3, 1e-4) - greeks.rho)).toBeLessThan(1e-5);
      }),
    );
  });

  it("gamma is the slope of delta", () => {
    fc.assert(
      fc.property(SIGN, TERMS, (sign, [spot, ...rest]) => {
        const deltaAt = (s: number): number => greeksOf(sign, [s, ...rest]).delta;
        const central = (h: number): number => (deltaAt(spot + h) - deltaAt(spot - h)) / (2 * h);
        const gamma = (4 * central(0.02) - central(0.04)) / 3;
        expect(Math.abs(gamma - greeksOf(sign, [spot, ...rest]).gamma)).toBeLessThan(1e-6);
      }),
    );
  });

  it("theta is decay plus financing (the Black-Scholes equation)", () => {
    fc.assert(
      fc.property(SIGN, TERMS, (sign, terms) => {
        const [spot, , , rate, dividendYield, sigma] = terms;
        const greeks = greeksOf(sign, terms);
        const financing = rate * greeks.price - (rate - dividendYield) * spot * greeks.delta;
        const theta = decayRate(greeks, spot, sigma) + financing;
        expect(Math.abs(theta - greeks.theta)).toBeLessThan(1e-13 * spot);
      }),
    );
  });

  it("vega and gamma satisfy vega = S sqrt(T) phi(d1) and gamma = vega / (S^2 sigma T)", () => {
    for (const [years, sigma] of [
      [0.01, 0.1],
      [0.25, 0.2],
      [1, 0.5],
      [3, 0.9],
    ] as const) {
      const greeks = greeksOf(1, [100, 100, years, 0, 0, sigma]);
      const vega = 100 * Math.sqrt(years) * normalDensity(0.5 * sigma * Math.sqrt(years));
      expect(Math.abs(greeks.vega / vega - 1)).toBeLessThan(1e-12);
      const gamma = vega / (100 * 100 * sigma * years);
      expect(Math.abs(greeks.gamma / gamma - 1)).toBeLessThan(1e-12);
    }
  });

  it("call and put of one strike are in parity", () => {
    fc.assert(
      fc.property(TERMS, (terms) => {
        const [spot, strike, years, rate, dividendYield] = terms;
        const call = greeksOf(1, terms);
        const put = greeksOf(-1, terms);
        const carry = exp(-dividendYield * years);
        const forwardValue = spot * carry - strike * exp(-rate * years);
        expect(Math.abs(call.price - put.price - forwardValue)).toBeLessThan(2e-13);
        expect(Math.abs(call.delta - put.delta - carry)).toBeLessThan(1e-15);
        expect(put.gamma).toBe(call.gamma);
        expect(put.vega).toBe(call.vega);
      }),
    );
  });
});

describe("Black-Scholes limits", () => {
  it("no volatility leaves the intrinsic value on the discounted forward", () => {
    const carry = exp(-0.01 * 2);
    const discount = exp(-0.05 * 2);
    const call = greeksOf(1, [100, 90, 2, 0.05, 0.01, 0]);
    expect(call.price).toBe(100 * carry - 90 * discount);
    expect(call).toMatchObject({ delta: carry, gamma: 0, vega: 0 });
    expect(call.theta).toBeCloseTo(0.01 * 100 * carry - 0.05 * 90 * discount, 14);
    expect(call.rho).toBeCloseTo(2 * 90 * discount, 12);
    const put = greeksOf(-1, [100, 90, 2, 0.05, 0.01, 0]);
    const nothing = { price: 0, delta: 0, gamma: 0, vega: 0, theta: 0, rho: 0 };
    for (const [name, value] of Object.entries(nothing)) {
      expect(Math.abs(put[name as keyof EuropeanGreeks])).toBe(value);
    }
  });

  it("expiry leaves the payoff", () => {
    expect(greeksOf(1, [105, 100, 0, 0.05, 0, 0.2])).toMatchObject({
      price: 5,
      delta: 1,
      gamma: 0,
    });
    expect(greeksOf(-1, [95, 100, 0, 0.05, 0, 0.2])).toMatchObject({
      price: 5,
      delta: -1,
      rho: -0,
    });
    expect(greeksOf(1, [95, 100, 0, 0.05, 0, 0.2]).price).toBe(0);
  });

  it("a tie has half the delta of either side, and the one-sided vega", () => {
    expect(greeksOf(1, [100, 100, 0, 0, 0, 0.2])).toMatchObject({ price: 0, delta: 0.5, vega: 0 });
    expect(greeksOf(-1, [100, 100, 1, 0, 0, 0])).toMatchObject({ price: 0, delta: -0.5, gamma: 0 });
    expect(greeksOf(1, [100, 100, 4, 0, 0, 0]).vega).toBeCloseTo(200 * normalDensity(0), 12);
  });

  it("the limit is approached from small volatility", () => {
    for (const sign of [1, -1] as const) {
      for (const strike of [90, 110]) {
        const near = greeksOf(sign, [100, strike, 1, 0.03, 0.01, 1e-5]);
        const limit = greeksOf(sign, [100, strike, 1, 0.03, 0.01, 0]);
        for (const name of Object.keys(limit) as (keyof EuropeanGreeks)[]) {
          expect(Math.abs(near[name] - limit[name]), name).toBeLessThan(1e-12);
        }
      }
    }
  });

  it("a price far out of the money is tiny and positive, never a wrapped exponent", () => {
    const fourDays = greeksOf(1, [100, 155, 4 / 365, 0, 0, 0.095]);
    expect(fourDays.price).toBeGreaterThanOrEqual(0);
    expect(fourDays.price).toBeLessThan(1e-300);
    expect(greeksOf(-1, [100, 155, 4 / 365, 0, 0, 0.095]).price).toBe(55);
  });

  it("a price is never negative, not even where its terms are subnormal", () => {
    for (let z = 36; z < 40; z += 0.01) {
      const strike = 100 * Math.exp(0.01 * z);
      expect(europeanPrice(1, 100, strike, 1, 0, 0, 0.01)).toBeGreaterThanOrEqual(0);
    }
  });

  it("a not-a-number argument gives a not-a-number price", () => {
    expect(europeanPrice(1, 100, 100, Number.NaN, 0, 0, 0.2)).toBeNaN();
    expect(europeanPrice(1, 100, 100, 1, 0, 0, Number.NaN)).toBeNaN();
    expect(europeanPrice(1, 100, 100, -1, 0, 0, 0.2)).toBeNaN();
  });
});
