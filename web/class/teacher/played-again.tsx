import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { outcomeOf } from "../../../src/reports/cycle-report.ts";
import { Loading } from "../../parts/states.tsx";
import type { ClassSettings } from "../class-settings.ts";
import { summariseClass } from "../collect/class-summary.ts";
import type { ReadResult } from "../collect/read-codes.ts";
import { ResultDots } from "../pictures/result-dots.tsx";
import { OutcomeTable, StudentsTable, SummaryTable } from "./class-tables.tsx";
import { differenceWords } from "./class-words.ts";
import type { Checking } from "./use-checking.ts";

interface PlayedAgainProps {
  /** Those of the codes. */
  readonly theirs: ClassSettings;
  /** Those of now. */
  readonly settings: ClassSettings;
  readonly results: readonly ReadResult[];
  readonly checking: Checking;
  readonly onStop: () => void;
  readonly onBack: () => void;
}

/** The same students with other settings than their class's, and the way back to it. */
export function PlayedAgain(props: PlayedAgainProps): JSX.Element {
  const { theirs, settings, results, checking, onStop, onBack } = props;
  const again = useMemo(() => playedAgain(results, checking), [results, checking]);
  const summary = useMemo(
    // Nobody guessed for these settings.
    () => ({ ...summariseClass(again), guessedTooMuch: undefined, rightShare: undefined }),
    [again],
  );
  return (
    <div class="stack">
      <div class="notice stack" role="status">
        <p>
          {results.length} {results.length === 1 ? "code is" : "codes are"} of a class with other
          settings: {differenceWords(theirs, settings)}. Here the same students have their paths
          with the settings of now: {differenceWords(settings, theirs)}.
        </p>
        <div>
          <button type="button" onClick={onBack}>
            Back to your class's settings
          </button>
        </div>
      </div>
      {checking.state === "working" && (
        <Loading
          what="Computing every student's path with these settings"
          done={checking.checked}
          total={results.length}
          elapsedMs={checking.elapsedMs}
          onCancel={onStop}
        />
      )}
      {again.length > 0 && (
        <>
          <ResultDots
            results={again}
            hasGuesses={false}
            mean={summary.buyer}
            table={<StudentsTable results={again} hasGuesses={false} />}
          />
          <SummaryTable summary={summary} />
          <OutcomeTable caption="Who gains, in students" counts={summary.came} />
        </>
      )}
    </div>
  );
}

/** What the lab found for these students, once it has for all or was told to stop. */
export function playedAgain(results: readonly ReadResult[], checking: Checking): ReadResult[] {
  if (checking.state === "working") return [];
  const found = new Map(checking.disagreements.map((one) => [one.student, one.found]));
  return results.slice(0, checking.checked).map((result) => {
    const cents = found.get(result.student) ?? result;
    const { sellerCents, buyerCents } = cents;
    return { ...result, sellerCents, buyerCents, came: outcomeOf(sellerCents, buyerCents) };
  });
}
