import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Empty, Loading } from "../../parts/states.tsx";
import { Term } from "../../words/term.tsx";
import { summariseClass } from "../collect/class-summary.ts";
import type { ReadResult } from "../collect/read-codes.ts";
import { GuessDots } from "../pictures/guess-dots.tsx";
import { ResultDots } from "../pictures/result-dots.tsx";
import { OutcomeTable, StudentsTable, SummaryTable } from "./class-tables.tsx";
import { Disagreements } from "./code-problems.tsx";
import type { Checking } from "./use-checking.ts";

interface ClassResultsProps {
  readonly results: readonly ReadResult[];
  readonly checking: Checking;
  readonly onStop: () => void;
  /** Undefined where codes would be lost by it. */
  readonly onExample: (() => void) | undefined;
}

/** Dots, means with ranges, counts; and whether the lab finds the same. */
export function ClassResults(props: ClassResultsProps): JSX.Element {
  const { results, checking, onStop, onExample } = props;
  const { disagreements } = checking;
  const counted = useMemo(() => agreed(results, checking), [results, disagreements]);
  const summary = useMemo(() => summariseClass(counted), [counted]);
  if (results.length === 0) {
    return (
      <Empty>
        <div class="stack">
          <p>
            Here come the dots, one for each student, the mean and its range, and who guessed right.
          </p>
          {onExample !== undefined && (
            <div>
              <button type="button" onClick={onExample}>
                Fill in an example class of 30
              </button>
            </div>
          )}
        </div>
      </Empty>
    );
  }
  const table = <StudentsTable results={counted} hasGuesses />;
  return (
    <div class="stack">
      <ResultDots results={counted} hasGuesses mean={summary.buyer} table={table} />
      <SummaryTable summary={summary} />
      <p class="small">
        The range: <Term word="range that is right in 95 of 100 such experiments" />.
      </p>
      <div class="outcomes">
        <OutcomeTable caption="Who gained, in students" counts={summary.came} />
        <OutcomeTable caption="What they had guessed" counts={summary.guessed} />
      </div>
      <GuessDots results={counted} table={table} />
      <h2>Are the results right?</h2>
      <CheckedWords checking={checking} total={results.length} onStop={onStop} />
      {disagreements.length > 0 && <Disagreements disagreements={disagreements} />}
    </div>
  );
}

/** Results that the lab does not find are no results. */
export function agreed(
  results: readonly ReadResult[],
  { disagreements }: Checking,
): readonly ReadResult[] {
  const wrong = new Set(disagreements.map(({ student }) => student));
  return wrong.size === 0 ? results : results.filter(({ student }) => !wrong.has(student));
}

interface CheckedWordsProps {
  readonly checking: Checking;
  readonly total: number;
  readonly onStop: () => void;
}

function CheckedWords({ checking, total, onStop }: CheckedWordsProps): JSX.Element {
  const { state, checked, elapsedMs, disagreements } = checking;
  if (state === "working") {
    return (
      <Loading
        what="Computing every student's path again"
        done={checked}
        total={total}
        elapsedMs={elapsedMs}
        onCancel={onStop}
      />
    );
  }
  const right = checked - disagreements.length;
  return (
    <p role="status" data-testid="checked">
      The lab computed {checked} of {total} paths again, each from its number and the settings:{" "}
      {right} {right === 1 ? "code says" : "codes say"} what it finds.
      {state === "stopped" && " The rest was not checked."}
    </p>
  );
}
