import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Outcome } from "../../src/reports/replay-report.ts";
import { signedWholeDollars } from "../parts/format.ts";
import { Loading, Refused } from "../parts/states.tsx";
import { Later } from "../parts/turn/later.tsx";
import { guessWords } from "./guess.ts";
import { AskGuess, type Guess } from "./live/ask-guess.tsx";
import { LiveControls } from "./live/live-controls.tsx";
import { LivePayments } from "./live/live-payments.tsx";
import { LivePictures } from "./live/live-pictures.tsx";
import { LiveReasons } from "./live/live-reasons.tsx";
import { LiveResults } from "./live/live-results.tsx";
import { liveAnswer, liveOtherMeanings, priceSourceOf } from "./live/live-sentence.ts";
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
  const made = useSignal<MadeGuess | undefined>(undefined);
  const isOpen = made.value !== undefined || props.isOpen === true;
  const { run, refused } = useLiveRun(settings, isOpen);
  const shown = run.value;
  useEffect(() => {
    if (shown === undefined || made.value === undefined) return;
    onReveal?.(revealedOf(made.value.guess, shown));
  }, [made.value, shown === undefined]);
  return (
    <div class="live">
      <LiveControls settings={settings} isLocked={isLocked} onChange={(next) => onChange?.(next)} />
      <div class="stack">
        {refused.value !== undefined && <Refused refused={refused.value} />}
        {!isOpen && (
          <AskGuess
            settings={settings}
            asksAmount={asksAmount}
            onGuess={(guess) => {
              made.value = { guess, settings };
            }}
          />
        )}
        {isOpen && shown === undefined && refused.value === undefined && (
          <Loading what="Playing the path" />
        )}
        {isOpen && shown !== undefined && (
          <Told run={shown} made={made.value} more={children?.(shown) ?? null} />
        )}
      </div>
      {isOpen && shown !== undefined && <Brief run={shown} />}
    </div>
  );
}

/** A guess, and what it was made of: it says nothing of other sliders. */
interface MadeGuess {
  readonly guess: Guess;
  readonly settings: LiveSettings;
}

interface ToldProps {
  readonly run: LiveRun;
  readonly made: MadeGuess | undefined;
  readonly more: JSX.Element | null;
}

/** The answer, then its reasons, the pictures, and who paid. */
function Told({ run, made, more }: ToldProps): JSX.Element {
  const { report, settings } = run;
  const otherMeanings = liveOtherMeanings(report);
  return (
    <>
      {made !== undefined && made.settings === settings && (
        <p>{guessWords(made.guess.outcome, report.cycles[0]!.outcome)}</p>
      )}
      <p class="answer" data-testid="answer" aria-live="polite">
        {liveAnswer(report)}
      </p>
      <p class="small alert">
        ! The option's price is {priceSourceOf(settings)}, and the path is made.
      </p>
      <LiveResults run={run} />
      {otherMeanings !== "" && <p>{otherMeanings}</p>}
      {more}
      <LivePictures run={run} />
      <Later value={report}>{(shown) => <LiveReasons report={shown} />}</Later>
      <Later value={run}>{(shown) => <LivePayments run={shown} />}</Later>
    </>
  );
}

/** The three results where the sliders leave no room for them: at the foot of a narrow window. */
function Brief({ run }: { readonly run: LiveRun }): JSX.Element {
  const { seller, buyer, buyAndHold } = run.report.summary;
  return (
    <div class="live-brief small" aria-hidden="true">
      <span class="party-you">you {signedWholeDollars(seller.pnl)}</span>
      <span class="party-buyer">buyer {signedWholeDollars(buyer.pnl)}</span>
      <span class="party-holding">holding {signedWholeDollars(buyAndHold.pnl)}</span>
    </div>
  );
}

function revealedOf(guess: Guess, { report }: LiveRun): Revealed {
  const { summary, stateHash, cycles } = report;
  return {
    guess: guess.outcome,
    guessedDollars: guess.dollars,
    outcome: cycles[0]!.outcome,
    sellerPnl: summary.seller.pnl,
    buyerPnl: summary.buyer.pnl,
    stateHash,
  };
}
