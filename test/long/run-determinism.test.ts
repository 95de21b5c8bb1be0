import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { dayOf } from "../../src/calendar/civil-date.ts";
import { varianceYears } from "../../src/calendar/clocks.ts";
import { MOST_EXPIRIES } from "../../src/contracts/instrument-table.ts";
import { stateHash } from "../../src/market/market.ts";
import type { Market } from "../../src/market/market-state.ts";
import { MODEL_NAMES } from "../../src/participants/market-maker/quoting/quoting-model.ts";
import { SHEET, sheetPlace } from "../../src/quoting/quote-sheets.ts";
import { reportRun } from "../../src/reports/run/run-report.ts";
import { HISTORY_DEFAULTS } from "../../src/scenarios/history-scenario.ts";
import { playRun } from "../../src/simulator/run/play-run.ts";
import type { RunConfig } from "../../src/simulator/run/run-config.ts";
import { checkSurface, type DatedSmile } from "../../src/volatility/surface.ts";
import { smallRun } from "../support/small-run.ts";

const PROGRAM = new URL("../../dist/src/simulator/run/play-run.js", import.meta.url);

function hashInWorker(config: RunConfig): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("../support/run-worker.mjs", import.meta.url), {
      workerData: { program: PROGRAM.href, config },
    });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

describe("a run", () => {
  it("is the same to the bit in a thread of its own", async () => {
    const config = smallRun(4, 21, { crowd: 0.1 });
    expect(await hashInWorker(config)).toBe(stateHash(playRun(config).market));
  });

  it("gives nobody other draws for participants who never trade: rule D1", () => {
    const config = smallRun(8, 5, { crowd: 0.1 });
    const buyers = config.retail.at(-1)!;
    if (buyers.kind !== "option-buyer") throw new Error("the last class buys");
    const silent = { ...buyers, name: "silent", accounts: 5 };
    const settings = { ...buyers.settings, arrival: 0 };
    const more = { ...config, retail: [...config.retail, { ...silent, settings }] };
    const others = reportRun(more, "history").parties.filter(({ id }) => !id.startsWith("silent"));
    expect(others).toEqual(reportRun(config, "history").parties);
  });

  it.each(MODEL_NAMES)("has sheets without butterflies and calendars for nothing: %s", (model) => {
    let [looks, commands] = [0, 0];
    const least = { butterfly: Number.POSITIVE_INFINITY, calendar: Number.POSITIVE_INFINITY };
    const makers = { ...HISTORY_DEFAULTS.makers, ...SHORT_OF_LIMITS, model };
    playRun(smallRun(12, 3, { makers, rate: 0 }), (market) => ({
      onCommand: () => {
        if (++commands % 200 !== 0) return;
        for (let maker = 0; maker < market.exchange.sheets.makers; maker++) {
          const smiles = smilesOf(market, maker);
          if (smiles.length < 2) continue;
          const { butterfly, calendar } = checkSurface(smiles);
          least.butterfly = Math.min(least.butterfly, butterfly.value);
          least.calendar = Math.min(least.calendar, calendar!.value);
          looks++;
        }
      },
    }));
    expect(looks).toBeGreaterThan(100);
    expect(least.butterfly).toBeGreaterThanOrEqual(0);
    expect(least.calendar).toBeGreaterThanOrEqual(0);
  });
});

/** Limits that a small crowd fills, so that skews are large. */
const SHORT_OF_LIMITS = { vegaLimit: 1_000, gammaLimit: 4_000 };

/** A maker's smiles in force, shifts included: flat ones, whose level is all they have. */
function smilesOf(market: Market, maker: number): DatedSmile[] {
  const { sheets } = market.exchange;
  const { expiries } = market.instruments;
  const today = dayOf(market.clock[0]!);
  const smiles: DatedSmile[] = [];
  for (let slot = 0; slot < MOST_EXPIRIES; slot++) {
    const at = sheetPlace(maker, slot);
    const day = expiries.day[slot]!;
    const isQuoted = expiries.series[slot]! > 0 && sheets.terms[at + SHEET.day] === day;
    if (!isQuoted || day <= today || sheets.isLive[maker] === 0) continue;
    const years = varianceYears(today, day);
    const sigma = Math.sqrt(sheets.terms[at + SHEET.a]! / years) + sheets.terms[at + SHEET.shift]!;
    expect(sheets.terms[at + SHEET.b]).toBe(0);
    smiles.push({ years, smile: [{ a: sigma * sigma * years, b: 0, rho: 0, m: 0, sigma: 0.1 }] });
  }
  return smiles.sort((a, b) => a.years - b.years);
}
