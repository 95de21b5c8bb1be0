import { number, type Setting, whole, yesNo } from "./setting.ts";

const ACCOUNTS = { is: whole(0, 1_000), unit: "accounts" };

/** The public. */
export const RETAIL_SETTINGS: readonly Setting[] = [
  {
    ...{ path: "retail.coveredCallSellers", field: "retail.coveredCallSellers" },
    ...ACCOUNTS,
  },
  { path: "retail.putSellers", field: "retail.putSellers", ...ACCOUNTS },
  { path: "retail.wheelSellers", field: "retail.wheelSellers", ...ACCOUNTS },
  { path: "retail.callBuyers", field: "retail.callBuyers", ...ACCOUNTS },
  { path: "retail.putBuyers", field: "retail.putBuyers", ...ACCOUNTS },
  { path: "retail.crowd", field: "crowd", is: number(0.001, 10), unit: "x the accounts" },
  { path: "retail.open", field: "beginsOpen", is: yesNo("yes", "no"), unit: "begins so" },
  { path: "retail.elasticity", field: "elasticity", is: number(0, 10), unit: "per point" },
  { path: "retail.patience", field: "patience", is: number(0, 1), unit: "of orders" },
];
