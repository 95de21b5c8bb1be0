import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { ErrorBoundary } from "../app/crash.tsx";
import { type KeyHelp, screenKeys } from "../app/keys.ts";
import { changeSettings, formatRoute, route } from "../app/route.ts";
import { Term } from "../words/term.tsx";
import { Example } from "./example/example.tsx";
import { isStepSeen, lastStep, shownSteps, walk } from "./example/example-state.ts";
import { LiveActions } from "./live/live-actions.tsx";
import { ThingsToTry } from "./live/things-to-try-row.tsx";
import { LivePath } from "./live-path.tsx";
import {
  formatLive,
  LIVE_DEFAULTS,
  type LiveSettings,
  parseLive,
  RANGES,
} from "./path-settings.ts";

/** Whether the answer has been seen: as this screen was first opened, or by a guess since. */
let isSeen: boolean | undefined;

/** Screen 1: who bought the option, and who paid whom; `part=path` begins with the sliders. */
export function QuestionScreen(): JSX.Element {
  const given = route.value.settings;
  const { settings, faults } = useMemo(() => parseLive(given), [given]);
  const hasExample = given.part !== "path";
  isSeen ??= isLink(given);
  const [isOpen] = useState(isSeen);
  useQuestionKeys(hasExample, settings);
  return (
    <div class="stack screen">
      {hasExample && <Example onNext={goToPath} />}
      <section class="stack path" aria-labelledby="path-title">
        <PathHead isFirst={!hasExample} isHedged={settings.hedge !== "none"} />
        {faults.map((fault) => (
          <p key={fault} class="notice" role="status">
            Not used of this link: {fault}.
          </p>
        ))}
        <ThingsToTry settings={settings} onPick={change} />
        <ErrorBoundary>
          <LivePath settings={settings} isOpen={isOpen} onChange={change} onReveal={noteSeen}>
            {(run) => <LiveActions run={run} />}
          </LivePath>
        </ErrorBoundary>
      </section>
    </div>
  );
}

function noteSeen(): void {
  isSeen = true;
}

function change(settings: LiveSettings): void {
  changeSettings(formatLive(settings));
}

/** Who made a link has seen its numbers, and means them to be seen: those of the defaults too. */
function isLink(given: Readonly<Record<string, string>>): boolean {
  return Object.keys(given).some((name) => name === "v" || Object.hasOwn(LIVE_DEFAULTS, name));
}

/** The hash is the route: no link can jump inside the page. */
function goToPath(): void {
  const title = document.getElementById("path-title");
  title?.focus({ preventScroll: true });
  title?.scrollIntoView();
}

interface PathHeadProps {
  readonly isFirst: boolean;
  readonly isHedged: boolean;
}

function PathHead({ isFirst, isHedged }: PathHeadProps): JSX.Element {
  return (
    <>
      {isFirst ? (
        <h1 id="path-title" tabIndex={-1}>
          You sold an option. Who gained, and who paid whom?
        </h1>
      ) : (
        <h2 id="path-title" tabIndex={-1}>
          Now move the swings yourself
        </h2>
      )}
      <p class="lead soft">
        You sell one option on 100 shares at $100. Its price allows for some swings of the stock (
        <Term word="swings paid for">implied volatility</Term>); others come (
        <Term word="swings that came">realised volatility</Term>). Your buyer{" "}
        {isHedged ? "keeps" : "could keep"} neutral by trading shares (
        <Term word="hedging">hedging</Term>) until the last day
        {isHedged ? "." : "; this one does not."}
        {isFirst && (
          <>
            {" "}
            <a href={formatRoute({ screen: "question", settings: {} })}>
              The same in seven steps, with an example
            </a>
          </>
        )}
      </p>
    </>
  );
}

/** Space goes through the example while its step is seen, to its end; `n` draws another path. */
function useQuestionKeys(hasExample: boolean, settings: LiveSettings): void {
  const isWalked = hasExample && isStepSeen.value;
  const isOver = shownSteps.value === lastStep();
  useEffect(() => {
    const next: KeyHelp = { key: " ", does: "next step of the example", act: () => walk(1) };
    const back: KeyHelp = { key: "ArrowLeft", does: "one step back", act: () => walk(-1) };
    const another: KeyHelp = {
      key: "n",
      does: "another path",
      act: () => change({ ...settings, seed: (settings.seed + 1) % (RANGES.seed[1] + 1) }),
    };
    screenKeys.value = [...(isWalked ? [...(isOver ? [] : [next]), back] : []), another];
    return () => {
      screenKeys.value = [];
    };
  }, [isWalked, isOver, settings]);
}
