import type { JSX } from "preact";
import type { ArticleReport } from "../../../src/reports/article-report.ts";
import { exampleQuestion } from "./story.ts";

/** The question, and what is played to answer it. */
export function ExampleHead({ example }: { readonly example: ArticleReport }): JSX.Element {
  return (
    <>
      <h1 id="question">{exampleQuestion(example)}</h1>
      <p class="lead soft">
        The smallest market that shows it: one option, one stock, and a buyer who trades shares
        against the option. The stock's prices are those of the article, the option's is modelled;
        every number went through an order book and a ledger.
      </p>
    </>
  );
}
