import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Outcome } from "../../../src/reports/replay-report.ts";
import { Choice } from "../../parts/choice.tsx";
import { Term } from "../../words/term.tsx";
import { OUTCOMES } from "../guess.ts";
import { Answer, Ending } from "./ending.tsx";
import { ExampleHead } from "./example-head.tsx";
import {
  exampleGuess,
  exampleRight,
  isExampleSeen,
  lastStep,
  shownSteps,
  walk,
} from "./example-state.ts";
import { ShareLedger } from "./share-ledger.tsx";
import { SoFar } from "./so-far.tsx";
import { StockLine } from "./stock-line.tsx";
import { storyOf } from "./story.ts";
import "./example.css";

/** The article's example, step by step. @param onNext leads to what comes after it. */
export function Example({ onNext }: { readonly onNext: () => void }): JSX.Element {
  const example = __ARTICLE_EXAMPLE__[exampleRight.value];
  const story = useMemo(() => storyOf(example), [example]);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    const follow = new IntersectionObserver((entries) => {
      isExampleSeen.value = entries.at(-1)!.isIntersecting;
    });
    follow.observe(section.current!);
    return () => follow.disconnect();
  }, []);
  const shown = shownSteps.value;
  const closes = shown - 1;
  const step = story[closes]!;
  const isOver = shown === lastStep();
  return (
    <section ref={section} class="stack example" aria-labelledby="question">
      <ExampleHead example={example} />
      <div class="sides">
        <div class="stack">
          <Choice
            label="Your guess first: who gains?"
            value={exampleGuess.value}
            options={[{ value: "", name: "choose" }, ...OUTCOMES]}
            onChange={(value) => {
              exampleGuess.value = value as Outcome | "";
            }}
          />
          <div class="step" aria-live="polite">
            <p class="small soft">
              Step {shown} of {story.length}
            </p>
            <p class="words">{step.words}</p>
            <p>{step.why}</p>
            {isOver && <Answer example={example} />}
          </div>
          <Buttons />
          <StockLine example={example} closes={closes} />
        </div>
        <div class="stack">
          <ShareLedger key={example.right} example={example} closes={closes} isAlive />
          <p class="small soft">
            Moves like: so many shares, of 100 (<Term word="delta">delta</Term>). Minus: it falls
            when they rise.
          </p>
          <SoFar example={example} closes={closes} />
        </div>
      </div>
      {isOver && <Ending example={example} onNext={onNext} />}
    </section>
  );
}

function Buttons(): JSX.Element {
  const isOver = shownSteps.value === lastStep();
  const isPut = exampleRight.value === "put";
  return (
    <div class="row">
      <button type="button" class="primary" disabled={isOver} onClick={() => walk(1)}>
        Next step <kbd>space</kbd>
      </button>
      <button type="button" disabled={isOver} onClick={() => walk(lastStep())}>
        To the answer
      </button>
      <button type="button" disabled={shownSteps.value === 1} onClick={() => walk(-lastStep())}>
        Again
      </button>
      <button
        type="button"
        onClick={() => {
          exampleRight.value = isPut ? "call" : "put";
          shownSteps.value = 1;
        }}
      >
        {isPut ? "The same with a call" : "The same with a put"}
      </button>
    </div>
  );
}
