import type { JSX } from "preact";
import { Example } from "./question/example/example.tsx";
import { exampleAnswer, storyOf } from "./question/example/story.ts";

/** What is seen before any code has run: the first screen; without scripts, all of its story. */
export function FirstPaint(): JSX.Element {
  const example = __ARTICLE_EXAMPLE__.put;
  return (
    <>
      <Example />
      <noscript>
        <ol>
          {storyOf(example).map(({ close, words, why }) => (
            <li key={close}>
              {words} {why}
            </li>
          ))}
        </ol>
        <p>
          <strong>{exampleAnswer(example)}</strong>
        </p>
        <p>The rest of the lab needs JavaScript; nothing leaves this computer.</p>
      </noscript>
    </>
  );
}
