import { writeAppleSample } from "./apple-sample.ts";
import { writeTradesSample } from "./sample-trades.ts";
import { writeSp500Sample } from "./sp500-sample.ts";

/** The data that documentation and lab work with, from packages; part of `npm run build`. */
writeSp500Sample();
writeTradesSample(writeAppleSample());
