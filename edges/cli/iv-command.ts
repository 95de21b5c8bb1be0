import type { Command } from "commander";
import { numberFlag } from "../request/flags.ts";
import { addContractOptions } from "./contract-options.ts";
import type { IvOptions } from "./iv.ts";

const EXAMPLES = `
Examples:
  bothsides iv --type call --spot 100 --strike 105 --years 0.25 --price 2.06
  bothsides iv --batch quotes.csv > volatilities.csv

The file of --batch has the columns type,S,K,T,r,q,price (T in years, rates decimals per year),
perhaps dividends (t:amount;...), and any others; sigma,status are added. status is ok,
below-intrinsic, at-intrinsic, above-maximum or invalid; sigma is empty where it is not ok.`;

/** Adds `bothsides iv`: the implied volatility of one price, or of a file of them. */
export function addIvCommand(program: Command): void {
  addContractOptions(program.command("iv").summary("implied volatility of option prices"))
    .description("The volatility at which an option has this price.")
    .option(
      "--price <dollars>",
      "the option's price per share",
      numberFlag("--price", "dollars per share, such as 2.06", () => true),
    )
    .addHelpText("after", EXAMPLES)
    .action(async (options: IvOptions) => {
      const { iv } = await import("./iv.ts");
      await iv(options);
    });
}
