import { number, type Setting, whole, yesNo } from "./setting.ts";

/** Volatility traders and desks. */
export const PROFESSIONAL_SETTINGS: readonly Setting[] = [
  { path: "traders.count", field: "traders.count", is: whole(0, 100), unit: "traders" },
  { path: "traders.limit", field: "traders.vegaLimit", is: number(1, 1e9), unit: "$ per point" },
  { path: "traders.edge", field: "traders.requiredEdge", is: number(0, 1), unit: "volatility" },
  { path: "traders.noise", field: "traders.noise", is: number(0, 1), unit: "volatility" },
  { path: "traders.common", field: "traders.common", is: number(0, 1), unit: "correlation" },
  {
    ...{ path: "traders.mispricing", field: "traders.mispricing" },
    ...{ is: number(0, 1), unit: "volatility" },
  },
  { path: "traders.blind", field: "traders.isBlind", is: yesNo("yes", "no"), unit: "forecasts" },
  { path: "desks.count", field: "desks.count", is: whole(0, 100), unit: "desks" },
  { path: "desks.limit", field: "desks.vegaLimit", is: number(1, 1e9), unit: "$ per point" },
  { path: "desks.skew", field: "desks.mostSkew", is: number(0, 0.5), unit: "volatility" },
];
