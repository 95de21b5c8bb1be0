import type { TraderRequest } from "../../../src/reports/trader/report-trader.ts";
import { splitAdjustedCloses } from "../../../src/simulator/history/price-history.ts";
import { ewmaVolatility } from "../../../src/volatility/ewma.ts";
import { garchVolatility } from "../../../src/volatility/garch.ts";
import { harVolatility } from "../../../src/volatility/har.ts";
import { InputError } from "../../input/input-error.ts";
import type { ReadBytes } from "../../input/read-file.ts";
import { notYet } from "../flags.ts";
import type { ReplayOptions } from "../replay/options.ts";
import { readRequest } from "../replay/read-request.ts";

/** Economics 3, the default volatility trader: three tenths of a point must be left. */
const MIN_EDGE = 0.003;

const MODELS = { ewma: ewmaVolatility, har: harVolatility, garch: garchVolatility } as const;

/**
 * Reads the flags and files of a volatility trader. His forecast is a file, or a model of past
 * closes where the market's volatility is another: `--vol` or `--chain`.
 *
 * @param hasForecast whether `--forecast` was given: its default is a seller's.
 */
export async function readTrader(
  options: ReplayOptions,
  hasForecast: boolean,
  readBytes: ReadBytes,
): Promise<TraderRequest> {
  const { minEdge = MIN_EDGE, hedgeVol } = options;
  refuseOtherFlags(options);
  const model = modelOf(options, hasForecast);
  const hedgesAtForecast = hedgeVol === "forecast";
  const common = {
    ...options,
    // Whatever is common to all strategies is read as it is for them.
    strategy: "covered-call",
    forecast: model === undefined ? options.forecast : "ewma",
    hedgeVol: hedgesAtForecast ? "implied" : hedgeVol,
  } as const;
  const request = await readRequest(common, readBytes);
  const { strategy: _strategy, ...history } = request.config;
  const own = request.forecast;
  const forecast =
    model === undefined ? own!.volatility : MODELS[model](splitAdjustedCloses(history));
  return {
    ...request,
    config: { ...history, forecast, minEdge, hedgesAtForecast },
    forecast: model ?? own!.file,
    accuracy: options.accuracy === true,
  };
}

function refuseOtherFlags({ explain, compare, exit, greeks }: ReplayOptions): void {
  const given: readonly (readonly [string, boolean])[] = [
    ["--explain", explain !== undefined],
    ["--compare", compare !== undefined],
    ["--greeks", greeks === true],
    [`--exit ${exit}`, exit !== "none"],
  ];
  const found = given.find(([, isGiven]) => isGiven);
  if (found === undefined) return;
  const [flag] = found;
  throw notYet(`${flag} with --strategy volatility-trader`, `Leave out ${flag}`);
}

/** Which model of past closes is the trader's; undefined for a file of his own. */
function modelOf(options: ReplayOptions, hasForecast: boolean): keyof typeof MODELS | undefined {
  const mend =
    "Give --forecast FILE (date,forecast), or --vol or --chain and --forecast ewma, har or garch";
  if (!hasForecast) {
    throw new InputError({
      what: "--forecast missing",
      why: "A volatility trader trades what he expects against the market's volatility",
      mend,
    });
  }
  const { forecast, vol, chain } = options;
  const model = (Object.keys(MODELS) as (keyof typeof MODELS)[]).find((name) => name === forecast);
  if (model === undefined || vol !== undefined || chain !== undefined) return model;
  throw new InputError({
    what: `--forecast ${forecast} without --vol or --chain`,
    why: "The market's volatility would be of the same past closes: there is nothing to trade",
    mend,
  });
}
