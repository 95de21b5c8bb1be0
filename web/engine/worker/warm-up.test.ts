import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { appleRequest } from "../../../test/support/apple-request.ts";
import { WarmUp } from "./warm-up.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A warm-up that has just been told of a run, and the closes that it has replayed. */
function begun(): { readonly warmUp: WarmUp; readonly rows: () => number } {
  let rows = 0;
  const { config, ...rest } = appleRequest();
  const warmUp = new WarmUp();
  warmUp.begin({ ...rest, config: { ...config, onRow: () => rows++ } });
  return { warmUp, rows: () => rows };
}

describe("warm-up", () => {
  it("replays a part of the run at once, a task each, and ends", () => {
    const { rows } = begun();
    expect(rows()).toBe(0);
    vi.advanceTimersToNextTimer();
    const first = rows();
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(appleRequest().config.days.length / 2);
    vi.advanceTimersToNextTimer();
    expect(rows()).toBeGreaterThan(first);
    vi.runAllTimers();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("waits while something is asked, before it begins and on its way", () => {
    const { warmUp, rows } = begun();
    for (let asked = 0; asked < 20; asked++) {
      vi.advanceTimersByTime(50);
      warmUp.hold();
    }
    expect(rows()).toBe(0);
    vi.advanceTimersToNextTimer();
    const first = rows();
    warmUp.hold();
    vi.advanceTimersByTime(50);
    expect(rows()).toBe(first);
    vi.advanceTimersByTime(1_000);
    expect(rows()).toBeGreaterThan(first);
  });

  it("holds nothing where nothing has been run", () => {
    new WarmUp().hold();
    expect(vi.getTimerCount()).toBe(0);
  });
});
