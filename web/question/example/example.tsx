import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Proof, proof } from "../../app/proof.ts";
import { Term } from "../../words/term.tsx";
import { Answer, Ending } from "./ending.tsx";
import { ExampleHead } from "./example-head.tsx";
import { begin, exampleRight, isStepSeen, lastStep, shownSteps, walk } from "./example-state.ts";
import { GuessFirst } from "./guess-first.tsx";
import { ShareLedger } from "./share-ledger.tsx";
import { SoFarMade } from "./so-far-made.tsx";
import { StockLine } from "./stock-line.tsx";
import { storyOf } from "./story.ts";
import "./example.css";

/** What the foot tells until a path has been revealed. */
const EXAMPLE_PROOF: Proof = {
  priceSource: "the stock's are the article's, the option's is modelled",
  licence: "",
  command: "npx bothsides claims M5",
};

/** Of the step's words. */
const SEEN = 0.9;

/** The article's example, step by step. @param onNext leads to what comes after it. */
export function Example({ onNext }: { readonly onNext: () => void }): JSX.Element {
  const example = __ARTICLE_EXAMPLE__[exampleRight.value];
  const story = useMemo(() => storyOf(example), [example]);
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const follow = new IntersectionObserver(
      (entries) => {
        isStepSeen.value = entries.at(-1)!.intersectionRatio >= SEEN;
      },
      { threshold: SEEN },
    );
    follow.observe(words.current!);
    return () => follow.disconnect();
  }, []);
  useEffect(() => {
    proof.value ??= EXAMPLE_PROOF;
    return () => {
      if (proof.value === EXAMPLE_PROOF) proof.value = undefined;
    };
  }, []);
  const shown = shownSteps.value;
  const closes = shown - 1;
  const step = story[closes]!;
  const isOver = shown === lastStep();
  return (
    <section class="stack example" aria-labelledby="question">
      <ExampleHead example={example} />
      <div class="sides">
        <div class="stack">
          <GuessFirst />
          <div class="step" aria-live="polite">
            <p class="small soft">
              Step {shown} of {story.length}
            </p>
            <p ref={words} class="words">
              {step.words}
            </p>
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
          <SoFarMade example={example} closes={closes} />
        </div>
      </div>
      {isOver && <Ending example={example} onNext={onNext} />}
    </section>
  );
}

function Buttons(): JSX.Element {
  const isOver = shownSteps.value === lastStep();
  const right = exampleRight.value;
  const other = right === "put" ? "call" : "put";
  const next = useRef<HTMLButtonElement>(null);
  const [begun, setBegun] = useState(0);
  // The space bar goes on from there, whatever began the example anew.
  useLayoutEffect(() => {
    if (begun > 0) next.current!.focus();
  }, [begun]);
  const again = (option: "put" | "call"): void => {
    begin(option);
    setBegun(begun + 1);
  };
  return (
    <div class="row">
      <button type="button" class="primary" ref={next} disabled={isOver} onClick={() => walk(1)}>
        Next step <kbd>space</kbd>
      </button>
      <button type="button" disabled={isOver} onClick={() => walk(lastStep())}>
        To the answer
      </button>
      <button type="button" disabled={shownSteps.value === 1} onClick={() => again(right)}>
        Again
      </button>
      <button type="button" onClick={() => again(other)}>
        The same with a {other}
      </button>
    </div>
  );
}
