import type { JSX } from "preact";
import type { ActionWords } from "../../engine/engine-api.ts";
import { ACTION_MEANINGS } from "../../engine/our-columns.ts";
import { Choice } from "../../parts/choice.tsx";

interface ActionChoicesProps {
  readonly words: ActionWords;
  readonly onChange: (words: ActionWords) => void;
}

/** What each word of the action column means. */
export function ActionChoices({ words, onChange }: ActionChoicesProps): JSX.Element | null {
  const all = Object.entries(words);
  if (all.length === 0) return null;
  return (
    <fieldset class="words">
      <legend>
        What each word of the action column means. What is sold is taken off by itself.
      </legend>
      <div class="controls">
        {all.map(([word, meaning]) => (
          <Choice
            key={word}
            label={`${word || "(nothing)"} is`}
            value={meaning}
            options={ACTION_MEANINGS}
            onChange={(chosen) => onChange({ ...words, [word]: chosen })}
          />
        ))}
      </div>
    </fieldset>
  );
}
