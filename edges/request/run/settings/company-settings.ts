import { dollars, number, type Setting, whole, yesNo } from "./setting.ts";

/** The company that the shares are of. */
export const COMPANY_SETTINGS: readonly Setting[] = [
  {
    path: "company.earnings",
    field: "company.earnings",
    is: number(-1, 1),
    unit: "of price a year",
  },
  { path: "company.dividend", field: "company.dividend", is: dollars(0, 20), unit: "a quarter" },
  {
    path: "company.exDate",
    field: "company.exSession",
    is: whole(1, 63),
    unit: "sessions from start",
  },
  { path: "company.buyback", field: "company.buyback", is: number(0, 1), unit: "of earnings" },
  {
    path: "company.windUp",
    field: "company.isWoundUp",
    is: yesNo("yes", "no"),
    unit: "at the end",
  },
];
