import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fitChain } from "../src/volatility/fit-chain.ts";
import { madeChain } from "./made-chain.ts";
import { smilePicture } from "./smile-picture.ts";

describe("the picture of smiles", () => {
  const { smiles } = fitChain(madeChain(), "european", () => undefined);

  it("is the one that npm run picture draws", () => {
    const page = new URL("../docs/pictures/smile.svg", import.meta.url);
    const title = "Three smiles of a made chain, fitted together";
    expect(readFileSync(page, "utf8")).toBe(smilePicture(smiles, title));
  });

  it("is of quotes around values that obey parity at 2 % a year", () => {
    expect(smiles.length).toBe(3);
    for (const { forward, years } of smiles) {
      expect(Math.abs(forward.forward / 1e4 - 100 * Math.exp(0.02 * years))).toBeLessThan(0.05);
    }
  });
});
