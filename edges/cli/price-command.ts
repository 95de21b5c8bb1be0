import type { Command } from "commander";
import { numberFlag } from "../request/flags.ts";
import { addContractOptions } from "./contract-options.ts";
import type { PriceOptions } from "./price.ts";

const EXAMPLES = `
Examples:
  bothsides price --type call --spot 100 --strike 105 --years 0.25 --sigma 0.2
  bothsides price --style american --type put --spot 95 --strike 100 --years 0.5 --sigma 0.2
  bothsides price --batch options.csv > prices.csv

The file of --batch has the columns type,S,K,T,r,q,sigma (T in years, the others decimals per
year), perhaps dividends (t:amount;...), and any others; price,delta,gamma,vega,theta,rho,status
are added.
theta is per calendar year; vega and rho are per 1.00.`;

/** Adds `bothsides price`: the value and Greeks of one option, or of a file of them. */
export function addPriceCommand(program: Command): void {
  addContractOptions(program.command("price").summary("value and Greeks of options"))
    .description("Value and Greeks of European options (Black-Scholes-Merton) or American ones.")
    .option(
      "--sigma <decimal>",
      "volatility per year",
      numberFlag("--sigma", "a decimal per year, 0 or more, such as 0.18", (value) => value >= 0),
    )
    .addHelpText("after", EXAMPLES)
    .action(async (options: PriceOptions) => {
      const { price } = await import("./price.ts");
      await price(options);
    });
}
