import { type Signal, signal, useComputed } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { ArticleReport } from "../../../src/reports/article-report.ts";
import type { Outcome } from "../../../src/reports/replay-report.ts";
import { screenKeys } from "../../app/keys.ts";
import { LineChart } from "../../parts/chart/line-chart.tsx";
import { Choice } from "../../parts/choice.tsx";
import { WhoPaidWhom } from "../../parts/flows/who-paid-whom.tsx";
import { signedWholeDollars } from "../../parts/format.ts";
import { guessWords, OUTCOMES, outcomeOf } from "../guess.ts";
import { ShareLedger } from "./share-ledger.tsx";
import { exampleAnswer, storyOf, tradeWords } from "./story.ts";
import "./example.css";

/** How far the reader has come: steps of the story that are shown. */
export const shownSteps: Signal<number> = signal(1);

export const exampleRight: Signal<"put" | "call"> = signal("put");

const guess: Signal<Outcome | ""> = signal("");

/** The article's example, step by step: the space bar goes on, the left arrow back. */
export function Example(): JSX.Element {
  const right = exampleRight.value;
  const example = __ARTICLE_EXAMPLE__[right];
  const story = useMemo(() => storyOf(example), [example]);
  const shown = Math.min(shownSteps.value, story.length);
  const isOver = useComputed(() => shownSteps.value >= story.length);
  useEffect(() => {
    const go = (steps: number) => () => {
      shownSteps.value = Math.min(Math.max(shownSteps.value + steps, 1), story.length);
    };
    screenKeys.value = [
      { key: " ", does: "next step of the example", act: go(1) },
      { key: "ArrowLeft", does: "one step back", act: go(-1) },
    ];
    return () => {
      screenKeys.value = [];
    };
  }, [story]);
  const closes = Math.max(shown - 1, 0);
  const step = story[shown - 1]!;
  return (
    <section class="stack example" aria-labelledby="question">
      <div class="stack head">
        <h1 id="question">
          You sold this {right} for {signedWholeDollars(example.premium).slice(1)}. Who bought it,
          and who paid whom?
        </h1>
        <p class="lead soft">
          The smallest market that shows it: one option, one stock, and a buyer who trades shares
          against the option. The prices are those of the article; every number went through an
          order book and a ledger.
        </p>
        <Guess />
      </div>
      <div class="sides">
        <div class="stack">
          <div class="step" aria-live="polite">
            <p class="small soft">
              Step {shown} of {story.length}
            </p>
            <p class="words">{step.words}</p>
            <p>{step.why}</p>
          </div>
          <Buttons last={story.length} shown={shown} />
          <StockLine example={example} closes={closes} />
        </div>
        <div class="stack">
          <ShareLedger example={example} shown={closes} />
          <SoFar example={example} closes={closes} />
        </div>
      </div>
      {isOver.value && <Ending example={example} />}
    </section>
  );
}

/** Asked first, answered at the end. */
function Guess(): JSX.Element {
  return (
    <div class="guess">
      <Choice
        label="Your guess first: who gains?"
        value={guess.value}
        options={[{ value: "", name: "choose" }, ...OUTCOMES]}
        onChange={(value) => {
          guess.value = value as Outcome | "";
        }}
      />
    </div>
  );
}

function Buttons({ last, shown }: { readonly last: number; readonly shown: number }): JSX.Element {
  return (
    <div class="row">
      <button
        type="button"
        class="primary"
        disabled={shown >= last}
        data-testid="next-step"
        onClick={() => {
          shownSteps.value = shown + 1;
        }}
      >
        Next step <kbd>space</kbd>
      </button>
      <button
        type="button"
        disabled={shown >= last}
        data-testid="to-the-answer"
        onClick={() => {
          shownSteps.value = last;
        }}
      >
        To the answer
      </button>
      <button
        type="button"
        disabled={shown <= 1}
        onClick={() => {
          shownSteps.value = 1;
        }}
      >
        Again
      </button>
      <button
        type="button"
        onClick={() => {
          exampleRight.value = exampleRight.value === "put" ? "call" : "put";
          shownSteps.value = 1;
        }}
      >
        {exampleRight.value === "put" ? "The same with a call" : "The same with a put"}
      </button>
    </div>
  );
}

interface ShownProps {
  readonly example: ArticleReport;
  readonly closes: number;
}

/** The stock so far, a dot for each share trade. */
function StockLine({ example, closes }: ShownProps): JSX.Element {
  const { steps } = example;
  const x = useMemo(
    () => ({ kind: "number" as const, label: "close", values: steps.map((_, i) => i + 1) }),
    [steps],
  );
  const series = useMemo(
    () => [
      {
        name: "the stock",
        colour: "--ink",
        values: steps.map(({ price }, i) => (i < Math.max(closes, 1) ? price : Number.NaN)),
      },
    ],
    [steps, closes],
  );
  const dots = useMemo(
    () => [
      {
        name: "share trades of your buyer",
        colour: "--buyer",
        points: steps
          .slice(0, closes)
          .map((step, i) => ({ x: i + 1, y: step.price, label: `he ${tradeWords(step)}` })),
      },
    ],
    [steps, closes],
  );
  return (
    <LineChart
      title="The stock, a dot for each share trade of your buyer"
      fileName="example-stock"
      x={x}
      unit="price"
      series={series}
      dots={dots}
      height={200}
      range={[96, 104]}
    />
  );
}

/** What rebalancing has brought whom: one's gain is another's loss. */
function SoFar({ example, closes }: ShownProps): JSX.Element {
  const gained = closes === 0 ? 0 : example.steps[closes - 1]!.gainSoFar;
  return (
    <table class="so-far">
      <caption>Gained so far by trading shares</caption>
      <tbody>
        <tr>
          <th scope="row">your buyer</th>
          <td class="number">{signedWholeDollars(gained)}</td>
        </tr>
        <tr>
          <th scope="row">other share traders</th>
          <td class="number">{signedWholeDollars(-gained)}</td>
        </tr>
        <tr>
          <th scope="row">you (the option's price)</th>
          <td class="number">{signedWholeDollars(example.premium)}</td>
        </tr>
      </tbody>
    </table>
  );
}

/** The answer in a sentence, the payments behind it, and what the example does not say. */
function Ending({ example }: { readonly example: ArticleReport }): JSX.Element {
  const { results, flows } = example;
  return (
    <div class="stack ending">
      {guess.value !== "" && (
        <p>{guessWords(guess.value, outcomeOf(results.seller, results.buyer))}</p>
      )}
      <p class="answer" data-testid="example-answer">
        {exampleAnswer(example)}
      </p>
      <WhoPaidWhom title="Who paid whom" fileName="example-flows" flows={flows} />
      <p class="soft">
        Both gained, and nothing came from nowhere: those who sold low and bought high in the stock
        paid. The option cost {signedWholeDollars(example.premium).slice(1)} here, less than the
        swings brought; at a higher price your buyer would have lost. That price is what the rest of
        this page is about.
      </p>
    </div>
  );
}
