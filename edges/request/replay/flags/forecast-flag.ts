import { InputError, quoted } from "../../../input/input-error.ts";
import { parseNumber } from "../../../input/parse-number.ts";
import { type Later, readTable } from "../../../input/read-file.ts";
import { readForecast } from "../../../input/volatility/read-forecast.ts";
import type { VolatilitySeries } from "../../../input/volatility/read-volatility.ts";
import type { ReplayOptions } from "../options.ts";
import type { Forecast } from "./forecast-name.ts";

/** `--forecast`, understood. */
export interface ForecastFlag {
  /** The volatility of the sale without `--vol`. */
  readonly forecast: Forecast;
  /** The user's own, which sets no price; undefined without a file. */
  readonly ownForecast: Later<VolatilitySeries> | undefined;
}

const FORECASTS = ["ewma", "har", "garch"] as const;

/** `--forecast`: what past closes say of the swings to come, or a file of what the user says. */
export function readForecastFlag({ forecast, vol }: ReplayOptions): ForecastFlag {
  const found = FORECASTS.find((name) => name === forecast);
  if (found === undefined) return { forecast: "ewma", ownForecast: forecastFile(forecast) };
  if (vol === undefined || found === "ewma") return { forecast: found, ownForecast: undefined };
  throw new InputError({
    what: "--vol and --forecast both say at which volatility the option is sold",
    mend: "Give one of them",
  });
}

function forecastFile(path: string): Later<VolatilitySeries> {
  const isFile = path === "-" || /[./\\]/.test(path);
  if (isFile && parseNumber(path) === undefined)
    return async (readBytes) => readForecast(await readTable(path, readBytes));
  throw new InputError({
    what: `--forecast ${quoted(path)} is refused`,
    mend: `Expected ${FORECASTS.join(", ")} or a file of date,forecast such as mine.csv`,
  });
}
