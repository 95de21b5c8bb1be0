import { CHAIN_SETTINGS } from "./chain-settings.ts";
import { COMPANY_SETTINGS } from "./company-settings.ts";
import { MAKER_SETTINGS } from "./maker-settings.ts";
import { PROFESSIONAL_SETTINGS } from "./professional-settings.ts";
import { RETAIL_SETTINGS } from "./retail-settings.ts";
import type { Setting } from "./setting.ts";
import { STOCK_SETTINGS } from "./stock-settings.ts";
import { TROUBLE_SETTINGS } from "./trouble-settings.ts";

/** Everything that can be set, in the order in which it is listed. */
export const ALL_SETTINGS: readonly Setting[] = [
  ...STOCK_SETTINGS,
  ...CHAIN_SETTINGS,
  ...MAKER_SETTINGS,
  ...PROFESSIONAL_SETTINGS,
  ...RETAIL_SETTINGS,
  ...TROUBLE_SETTINGS,
  ...COMPANY_SETTINGS,
];
