import type { JSX } from "preact";
import { ExampleHead } from "./question/example/example-head.tsx";
import { ShareLedger } from "./question/example/share-ledger.tsx";
import { SoFar } from "./question/example/so-far.tsx";
import { exampleAnswer, storyOf } from "./question/example/story.ts";
import "./question/example/example.css";

/**
 * What is seen before any code has run, and without scripts for good: the example with its answer.
 * The screen takes its place with the same head and the same tables.
 */
export function FirstPaint(): JSX.Element {
  const example = __ARTICLE_EXAMPLE__.put;
  const closes = example.steps.length;
  return (
    <section class="stack example" aria-labelledby="question">
      <ExampleHead example={example} />
      <div class="sides">
        <div class="stack">
          <p class="answer">{exampleAnswer(example)}</p>
          <ol class="story">
            {storyOf(example).map(({ close, words }) => (
              <li key={close}>{words}</li>
            ))}
          </ol>
          <noscript>
            <p>
              To walk through it step by step, and to move the swings yourself, the lab needs
              JavaScript; nothing leaves this computer.
            </p>
          </noscript>
        </div>
        <div class="stack">
          <ShareLedger example={example} closes={closes} isAlive={false} />
          <p class="small soft">
            Moves like: so many shares, of 100 (delta). Minus: it falls when they rise.
          </p>
          <SoFar example={example} closes={closes} />
        </div>
      </div>
    </section>
  );
}
