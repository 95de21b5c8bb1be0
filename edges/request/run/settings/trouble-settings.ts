import { number, type Setting, whole, yesNo } from "./setting.ts";

const SESSION = whole(0, 2_000);
const SWITCH = yesNo("yes", "no");

/** What goes wrong, and what is done about it. */
export const TROUBLE_SETTINGS: readonly Setting[] = [
  { path: "events.jump", field: "events.jumpSession", is: SESSION, unit: "session" },
  { path: "events.jumpMinute", field: "events.jumpMinute", is: whole(1, 390), unit: "minute" },
  { path: "events.jumpLasts", field: "events.jumpLasts", is: whole(1, 390), unit: "minutes" },
  { path: "events.jumpSessions", field: "events.jumpSessions", is: whole(1, 20), unit: "sessions" },
  { path: "events.jumpSize", field: "events.jumpSize", is: number(-0.6, 1.5), unit: "of price" },
  {
    ...{ path: "events.jumpVariance", field: "events.jumpVariance" },
    ...{ is: number(0, 2), unit: "variance" },
  },
  { path: "events.earnings", field: "events.earningsSession", is: SESSION, unit: "session" },
  {
    ...{ path: "events.earningsMove", field: "events.earningsMove" },
    ...{ is: number(0, 0.5), unit: "deviation" },
  },
  { path: "events.borrow", field: "events.borrowSession", is: SESSION, unit: "session" },
  { path: "events.borrowRate", field: "events.borrowRate", is: number(0, 3), unit: "per year" },
  { path: "margin.calls", field: "margin.isOn", is: SWITCH, unit: "are made" },
  { path: "margin.move", field: "margin.move", is: number(0.001, 1), unit: "of price" },
  { path: "margin.mends", field: "margin.mends", is: number(0, 1), unit: "of the public" },
  { path: "margin.fund", field: "margin.fund", is: number(0, 1e9), unit: "dollars" },
  { path: "halts.trading", field: "halts.isOn", is: SWITCH, unit: "stops" },
  { path: "halts.first", field: "halts.first", is: number(0.001, 10), unit: "of price" },
  { path: "halts.second", field: "halts.second", is: number(0.001, 10), unit: "of price" },
  { path: "halts.last", field: "halts.last", is: number(0.001, 10), unit: "of price" },
  { path: "halts.minutes", field: "halts.minutes", is: whole(1, 390), unit: "minutes" },
  ...(["nakedSellers", "marginBuyers", "shortSellers"] as const).map((name) => ({
    ...{ path: `retail.${name}`, is: whole(0, 100_000), unit: "accounts" },
    field: `leverage.${name}` as const,
  })),
];
