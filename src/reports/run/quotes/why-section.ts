import { percent, plainCents } from "../../statement/layout.ts";
import type { BestQuote, QuoteReason, WhyReport } from "./why-report.ts";

const LABEL = 30;
const CELL = 12;
/** Makers side by side in 80 columns. */
const ABREAST = 4;

const ROWS: readonly (readonly [words: string, of: (reason: QuoteReason) => string])[] = [
  ["Volatility that is expected", ({ forecast }) => points(forecast)],
  ["+ error of his forecast", ({ error }) => signed(error)],
  ["+ premium that he asks", ({ premium }) => signed(premium)],
  ["= his fair volatility", ({ fairVolatility }) => points(fairVolatility)],
  ["  fair price", ({ fairPrice }) => fairPrice.toFixed(3)],
  ["He holds, of his limit", ({ share }) => percent(share)],
  ["+ skew for it", ({ skew }) => signed(skew)],
  ["+ skew of the stock's price", ({ spotSkew }) => cents(spotSkew)],
  ["= he quotes round", ({ middle }) => middle.toFixed(3)],
  ["Half-spread, at the money", ({ halfSpread }) => points(halfSpread.atTheMoney)],
  ["  x wing of this strike", ({ halfSpread }) => halfSpread.wing.toFixed(2)],
  ["  as money, by vega", ({ halfSpread }) => halfSpread.volatility.toFixed(3)],
  ["  half of the stock's spread", ({ halfSpread }) => halfSpread.stock.toFixed(3)],
  ["Capital used", ({ capitalUsed }) => percent(capitalUsed)],
  ["Bid, to the tick", ({ bid }) => price(bid)],
  ["  contracts", ({ bidSize }) => `${bidSize}`],
  ["Ask, to the tick", ({ ask }) => price(ask)],
  ["  contracts", ({ askSize }) => `${askSize}`],
];

/** The quotes of a series taken apart, maker beside maker. */
export function whySection({ series, time, stock, best, makers }: WhyReport): string[] {
  const head = [
    `WHY ${series} WAS QUOTED SO, ${time}`,
    `Best of all: ${quoteOf(best)}. The stock: ${quoteOf(stock)}.`,
  ];
  if (makers.length === 0) return [...head, "No maker quotes it."];
  const blocks: string[] = [];
  for (let first = 0; first < makers.length; first += ABREAST) {
    const abreast = makers.slice(first, first + ABREAST);
    const row = (words: string, cells: readonly string[]): string =>
      words.padEnd(LABEL) + cells.map((cell) => cell.padStart(CELL)).join("");
    const names = abreast.map(({ id }) => id.slice(0, CELL - 1));
    blocks.push(row("", names), ...ROWS.map(([words, of]) => row(words, abreast.map(of))));
  }
  return [...head, ...blocks];
}

function quoteOf({ bid, ask }: BestQuote): string {
  return `${price(bid)} bid, ${price(ask)} asked`;
}

function price(dollars: number | null): string {
  return dollars === null ? "-" : plainCents(dollars);
}

/** 24.60 pt */
function points(volatility: number): string {
  return `${(volatility * 100).toFixed(2)} pt`;
}

function signed(volatility: number): string {
  return `${volatility < 0 ? "-" : "+"}${points(Math.abs(volatility))}`;
}

function cents(dollars: number): string {
  return `${dollars < 0 ? "-" : "+"}${Math.abs(dollars).toFixed(3)}`;
}
