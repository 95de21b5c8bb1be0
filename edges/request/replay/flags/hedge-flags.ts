import type { HedgePolicy } from "../../../../src/participants/hedge-book.ts";
import { InputError, quoted } from "../../../input/input-error.ts";
import { parseNumber } from "../../../input/parse-number.ts";
import { numberFlag } from "../../flags.ts";
import type { Forecast } from "./forecast-name.ts";

const HEDGES =
  "Expected close, none, band:0.05 (above 0, under 1), band:whalley-wilmott or band:zakamouline";

/** `--hedge`: when the maker trades shares. */
export function readHedge(text: string): HedgePolicy {
  if (text === "close" || text === "none") return { kind: text };
  if (text === "band:whalley-wilmott") return { kind: "whalley-wilmott" };
  if (text === "band:zakamouline") return { kind: "zakamouline" };
  const halfWidth = text.startsWith("band:") ? parseNumber(text.slice(5)) : undefined;
  if (halfWidth !== undefined && halfWidth > 0 && halfWidth < 1) return { kind: "band", halfWidth };
  throw new InputError({ what: `--hedge ${quoted(text)} is refused`, mend: HEDGES });
}

/** The volatility at which each option was sold, a forecast from past closes, or a number. */
export type HedgeVolatility = "implied" | Forecast | number;

/** `--hedge-vol`: `realized` is the EWMA forecast. */
export function readHedgeVolatility(text: string): HedgeVolatility {
  if (text === "implied" || text === "har" || text === "garch") return text;
  if (text === "realized" || text === "ewma") return "ewma";
  const expected = "implied, realized (ewma), har, garch or a decimal per year such as 0.18";
  return numberFlag("--hedge-vol", expected, (sigma) => sigma > 0 && sigma < 1.5)(text);
}
