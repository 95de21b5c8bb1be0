import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { exp } from "../src/math/exp.ts";
import type { ExpirySmile } from "../src/volatility/fit-chain.ts";
import type { QuoteVolatility } from "../src/volatility/smile/strike-volatility.ts";
import { totalVariance } from "../src/volatility/smile/svi.ts";

const [WIDTH, HEIGHT] = [880, 360];
const MARGIN = { top: 86, right: 20, bottom: 40, left: 56 };
const GAP = 22;
const CURVE_POINTS = 60;

/** Colours of the other pictures (Okabe and Ito). */
const STYLE = `
  svg { background: #fff } text { font: 14px system-ui, sans-serif; fill: #222;
  font-variant-numeric: tabular-nums } .title { font-size: 17px }
  .axis { fill: #666; font-size: 12px }
  path { fill: none; stroke: #0072b2; stroke-width: 2 }
  .rule { stroke: #ddd } .quote { stroke: #e69f00; stroke-width: 4 }
  @media (prefers-color-scheme: dark) { svg { background: #16181d } text { fill: #e8e8e8 }
  .axis { fill: #aaa } .rule { stroke: #333 } path { stroke: #56b4e9 } }`;

/** The smiles of a chain between the volatilities of bids and asks, a panel each, as an SVG. */
export function smilePicture(smiles: readonly ExpirySmile[], title: string): string {
  const spreads = smiles.map(spreadsOf);
  const all = spreads.flat();
  const y = scaleLinear(
    [Math.min(...all.map(({ low }) => low)), Math.max(...all.map(({ high }) => high))],
    [HEIGHT - MARGIN.bottom, MARGIN.top],
  ).nice();
  const width = (WIDTH - MARGIN.left - MARGIN.right - GAP * (smiles.length - 1)) / smiles.length;
  const rules = y.ticks(6).map(
    (tick) => `<line class="rule" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}"
      y1="${pixel(y(tick))}" y2="${pixel(y(tick))}"/><text class="axis" x="${MARGIN.left - 8}"
      y="${pixel(y(tick) + 4)}" text-anchor="end">${Math.round(tick * 100)} %</text>`,
  );
  const panels = smiles.map((smile, i) => {
    const left = MARGIN.left + i * (width + GAP);
    return panel(smile, spreads[i]!, y, left, left + width);
  });
  const inside = all.filter(({ isInside }) => isInside).length;
  const told = `the fitted smile, inside at ${inside} of ${all.length} strikes`;
  const subtitle = `Volatility by strike. Bars: from bid to ask. Line: ${told}.`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img"
  aria-label="${title}"><style>${STYLE}</style>
<text class="title" x="16" y="28">${title}</text>
<text class="axis" x="16" y="46">${subtitle}</text>
${[...rules, ...panels].join("\n")}
</svg>
`;
}

/** Bid and ask of a liquid strike as volatilities, and the strike in dollars. */
interface Spread {
  readonly strike: number;
  readonly low: number;
  readonly high: number;
  readonly isInside: boolean;
}

function spreadsOf(expiry: ExpirySmile): Spread[] {
  return expiry.liquid.map((i) => {
    const { k, side, ...volatilities } = expiry.strikes[i]!;
    const { bid, ask } = volatilities[side] as QuoteVolatility;
    const fitted = volatilityAt(expiry, k);
    const strike = expiry.quotes.strikes[i]!.strike / 1e4;
    return { strike, low: bid, high: ask, isInside: bid <= fitted && fitted <= ask };
  });
}

function volatilityAt({ smile, years }: ExpirySmile, k: number): number {
  return Math.sqrt(totalVariance(smile, k) / years);
}

function panel(
  expiry: ExpirySmile,
  spreads: readonly Spread[],
  y: (volatility: number) => number,
  left: number,
  right: number,
): string {
  const ks = expiry.liquid.map((i) => expiry.strikes[i]!.k);
  const [first, last] = [ks[0]!, ks.at(-1)!];
  const x = scaleLinear([spreads[0]!.strike, spreads.at(-1)!.strike], [left + 6, right - 6]);
  const bars = spreads.map(({ strike, low, high }) => {
    const [at, bottom, top] = [x(strike), y(low), y(high)].map(pixel);
    return `<line class="quote" x1="${at}" x2="${at}" y1="${bottom}" y2="${top}"/>`;
  });
  const forward = spreads[0]!.strike * exp(-first);
  const curve = Array.from({ length: CURVE_POINTS + 1 }, (_, i) => {
    const k = first + ((last - first) * i) / CURVE_POINTS;
    return [x(forward * exp(k)), y(volatilityAt(expiry, k))] as [number, number];
  });
  const strikes = x.ticks(4).map(
    (tick) => `<text class="axis" x="${pixel(x(tick))}" y="${HEIGHT - 16}"
      text-anchor="middle">$${tick}</text>`,
  );
  const heading = `<text x="${pixel(left + 6)}" y="${MARGIN.top - 12}"
      >${Math.round(expiry.years * 365)} days</text>`;
  return [heading, ...bars, `<path d="${line().digits(1)(curve)}"/>`, ...strikes].join("\n");
}

/** A tenth of a pixel is finer than anybody sees. */
function pixel(value: number): number {
  return Math.round(value * 10) / 10;
}
