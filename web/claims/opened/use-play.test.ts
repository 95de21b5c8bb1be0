import { signal } from "@preact/signals";
import { expect, it, vi } from "vitest";
import type { ClaimsApi, OnTold } from "../claims-api.ts";
import { makePlays, type Playing } from "./use-play.ts";

vi.mock("../open-claims-worker.ts", () => ({
  inClaimsWorker: <T>(ask: (api: unknown) => T): T => ask({}),
  closeClaimsWorker: () => {},
}));

const TOLD = { done: 1, total: 1, expectedSeconds: 1 };

it("is over with its answer, whatever is told afterwards", async () => {
  const playing = signal<Playing | undefined>(undefined);
  const plays = makePlays(playing, signal(""));
  let tellLate: OnTold = () => {};
  const ask = async (_: ClaimsApi, onTold: OnTold): Promise<string> => {
    onTold({ ...TOLD, done: 0 });
    expect(playing.value?.told?.done).toBe(0);
    tellLate = onTold;
    return "came";
  };
  expect(await plays.play("seed", "Playing seed 101", ask)).toBe("came");
  tellLate(TOLD);
  expect(playing.value).toBeUndefined();
  expect(await plays.play("broken", "Playing it broken", async () => "next")).toBe("next");
});
