import type { JSX } from "preact";
import type { ArticleReport } from "../../../src/reports/article-report.ts";
import { outcomeOf } from "../../../src/reports/cycle-report.ts";
import { engine } from "../../engine/open-engine.ts";
import { EntriesBehind } from "../../parts/flows/entries-behind.tsx";
import { WhoPaidWhom } from "../../parts/flows/who-paid-whom.tsx";
import { wholeDollars } from "../../parts/format.ts";
import { Term } from "../../words/term.tsx";
import { guessWords } from "../guess.ts";
import { exampleGuess } from "./example-state.ts";
import { exampleAnswer } from "./story.ts";

/** Who gained, who paid, and how that was guessed. */
export function Answer({ example }: { readonly example: ArticleReport }): JSX.Element {
  const { seller, buyer } = example.results;
  const guess = exampleGuess.value;
  return (
    <>
      <p class="answer" data-testid="example-answer">
        {exampleAnswer(example)}
      </p>
      {guess !== "" && <p>{guessWords(guess, outcomeOf(seller, buyer))}</p>}
    </>
  );
}

interface EndingProps {
  readonly example: ArticleReport;
  readonly onNext: () => void;
}

/** The payments behind the answer, and what the example does not say. */
export function Ending({ example, onNext }: EndingProps): JSX.Element {
  const { results, flows, premium } = example;
  return (
    <div class="stack ending">
      <WhoPaidWhom
        title="Who paid whom"
        fileName="example-flows"
        flows={flows}
        behind={(asked) => (
          <EntriesBehind
            asked={asked}
            load={async () => (await engine()).exampleEntries(example.right)}
          />
        )}
      />
      <p class="lead">
        Both gained, and nothing came from nowhere: it was paid by those who bought from him dear
        and sold to him cheap (his <Term word="gain from rebalancing" />
        ). The option cost {wholeDollars(premium)} here; at more than{" "}
        {wholeDollars(-results.others)} your buyer would have lost. The price of the swings decides,
        and you can move it.
      </p>
      <div>
        <button type="button" class="primary" onClick={onNext}>
          Now move the swings yourself
        </button>
      </div>
    </div>
  );
}
