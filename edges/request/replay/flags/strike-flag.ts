import type { StrikeRule } from "../../../../src/simulator/history/strike-rule.ts";
import { InputError, quoted } from "../../../input/input-error.ts";
import { parseNumber } from "../../../input/parse-number.ts";

const STRIKES = "Expected atm, atm-above, spot, delta:0.30 (0 to 1) or otm:0.05 (0 to 1)";

/** `--strike`: how the seller chooses. */
export function readStrike(text: string): StrikeRule {
  if (text === "atm" || text === "atm-above" || text === "spot") return { kind: text };
  const [kind, ...value] = text.split(":");
  const number = parseNumber(value.join(":"));
  if (number !== undefined && number > 0 && number < 1) {
    if (kind === "delta") return { kind, delta: number };
    if (kind === "otm") return { kind, share: number };
  }
  throw new InputError({ what: `--strike ${quoted(text)} is refused`, mend: STRIKES });
}
