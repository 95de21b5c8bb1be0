import { describe, expect, it } from "vitest";
import { appleRequest } from "../../../test/support/apple-request.ts";
import type { ReplayReport } from "../replay-report.ts";
import { reportReplay } from "../report-replay.ts";
import { compareSection } from "./compare-section.ts";

const run = (changes: Parameters<typeof appleRequest>[0] = {}): ReplayReport => {
  const { config, ...rest } = appleRequest(changes);
  return reportReplay({ ...rest, config: { ...config, cycles: config.cycles.slice(0, 12) } });
};

const asRun = run();
const compared: ReplayReport = {
  ...asRun,
  compare: [
    {
      settings: { strike: "delta:0.30", "maker-edge": "0.01" },
      summary: run({ strike: { kind: "delta", delta: 0.3 }, makerEdge: 0.01 }).summary,
    },
    { settings: { hedge: "none" }, summary: run({ hedge: { kind: "none" } }).summary },
    { settings: { contracts: "90000" }, summary: run({ contracts: 90_000 }).summary },
  ],
};

describe("the statement's comparison", () => {
  it("is there only when it was asked for", () => {
    expect(compareSection(asRun, 80)).toEqual([]);
  });

  it("of four settings, 80 columns", () => {
    expect(compareSection(compared, 80).join("\n")).toMatchSnapshot();
  });

  it("of two settings, stacked for 44 columns", () => {
    const two = { ...compared, compare: compared.compare!.slice(0, 1) };
    expect(compareSection(two, 44).join("\n")).toMatchSnapshot();
  });

  it("is never wider than the screen, and stacked where amounts are too wide for 80", () => {
    for (const width of [44, 79, 80]) {
      const widest = Math.max(...compareSection(compared, width).map((line) => line.length));
      expect(widest).toBeLessThanOrEqual(width);
    }
    const { seller } = asRun.summary;
    const huge = { ...asRun.summary, seller: { ...seller, pnl: -800_000_000_000 } };
    const lines = compareSection({ ...compared, summary: huge }, 80);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});
