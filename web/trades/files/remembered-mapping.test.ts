import { describe, expect, it } from "vitest";
import { forgetMapping, rememberedMapping, rememberMapping } from "./remembered-mapping.ts";

describe("columns that were named once", () => {
  it("are known for files with the same header, and for no others", () => {
    const prices = { kind: "prices", mapping: { date: "Tag", close: "Wert" } } as const;
    const trades = { kind: "trades", mapping: { date: "Tag", action: "Was" } } as const;
    expect(rememberedMapping(["Tag", "Wert"])).toBeUndefined();
    rememberMapping(["Tag", "Wert"], prices);
    rememberMapping(["Tag", "Was"], trades);
    expect(rememberedMapping(["Tag", "Wert"])).toEqual(prices);
    expect(rememberedMapping(["Tag", "Was"])).toEqual(trades);
    expect(rememberedMapping(["Wert", "Tag"])).toBeUndefined();
    rememberMapping(["Tag", "Wert"], trades);
    expect(rememberedMapping(["Tag", "Wert"])).toEqual(trades);
    forgetMapping(["Tag", "Wert"]);
    expect(rememberedMapping(["Tag", "Wert"])).toBeUndefined();
    expect(rememberedMapping(["Tag", "Was"])).toEqual(trades);
  });

  it("are told apart where a name has a comma in it", () => {
    rememberMapping(["a,b", "c"], { kind: "prices", mapping: { date: "a,b", close: "c" } });
    expect(rememberedMapping(["a", "b,c"])).toBeUndefined();
  });
});
