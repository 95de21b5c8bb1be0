import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Outcome } from "../../src/reports/replay-report.ts";
import { WhoPaidWhom } from "../parts/flows/who-paid-whom.tsx";
import { Loading, Refused } from "../parts/states.tsx";
import { guessWords, outcomeOf } from "./guess.ts";
import { AskGuess, type Guess } from "./live/ask-guess.tsx";
import { LiveControls } from "./live/live-controls.tsx";
import { LivePictures } from "./live/live-pictures.tsx";
import { LiveResults } from "./live/live-results.tsx";
import { liveAnswer } from "./live/live-sentence.ts";
import { type LiveRun, useLiveRun } from "./live/use-live-run.ts";
import type { LiveSettings } from "./path-settings.ts";
import "./live-path.css";

/** What a reader guessed, and what came. */
export interface Revealed {
  readonly guess: Outcome;
  /** The buyer's result in whole dollars, where that was asked. */
  readonly guessedDollars: number | undefined;
  readonly outcome: Outcome;
  readonly sellerPnl: number;
  readonly buyerPnl: number;
  readonly stateHash: string;
}

interface LivePathProps {
  readonly settings: LiveSettings;
  /** Left out where the sliders are locked. */
  readonly onChange?: (settings: LiveSettings) => void;
  readonly isLocked?: boolean;
  /** Whether the buyer's result is to be guessed too. */
  readonly asksAmount?: boolean;
  /** Shown at once: somebody has seen it already. */
  readonly isOpen?: boolean;
  readonly onReveal?: (revealed: Revealed) => void;
  /** What stands below the answer. */
  readonly children?: (run: LiveRun) => JSX.Element | null;
}

/** One option sold on a made path: guess first, then everything moves with the sliders. */
export function LivePath(props: LivePathProps): JSX.Element {
  const { settings, onChange, isLocked = false, asksAmount = false, onReveal, children } = props;
  const guess = useSignal<Guess | undefined>(undefined);
  const { run, refused, failure } = useLiveRun(settings);
  if (failure.value !== undefined) throw failure.value;
  const shown = run.value;
  const isOpen = guess.value !== undefined || props.isOpen === true;
  useEffect(() => {
    if (shown === undefined || guess.value === undefined) return;
    onReveal?.(revealedOf(guess.value, shown));
  }, [guess.value, shown === undefined]);
  return (
    <div class="live stack">
      <LiveControls settings={settings} isLocked={isLocked} onChange={(next) => onChange?.(next)} />
      {refused.value !== undefined && <Refused refused={refused.value} />}
      {!isOpen && (
        <AskGuess
          asksAmount={asksAmount}
          onGuess={(made) => {
            guess.value = made;
          }}
        />
      )}
      {isOpen && shown === undefined && refused.value === undefined && (
        <Loading what="Playing the path" />
      )}
      {isOpen && shown !== undefined && (
        <div class="stack">
          {guess.value !== undefined && <p>{guessWords(guess.value.outcome, outcomeIn(shown))}</p>}
          <p class="answer" data-testid="answer" aria-live="polite">
            {liveAnswer(shown.report)}
          </p>
          <p class="small alert">
            ! The option's price is modelled from {shown.report.priceSource}.
          </p>
          <LiveResults run={shown} />
          {children?.(shown)}
          <LivePictures running={shown.running} />
          <WhoPaidWhom title="Who paid whom" fileName="path-flows" flows={shown.report.flows} />
        </div>
      )}
    </div>
  );
}

function outcomeIn({ report }: LiveRun): Outcome {
  return outcomeOf(report.summary.seller.pnl, report.summary.buyer.pnl);
}

function revealedOf(guess: Guess, run: LiveRun): Revealed {
  const { summary, stateHash } = run.report;
  return {
    guess: guess.outcome,
    guessedDollars: guess.dollars,
    outcome: outcomeIn(run),
    sellerPnl: summary.seller.pnl,
    buyerPnl: summary.buyer.pnl,
    stateHash,
  };
}
