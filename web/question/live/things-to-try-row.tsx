import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { formatLive, type LiveSettings } from "../path-settings.ts";
import { THINGS_TO_TRY } from "./things-to-try.ts";

interface ThingsToTryProps {
  readonly settings: LiveSettings;
  readonly onPick: (settings: LiveSettings) => void;
}

/** Cases worth seeing, each with its question; it stays until a slider is moved. */
export function ThingsToTry({ settings, onPick }: ThingsToTryProps): JSX.Element {
  const [name, setName] = useState("");
  const picked = THINGS_TO_TRY.find(
    (thing) => thing.name === name && isSame(thing.settings, settings),
  );
  return (
    <div class="stack things">
      <div class="row">
        <span class="soft">Things to try:</span>
        {THINGS_TO_TRY.map((thing) => (
          <button
            key={thing.name}
            type="button"
            aria-pressed={thing === picked}
            onClick={() => {
              setName(thing.name);
              onPick(thing.settings);
            }}
          >
            {thing.name}
          </button>
        ))}
      </div>
      <p class="things-question" role="status">
        {picked?.question}
      </p>
    </div>
  );
}

function isSame(a: LiveSettings, b: LiveSettings): boolean {
  return JSON.stringify(formatLive(a)) === JSON.stringify(formatLive(b));
}
