import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { writeAppleSample } from "../scripts/samples/apple-sample.ts";
import { articleReport } from "../src/reports/article-report.ts";
import { outcomeOf } from "../src/reports/cycle-report.ts";
import { labCents } from "../web/class/collect/check-results.ts";
import { type ClassSummary, summariseClass } from "../web/class/collect/class-summary.ts";
import type { HandedIn } from "../web/class/result-code.ts";
import type { Interval } from "../web/class/statistics/intervals.ts";
import { Engine } from "../web/engine/worker/engine.ts";
import { signedDollars, wholeDollars } from "../web/parts/format.ts";
import { LIVE_DEFAULTS } from "../web/question/path-settings.ts";

const ANSWERS = readFileSync("docs/teachers/answers.md", "utf8");
const STUDENTS = 30;
const engine = new Engine();

async function exampleClass(paid: number, came: number): Promise<HandedIn[]> {
  const results: HandedIn[] = [];
  for (let student = 1; student <= STUDENTS; student++) {
    const cents = await labCents(engine, { ...LIVE_DEFAULTS, paid, came, seed: student });
    const outcome = outcomeOf(cents.sellerCents, cents.buyerCents);
    results.push({ student, guess: "both", guessDollars: 0, ...cents, came: outcome });
  }
  return results;
}

const cellsOf = ({ estimate, low, high }: Interval): string =>
  `${signedDollars(estimate)} | ${signedDollars(low)} to ${signedDollars(high)}`;

it("tell the example as the lab does", () => {
  const { steps, results } = articleReport("put");
  steps.forEach(({ price, delta, traded, held, gain }, i) => {
    const stock = i === steps.length - 1 ? "end" : `$${price}`;
    const trade = `${traded < 0 ? "sells" : "buys"} ${Math.abs(traded)}`;
    const gained = gain === 0 ? "-" : `$${gain}`;
    expect(ANSWERS).toContain(`| ${stock} | ${Math.abs(delta)} | ${trade} | ${held} | ${gained} |`);
  });
  expect(ANSWERS).toContain(`| you, the seller | +$${results.seller} |`);
  expect(ANSWERS).toContain(`| your buyer | +$${results.buyer} |`);
  expect(ANSWERS).toContain(`| other share traders | -$${-results.others} |`);
});

it("have the numbers of the example class at every price that is told", async () => {
  const fair = await exampleClass(24, 24);
  const told: ClassSummary = summariseClass(fair);
  expect(ANSWERS).toContain(`| the buyer's result | ${cellsOf(told.buyer!)} |`);
  expect(ANSWERS).toContain(`| the seller's result | ${cellsOf(told.seller!)} |`);
  const { both, sellerOnly, buyerOnly, neither } = told.came;
  expect(ANSWERS).toContain(`| seller gained | ${both} | ${sellerOnly} |`);
  expect(ANSWERS).toContain(`| seller lost | ${buyerOnly} | ${neither} |`);
  const dollars = fair.map(({ buyerCents }) => buyerCents / 100);
  const [least, most] = [Math.min(...dollars), Math.max(...dollars)].map(wholeDollars);
  expect(ANSWERS).toContain(`between ${least} and +${most}`);
  const seven = fair[6]!;
  expect(ANSWERS).toContain(`number 7 has ${signedDollars(seven.buyerCents / 100)} for the buyer`);
  expect(ANSWERS).toContain(`${signedDollars(seven.sellerCents / 100)} for the seller`);
  for (const [paid, came] of [
    [22, 24],
    [24, 24],
    [26, 24],
    [24, 31],
  ] as const) {
    const { buyer } = summariseClass(await exampleClass(paid, came));
    expect(ANSWERS).toContain(`| ${paid} % | ${came} % | ${cellsOf(buyer!)} |`);
  }
});

it("have the numbers of Apple", async () => {
  await engine.keep("AAPL.csv", readFileSync(writeAppleSample()));
  const options = { prices: "AAPL.csv", shares: 300 };
  const [run, more] = [await engine.run(options), await engine.shifted(options, 2)];
  if (!run.ok || !more.ok) throw new Error("Apple was refused");
  const { seller, buyer, buyAndHold, versusHolding } = run.value.report.summary;
  expect(ANSWERS).toContain(`| the seller: shares and calls | ${signedDollars(seller.pnl)} |`);
  expect(ANSWERS).toContain(`| his buyer: calls and hedge | ${signedDollars(buyer.pnl)} |`);
  expect(ANSWERS).toContain(`| just holding the shares | ${signedDollars(buyAndHold.pnl)} |`);
  expect(ANSWERS).toContain(`${wholeDollars(-versusHolding.pnl)} less than by just holding`);
  const both = seller.pnl + buyer.pnl;
  expect(ANSWERS).toContain(`the two have ${signedDollars(both).slice(1)} of the`);
  expect(ANSWERS).toContain(`the other ${signedDollars(buyAndHold.pnl - both).slice(1)} went`);
  expect(ANSWERS).toContain(`the buyer has +${wholeDollars(more.value.buyer)}`);
  expect(ANSWERS).toContain(`the seller +${wholeDollars(more.value.seller)}`);
});
