import { UNITS_PER_DOLLAR } from "../../../../src/money/amount.ts";
import { InputError, type Place, quoted } from "../../../input/input-error.ts";
import { parseNumber } from "../../../input/parse-number.ts";
import type { Setting } from "./setting.ts";

/**
 * A setting's value as the settings hold it.
 *
 * @throws InputError for anything but what its row says.
 */
export function readValue(
  { path, is }: Setting,
  text: string,
  place: Place = {},
): number | string | boolean {
  const what = `setting ${path}=${quoted(text)}`;
  switch (is.kind) {
    case "file":
      return text;
    case "choice":
    case "yes-no": {
      if (is.choices.includes(text)) return is.kind === "choice" ? text : text === is.choices[0];
      const mend = `Give ${is.choices.join(" or ")}`;
      throw new InputError({ ...place, what, why: "there is no such choice", mend });
    }
    case "number":
    case "whole":
    case "dollars": {
      const number = parseNumber(text);
      const good = number !== undefined && number >= is.least && number <= is.most;
      if (good && (is.kind !== "whole" || Number.isInteger(number))) {
        return is.kind === "dollars" ? Math.round(number * UNITS_PER_DOLLAR) : number;
      }
      const why = is.kind === "whole" ? "it has to be a whole number" : "it is out of its range";
      const mend = `Give a number from ${is.least} to ${is.most}`;
      throw new InputError({ ...place, what, why, mend });
    }
  }
}
