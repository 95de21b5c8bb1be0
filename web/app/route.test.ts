import { describe, expect, it } from "vitest";
import { formatRoute, parseRoute } from "./route.ts";

describe("route", () => {
  it("is the screen and its settings in the hash, in one order", () => {
    const settings = { strike: "delta:0.30", data: "apple", exit: "50%" };
    const hash = formatRoute({ screen: "trades", settings });
    expect(hash).toBe("#/trades?data=apple&exit=50%25&strike=delta%3A0.30");
    expect(parseRoute(hash)).toEqual({ screen: "trades", settings });
    expect(formatRoute(parseRoute(hash))).toBe(hash);
  });

  it("leaves out settings that are empty", () => {
    expect(formatRoute({ screen: "trades", settings: { exit: "", data: "apple" } })).toBe(
      "#/trades?data=apple",
    );
  });

  it("of a class is its code", () => {
    expect(parseRoute("#class=paid%3D24")).toEqual({
      screen: "class",
      settings: { code: "paid=24" },
    });
  });

  it.each(["", "#", "#/"])("%j is the first screen without settings", (hash) => {
    expect(parseRoute(hash)).toEqual({ screen: "", settings: {} });
  });

  it("survives what is no settings at all", () => {
    expect(parseRoute("#/question?%E0%A4%A&=&&x")).toMatchObject({ screen: "question" });
    expect(parseRoute("#class=%E0%A4%A")).toMatchObject({ screen: "class" });
  });
});
