import { outcomeOf } from "../../src/reports/cycle-report.ts";
import type { Outcome } from "../../src/reports/replay-report.ts";
import {
  type ClassSettings,
  classHash,
  formatClass,
  ofStudent,
  withoutSeed,
} from "../../web/class/class-settings.ts";
import { labCents } from "../../web/class/collect/check-results.ts";
import { encodeResult, groupCode, type HandedIn } from "../../web/class/result-code.ts";
import type { Engine } from "../../web/engine/worker/engine.ts";
import { LIVE_DEFAULTS } from "../../web/question/path-settings.ts";

/** Those that the teacher's screen begins with. */
export const SETTINGS: ClassSettings = withoutSeed({ ...LIVE_DEFAULTS, paid: 24, came: 24 });

export const CLASS_TEXT: string = formatClass(SETTINGS);

export const CLASS_HASH: string = classHash(SETTINGS, "0.1.0");

const GUESSES: readonly Outcome[] = ["both", "sellerOnly", "buyerOnly", "neither"];

/** What students 1, 2, 3... hand in; they guess in turn, and some are right. */
export async function classOf(engine: Engine, students: number): Promise<HandedIn[]> {
  const results: HandedIn[] = [];
  for (let student = 1; student <= students; student++) {
    const cents = await labCents(engine, ofStudent(SETTINGS, student));
    results.push({
      student,
      guess: GUESSES[student % GUESSES.length]!,
      guessDollars: student - 20,
      ...cents,
      came: outcomeOf(cents.sellerCents, cents.buyerCents),
    });
  }
  return results;
}

/** As the student's screen shows it. */
export function codeOf(result: HandedIn): string {
  return groupCode(encodeResult(result, CLASS_TEXT));
}
