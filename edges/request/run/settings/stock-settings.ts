import { choice, dollars, FILE, number, type Setting, whole } from "./setting.ts";

/** The stock, and what money costs. */
export const STOCK_SETTINGS: readonly Setting[] = [
  { path: "stock.prices", field: "stock.prices", is: FILE, unit: "closes" },
  { path: "stock.dividends", field: "stock.dividends", is: FILE, unit: "of the closes, or 0" },
  { path: "stock.start", field: "stock.start", is: number(1, 3_000), unit: "dollars" },
  { path: "stock.sigma", field: "stock.sigma", is: number(0.02, 2), unit: "per year" },
  { path: "stock.drift", field: "stock.drift", is: number(-2, 2), unit: "per year" },
  { path: "stock.steps", field: "stock.steps", is: whole(1, 390), unit: "prices a session" },
  { path: "stock.model", field: "stock.model", is: choice("gbm", "heston"), unit: "path" },
  { path: "stock.variance", field: "stock.variance", is: number(0.01, 0.5), unit: "per year" },
  { path: "stock.kappa", field: "stock.kappa", is: number(0.5, 10), unit: "per year" },
  { path: "stock.xi", field: "stock.xi", is: number(0.05, 1), unit: "per year" },
  { path: "stock.rho", field: "stock.rho", is: number(-0.7, 0.7), unit: "correlation" },
  { path: "stock.halfSpread", field: "halfSpread", is: dollars(0, 10), unit: "dollars" },
  { path: "stock.crowd", field: "stockCrowd", is: number(0.01, 1), unit: "x 800 accounts" },
  { path: "rate", field: "rate", is: number(-0.05, 0.2), unit: "per year" },
];
