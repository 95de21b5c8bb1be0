import { HEDGES } from "../../../src/participants/market-maker/chain-maker.ts";
import { MODEL_NAMES } from "../../../src/participants/market-maker/quoting/quoting-model.ts";
import type { HistorySettings } from "../../../src/scenarios/history-scenario.ts";
import { HISTORY_DEFAULTS } from "../../../src/scenarios/history-scenario.ts";
import { InputError, quoted } from "../../input/input-error.ts";
import { parseNumber } from "../../input/parse-number.ts";

/** The stock's path: a price file, or a Brownian motion. */
export interface StockSettings {
  readonly prices: string | undefined;
  /** Dollars per share; per year of the trading clock. */
  readonly start: number;
  readonly sigma: number;
  readonly drift: number;
  /** gbm: a Brownian motion of `sigma`; heston: of `variance`, `kappa`, `xi` and `rho` instead. */
  readonly model: "gbm" | "heston";
  /** Mean variance, with which it begins; its speed of return, its volatility, its correlation. */
  readonly variance: number;
  readonly kappa: number;
  readonly xi: number;
  readonly rho: number;
  /** Prices of a session. */
  readonly steps: number;
}

export interface RunSettings extends HistorySettings {
  readonly stock: StockSettings;
}

export const RUN_DEFAULTS: RunSettings = {
  ...HISTORY_DEFAULTS,
  stock: {
    ...{ prices: undefined, start: 100, sigma: 0.25, drift: 0.1, steps: 26 },
    ...{ model: "gbm", variance: 0.0625, kappa: 4, xi: 0.5, rho: -0.6 },
  },
};

type Apply = (settings: RunSettings, value: string) => RunSettings;

/** What `--set` understands, each with the range that it accepts. */
const PATHS: Readonly<Record<string, Apply>> = {
  "stock.prices": (s, value) => ({ ...s, stock: { ...s.stock, prices: value } }),
  "stock.start": ofGroup("stock", "start", "start", 1, 3_000),
  "stock.sigma": ofGroup("stock", "sigma", "sigma", 0.02, 2),
  "stock.drift": ofGroup("stock", "drift", "drift", -2, 2),
  "stock.steps": ofGroup("stock", "steps", "steps", 1, 390, true),
  "stock.model": (s, value) => {
    const model = choice("stock.model", value, ["gbm", "heston"]);
    return { ...s, stock: { ...s.stock, model } };
  },
  "stock.variance": ofGroup("stock", "variance", "variance", 0.01, 0.5),
  "stock.kappa": ofGroup("stock", "kappa", "kappa", 0.5, 10),
  "stock.xi": ofGroup("stock", "xi", "xi", 0.05, 1),
  "stock.rho": ofGroup("stock", "rho", "rho", -0.7, 0.7),
  "stock.halfSpread": (s, value) => ({
    ...s,
    halfSpread: Math.round(inRange("stock.halfSpread", value, 0, 10) * 10_000),
  }),
  rate: (s, value) => ({ ...s, rate: inRange("rate", value, -0.05, 0.2) }),
  premium: (s, value) => ({ ...s, premium: inRange("premium", value, -0.2, 0.5) }),
  fees: (s, value) => ({ ...s, hasFees: choice("fees", value, ["retail", "none"]) === "retail" }),
  "makers.count": ofGroup("makers", "count", "count", 1, 10, true),
  "makers.limit": ofGroup("makers", "limit", "vegaLimit", 1, 1e9),
  "makers.gamma": ofGroup("makers", "gamma", "gammaLimit", 1, 1e9),
  "makers.noise": ofGroup("makers", "noise", "noise", 0, 0.2),
  "makers.skew": ofGroup("makers", "skew", "mostSkew", 0, 0.5),
  "makers.spread": ofGroup("makers", "spread", "spread", 0, 1),
  "makers.size": ofGroup("makers", "size", "contracts", 1, 100_000, true),
  "makers.comfort": ofGroup("makers", "comfort", "comfort", 0, 0.99),
  "makers.capital": ofGroup("makers", "capital", "capital", 1, 1e9),
  "makers.hedge": (s, value) => ({
    ...s,
    makers: { ...s.makers, hedge: choice("makers.hedge", value, HEDGES) },
  }),
  "makers.model": (s, value) => ({
    ...s,
    makers: { ...s.makers, model: choice("makers.model", value, MODEL_NAMES) },
  }),
  "traders.count": ofGroup("traders", "count", "count", 0, 100, true),
  "traders.limit": ofGroup("traders", "limit", "vegaLimit", 1, 1e9),
  "traders.edge": ofGroup("traders", "edge", "requiredEdge", 0, 1),
  "traders.noise": ofGroup("traders", "noise", "noise", 0, 1),
  "traders.common": ofGroup("traders", "common", "common", 0, 1),
  "traders.mispricing": ofGroup("traders", "mispricing", "mispricing", 0, 1),
  "desks.count": ofGroup("desks", "count", "count", 0, 100, true),
  "desks.limit": ofGroup("desks", "limit", "vegaLimit", 1, 1e9),
  "desks.skew": ofGroup("desks", "skew", "mostSkew", 0, 0.5),
  "retail.crowd": (s, value) => ({ ...s, crowd: inRange("retail.crowd", value, 0.001, 10) }),
  "retail.open": (s, value) => {
    return { ...s, beginsOpen: choice("retail.open", value, ["yes", "no"]) === "yes" };
  },
  "retail.elasticity": (s, value) => {
    return { ...s, elasticity: inRange("retail.elasticity", value, 0, 10) };
  },
  "retail.patience": (s, value) => ({ ...s, patience: inRange("retail.patience", value, 0, 1) }),
};

