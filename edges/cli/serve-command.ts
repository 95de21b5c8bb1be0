import type { Command } from "commander";
import { numberFlag } from "../request/flags.ts";
import type { ServeOptions } from "../server/serve.ts";

const EXAMPLES = `
Examples:
  bothsides serve
  bothsides serve --port 0 --no-open

Only this computer can reach it, and what you drop on it stays in the browser. Ctrl-C ends it.`;

const isPort = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 65_535;

/** Adds `bothsides serve`: the laboratory in a browser, from this computer. */
export function addServeCommand(program: Command): void {
  program
    .command("serve")
    .summary("the laboratory in a browser")
    .description("Serves the laboratory to browsers of this computer, and opens it in yours.")
    .option(
      "--port <number>",
      "0 is any free one (default: 4300, or a free one where that is taken)",
      numberFlag("--port", "a whole number from 0 to 65535, such as 4300", isPort),
    )
    .option("--no-open", "do not open the browser")
    .addHelpText("after", EXAMPLES)
    .action(async (options: ServeOptions) => {
      const { serve } = await import("../server/serve.ts");
      await serve(options);
    });
}
