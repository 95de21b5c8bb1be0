import { expect, it } from "vitest";
import { indexHoldings } from "./index-holder.ts";

it("index holders have their share of the company in whole shares, nothing lost", () => {
  expect(indexHoldings(200_000_000, 0.7, 3)).toEqual([46_666_666, 46_666_666, 46_666_668]);
  expect(indexHoldings(10, 0.5, 1)).toEqual([5]);
});
