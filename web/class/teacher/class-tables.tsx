import type { JSX } from "preact";
import type { OutcomeCounts } from "../../../src/reports/replay-report.ts";
import { percent, signedDollars, signedWholeDollars } from "../../parts/format.ts";
import type { ClassSummary } from "../collect/class-summary.ts";
import type { ReadResult } from "../collect/read-codes.ts";
import type { Interval } from "../statistics/intervals.ts";

/** The means and shares with their ranges. */
export function SummaryTable({ summary }: { readonly summary: ClassSummary }): JSX.Element {
  const { students, buyer, seller, guessedTooMuch, right, rightShare } = summary;
  return (
    <div class="scroll-sideways">
      <table>
        <caption>
          {students} {students === 1 ? "student" : "students"}; the range is right in 95 of 100 such
          classes
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col" class="number">
              mean
            </th>
            <th scope="col" class="number">
              range
            </th>
          </tr>
        </thead>
        <tbody>
          <DollarRow name="the buyer's result" interval={buyer} />
          <DollarRow name="the seller's result" interval={seller} />
          <DollarRow name="guess less the buyer's result" interval={guessedTooMuch} />
          {rightShare !== undefined && (
            <tr>
              <th scope="row">
                guessed right who would gain: {right} of {students}
              </th>
              <td class="number">{percent(rightShare.estimate, 0)}</td>
              <td class="number">
                {percent(rightShare.low, 0)} to {percent(rightShare.high, 0)}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

interface DollarRowProps {
  readonly name: string;
  readonly interval: Interval | undefined;
}

function DollarRow({ name, interval }: DollarRowProps): JSX.Element | null {
  if (interval === undefined) return null;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="number">{signedDollars(interval.estimate)}</td>
      <td class="number">
        {signedDollars(interval.low)} to {signedDollars(interval.high)}
      </td>
    </tr>
  );
}

interface OutcomeTableProps {
  readonly caption: string;
  readonly counts: OutcomeCounts;
}

/** Two by two: who gained, counted in students. */
export function OutcomeTable({ caption, counts }: OutcomeTableProps): JSX.Element {
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col" class="number">
            buyer gained
          </th>
          <th scope="col" class="number">
            buyer lost
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">seller gained</th>
          <td class="number">{counts.both}</td>
          <td class="number">{counts.sellerOnly}</td>
        </tr>
        <tr>
          <th scope="row">seller lost</th>
          <td class="number">{counts.buyerOnly}</td>
          <td class="number">{counts.neither}</td>
        </tr>
      </tbody>
    </table>
  );
}

interface StudentsTableProps {
  readonly results: readonly ReadResult[];
  readonly hasGuesses: boolean;
}

/** One line for each student: what the pictures show. */
export function StudentsTable({ results, hasGuesses }: StudentsTableProps): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keyboard
    <section class="students scroll-sideways" tabIndex={0} aria-label="Every student">
      <table class="small">
        <thead>
          <tr>
            <th scope="col">student</th>
            {hasGuesses && <th scope="col">guessed</th>}
            <th scope="col">came</th>
            {hasGuesses && (
              <th scope="col" class="number">
                buyer, guessed
              </th>
            )}
            <th scope="col" class="number">
              buyer
            </th>
            <th scope="col" class="number">
              seller
            </th>
          </tr>
        </thead>
        <tbody>
          {results.map((result) => (
            <tr key={result.student}>
              <th scope="row">{result.student}</th>
              {hasGuesses && <td>{SHORT[result.guess]}</td>}
              <td>{SHORT[result.came]}</td>
              {hasGuesses && <td class="number">{signedWholeDollars(result.guessDollars)}</td>}
              <td class="number">{signedDollars(result.buyerCents / 100)}</td>
              <td class="number">{signedDollars(result.sellerCents / 100)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const SHORT = {
  both: "both",
  sellerOnly: "seller only",
  buyerOnly: "buyer only",
  neither: "neither",
} as const;
