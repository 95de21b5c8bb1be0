import { afterEach, describe, expect, it } from "vitest";
import type { SeenFile } from "../../engine/engine-api.ts";
import {
  dropped,
  forgetDropped,
  leaveOut,
  pricesAmong,
  replaceDropped,
  tradesAmong,
} from "./dropped.ts";

const seen = (name: string, kind: SeenFile["kind"], more: Partial<SeenFile> = {}): SeenFile => ({
  name,
  kind,
  form: "",
  rows: 2,
  skipped: [],
  notes: [],
  tickers: [],
  from: "2025-01-02",
  to: "2025-01-03",
  header: [],
  sample: [],
  ...more,
});

const REFUSED = { refused: { what: "no" } };

describe("files that were dropped", () => {
  afterEach(forgetDropped);

  it("are one for each name, the newest last", () => {
    replaceDropped(seen("a", "prices"));
    replaceDropped(seen("b", "trades"));
    replaceDropped(seen("a", "prices", { rows: 9 }));
    expect(dropped.value.map(({ name, rows }) => [name, rows])).toEqual([
      ["b", 2],
      ["a", 9],
    ]);
    leaveOut("b");
    expect(dropped.value.map(({ name }) => name)).toEqual(["a"]);
  });

  it("are the last prices that can be used, and every file of trades that can", () => {
    const files = [
      seen("old", "prices"),
      seen("two", "prices", { tickers: ["A", "B"], ...REFUSED }),
      seen("bad", "prices", REFUSED),
      seen("mine", "trades"),
      seen("broken", "trades", REFUSED),
      seen("odd", "unknown", REFUSED),
    ];
    expect(pricesAmong(files)?.name).toBe("two");
    expect(pricesAmong(files.slice(2))).toBeUndefined();
    expect(tradesAmong(files).map(({ name }) => name)).toEqual(["mine"]);
  });
});
