import { describe, expect, it } from "vitest";
import {
  accountsWith,
  BANK,
  CLEARING_HOUSE,
  DEFAULT_FUND,
  FIRST_PARTY,
  FUNDING,
  ISSUER,
} from "./accounts.ts";

describe("the accounts of a market", () => {
  it("are the outside ones, the parties in their order, and the fund where there is one", () => {
    const party = { name: "maker", bearsInterest: true };
    const accounts = accountsWith([party], true);
    const outside = [FUNDING, CLEARING_HOUSE, ISSUER, BANK].map((number) => accounts[number]!);
    expect(outside.map(({ name }) => name)).toEqual([
      ...["funding", "clearing-house", "issuer", "bank"],
    ]);
    expect(outside.every((account) => account.outside && !account.bearsInterest)).toBe(true);
    expect(accounts[FIRST_PARTY]).toEqual({ ...party, outside: false });
    expect(accounts.slice(FIRST_PARTY + 1).map(({ name }) => name)).toEqual([DEFAULT_FUND]);
    expect(accountsWith([party], false)).toEqual(accounts.slice(0, -1));
  });
});