/** Applies `path=value` of each `--set`, in order. */
export function applySettings(start: RunSettings, assignments: readonly string[]): RunSettings {
  return assignments.reduce((settings, assignment) => {
    const at = assignment.indexOf("=");
    const path = assignment.slice(0, Math.max(at, 0));
    const apply = PATHS[path];
    if (apply === undefined) throw unknownPath(at < 0 ? assignment : path);
    return apply(settings, assignment.slice(at + 1));
  }, start);
}

function unknownPath(path: string): InputError {
  return new InputError({
    what: `setting ${quoted(path)}`,
    why: "there is no such setting",
    mend: `Did you mean ${nearest(path)}? All: ${Object.keys(PATHS).join(", ")}`,
  });
}

/** The path that takes the fewest letters to change into. */
function nearest(path: string): string {
  const distances = Object.keys(PATHS).map((known) => [editDistance(path, known), known] as const);
  return distances.sort((a, b) => a[0] - b[0])[0]![1];
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, swap));
    }
    row = next;
  }
  return row[b.length]!;
}

/** A number of the stock, or of all makers, traders or desks. */
function ofGroup<G extends "stock" | "makers" | "traders" | "desks">(
  group: G,
  name: string,
  field: keyof RunSettings[G],
  least: number,
  most: number,
  isWhole = false,
): Apply {
  return (settings, value) => {
    const number = inRange(`${group}.${name}`, value, least, most, isWhole);
    return { ...settings, [group]: { ...settings[group], [field]: number } };
  };
}

function inRange(
  path: string,
  value: string,
  least: number,
  most: number,
  isWhole = false,
): number {
  const number = parseNumber(value);
  const good = number !== undefined && number >= least && number <= most;
  if (good && (!isWhole || Number.isInteger(number))) return number;
  throw new InputError({
    what: `setting ${path}=${quoted(value)}`,
    why: isWhole ? "it has to be a whole number" : "it is out of its range",
    mend: `Give a number from ${least} to ${most}`,
  });
}

function choice<T extends string>(path: string, value: string, choices: readonly T[]): T {
  const found = choices.find((one) => one === value);
  if (found !== undefined) return found;
  throw new InputError({
    what: `setting ${path}=${quoted(value)}`,
    why: "there is no such choice",
    mend: `Give ${choices.join(" or ")}`,
  });
}
