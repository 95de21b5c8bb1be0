import type { EngineApi } from "../../engine/engine-api.ts";
import { type LiveSettings, optionsOf, pathOf } from "../../question/path-settings.ts";
import { type ClassSettings, ofStudent } from "../class-settings.ts";
import type { SentResult } from "../result-code.ts";

/** Both results of one path, in whole cents. */
export type Cents = Pick<SentResult, "buyerCents" | "sellerCents">;

/** A code that the lab does not confirm. */
export interface Disagreement {
  readonly student: number;
  readonly said: Cents;
  readonly found: Cents;
}

/** What the lab finds for these settings. @throws where it refuses them. */
export async function labCents(
  engine: Pick<EngineApi, "keepPath" | "run">,
  settings: LiveSettings,
): Promise<Cents> {
  const answer = await engine.run(optionsOf(settings, await engine.keepPath(pathOf(settings))));
  if (!answer.ok) throw new Error(answer.refused.what);
  const { buyer, seller } = answer.value.report.summary;
  // Fees have parts of a cent.
  return { buyerCents: Math.round(buyer.pnl * 100), sellerCents: Math.round(seller.pnl * 100) };
}

/**
 * Computes each student's path again and compares it with what the code says.
 *
 * @param onChecked after each; answers whether to go on.
 */
export async function checkResults(
  engine: Pick<EngineApi, "keepPath" | "run">,
  settings: ClassSettings,
  results: readonly SentResult[],
  onChecked: (checked: number, disagreements: readonly Disagreement[]) => boolean,
): Promise<void> {
  const disagreements: Disagreement[] = [];
  for (const [index, { student, buyerCents, sellerCents }] of results.entries()) {
    const found = await labCents(engine, ofStudent(settings, student));
    if (found.buyerCents !== buyerCents || found.sellerCents !== sellerCents) {
      disagreements.push({ student, said: { buyerCents, sellerCents }, found });
    }
    if (!onChecked(index + 1, [...disagreements])) return;
  }
}
