import { HEDGES } from "../../../../src/participants/market-maker/chain-maker.ts";
import { MODEL_NAMES } from "../../../../src/participants/market-maker/quoting/quoting-model.ts";
import { choice, number, type Setting, whole, yesNo } from "./setting.ts";

/** Makers of the chain, and what a trade costs. */
export const MAKER_SETTINGS: readonly Setting[] = [
  { path: "premium", field: "premium", is: number(-0.2, 0.5), unit: "volatility" },
  { path: "fees", field: "hasFees", is: yesNo("retail", "none"), unit: "schedule" },
  { path: "makers.count", field: "makers.count", is: whole(1, 10), unit: "makers" },
  { path: "makers.limit", field: "makers.vegaLimit", is: number(1, 1e9), unit: "$ per point" },
  { path: "makers.gamma", field: "makers.gammaLimit", is: number(1, 1e9), unit: "shares per $1" },
  { path: "makers.noise", field: "makers.noise", is: number(0, 0.2), unit: "volatility" },
  { path: "makers.latency", field: "makers.latency", is: number(0, 1e4), unit: "x 1, 2, 5 ms" },
  { path: "makers.skew", field: "makers.mostSkew", is: number(0, 0.5), unit: "volatility" },
  { path: "makers.spread", field: "makers.spread", is: number(0, 1), unit: "volatility" },
  { path: "makers.size", field: "makers.contracts", is: whole(1, 100_000), unit: "contracts" },
  { path: "makers.comfort", field: "makers.comfort", is: number(0, 0.99), unit: "of a limit" },
  { path: "makers.capital", field: "makers.capital", is: number(1, 1e9), unit: "dollars" },
  { path: "makers.hedge", field: "makers.hedge", is: choice(...HEDGES), unit: "when" },
  { path: "makers.model", field: "makers.model", is: choice(...MODEL_NAMES), unit: "model" },
];
