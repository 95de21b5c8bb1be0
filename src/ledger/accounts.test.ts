import { describe, expect, it } from "vitest";
import { accountsWith, BANK, CLEARING_HOUSE, FIRST_PARTY, FUNDING, ISSUER } from "./accounts.ts";

describe("the accounts of a market", () => {
  it("are the four outside ones, then the parties in their order", () => {
    const party = { name: "maker", bearsInterest: true };
    const accounts = accountsWith([party]);
    const outside = [FUNDING, CLEARING_HOUSE, ISSUER, BANK].map((number) => accounts[number]!);
    expect(outside.map(({ name }) => name)).toEqual([
      ...["funding", "clearing-house", "issuer", "bank"],
    ]);
    expect(outside.every((account) => account.outside && !account.bearsInterest)).toBe(true);
    expect(accounts[FIRST_PARTY]).toEqual({ ...party, outside: false });
  });
});
