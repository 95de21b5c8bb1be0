import { describe, expect, it } from "vitest";
import { InvariantError, invariant, unreachable } from "./assert.ts";

describe("an invariant", () => {
  it("is silent when it holds and names its rule when it does not", () => {
    expect(invariant(true, "L1", "never shown")).toBeUndefined();
    const broken = () => invariant(false, "L1", "the entry is short");
    expect(broken).toThrow(InvariantError);
    expect(broken).toThrow("L1: the entry is short");
  });

  it("breaks rule A1 where the types say nothing can be", () => {
    expect(() => unreachable(7 as never)).toThrow("A1: unexpected value 7");
  });
});
