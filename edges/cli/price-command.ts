import { type Command, Option } from "commander";
import { addContractOptions } from "./contract-options.ts";
import { numberFlag } from "./flags.ts";
import type { PriceOptions } from "./price.ts";

const EXAMPLES = `
Examples:
  bothsides price --type call --spot 100 --strike 105 --years 0.25 --sigma 0.2
  bothsides price --batch options.csv > prices.csv

The file of --batch has the columns type,S,K,T,r,q,sigma (T in years, the others decimals per
year) and any others; price,delta,gamma,vega,theta,rho,status are added.
theta is per calendar year; vega and rho are per 1.00.`;

/** Adds `bothsides price`: the value and Greeks of one option, or of a file of them. */
export function addPriceCommand(program: Command): void {
  addContractOptions(program.command("price").summary("value and Greeks of options"))
    .description("Value and Greeks of European options (Black-Scholes-Merton).")
    .option(
      "--sigma <decimal>",
      "volatility per year",
      numberFlag("--sigma", "a decimal per year, 0 or more, such as 0.18", (value) => value >= 0),
    )
    .option("--dividends <t:amount;...>", "cash dividends: not yet")
    .addOption(
      new Option("--accuracy <level>", "of American prices: not yet").choices(["fast", "full"]),
    )
    .addHelpText("after", EXAMPLES)
    .action(async (options: PriceOptions) => {
      const { price } = await import("./price.ts");
      await price(options);
    });
}
