import { expect, it } from "vitest";
import { Engine } from "../../engine/worker/engine.ts";
import { optionsOf, pathOf } from "../path-settings.ts";
import { liveAnswer } from "./live-sentence.ts";
import { THINGS_TO_TRY } from "./things-to-try.ts";

it.each(THINGS_TO_TRY)("$name: it does not tell who gains", ({ name, question }) => {
  expect(name).not.toMatch(/gain|los|eat|both|neither|only/i);
  expect(question).not.toMatch(/worthless|both|neither|only|(you|buyer) (gains|loses|makes)/i);
});

it.each(THINGS_TO_TRY)("$name: it comes as the question has it", async ({ settings, outcome }) => {
  const engine = new Engine();
  const options = optionsOf(settings, await engine.keepPath(pathOf(settings)));
  const answer = await engine.run(options);
  if (!answer.ok) throw new Error(answer.refused.what);
  const { summary, flows, cycles } = answer.value.report;
  const [seller, buyer] = [summary.seller.pnl, summary.buyer.pnl];
  expect(cycles[0]!.outcome).toBe(outcome);
  const words = liveAnswer(answer.value.report);
  expect(words).toContain(`paid for swings of ${settings.paid} % a year and ${settings.came} %`);
  if (settings.hedge === "none") expect(seller).toBe(-buyer);
  else expect(words).toContain("other share traders");
  const of = (party: string): number => flows.parties.indexOf(party);
  const fromTape = flows.matrix[of("buyer")]![of("tape")]!;
  if (outcome === "both") expect(fromTape).toBeGreaterThan(0);
});
