import { number, type Setting, whole, yesNo } from "./setting.ts";

/** Which options are listed. */
export const CHAIN_SETTINGS: readonly Setting[] = [
  { path: "chain.weeklies", field: "chain.weeklies", is: whole(0, 6), unit: "expiries" },
  { path: "chain.monthlies", field: "chain.monthlies", is: whole(1, 8), unit: "expiries" },
  { path: "chain.long", field: "chain.isLong", is: yesNo("yes", "no"), unit: "beyond them" },
  { path: "chain.range", field: "chain.range", is: number(0.1, 1), unit: "of all strikes" },
];
