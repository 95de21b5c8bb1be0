import { createStream } from "../../../src/math/random-stream.ts";
import { outcomeOf } from "../../../src/reports/cycle-report.ts";
import type { EngineApi } from "../../engine/engine-api.ts";
import { OUTCOMES } from "../../question/guess.ts";
import { type ClassSettings, formatClass, ofStudent } from "../class-settings.ts";
import { labCents } from "../collect/check-results.ts";
import { encodeResult, groupCode } from "../result-code.ts";

const STUDENTS = 30;

/** Codes of a class that does not exist: the lab's results, made-up guesses, half of them right. */
export async function exampleCodes(
  engine: Pick<EngineApi, "keepPath" | "run">,
  settings: ClassSettings,
): Promise<string> {
  const stream = createStream(1, "class");
  const codes: string[] = [];
  for (let student = 1; student <= STUDENTS; student++) {
    const cents = await labCents(engine, ofStudent(settings, student));
    const came = outcomeOf(cents.sellerCents, cents.buyerCents);
    const any = OUTCOMES[Math.floor(stream.nextUniform() * OUTCOMES.length)]!.value;
    const guess = stream.nextUniform() < 0.5 ? came : any;
    const guessDollars = Math.round(30 * stream.nextNormal());
    codes.push(
      groupCode(encodeResult({ student, guess, guessDollars, ...cents }, formatClass(settings))),
    );
  }
  return codes.join("\n");
}
