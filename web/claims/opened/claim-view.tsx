import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ClaimReport } from "../../../src/claims/claims-report.ts";
import { capital, pageOf, turnSentences, withoutLinks } from "../claim-words.ts";
import type { SeedPlay } from "../claims-api.ts";
import { ClaimPicture } from "../picture/claim-picture.tsx";
import { ConditionStrips } from "../picture/condition-strips.tsx";
import { guessOf } from "../revealed.ts";
import { VerdictStamp } from "../verdict-stamp.tsx";
import { AlsoTable } from "./also-measured.tsx";
import { AnotherSeed } from "./another-seed.tsx";
import { AskVerdict } from "./ask-verdict.tsx";
import { BreakIt } from "./break-it.tsx";
import { guessSentences } from "./claim-guess.ts";
import { ConditionList } from "./condition-list.tsx";
import { spreadOf } from "./spread.ts";
import { usePlays } from "./use-play.ts";

interface ClaimViewProps {
  readonly claim: ClaimReport;
  /** Its verdict is known already. */
  readonly isShown: boolean;
}

/** One claim: what is said, how it was checked, a guess, and then what came. */
export function ClaimView({ claim, isShown }: ClaimViewProps): JSX.Element {
  const { id, title, says, experiment, arms, seeds, rule } = claim;
  const heading = useRef<HTMLHeadingElement>(null);
  const [wasHidden] = useState(!isShown);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {id}: {capital(title)}
      </h1>
      <p class="says">{says}</p>
      <div class="two-texts">
        <section aria-labelledby="played">
          <h2 id="played">What was played</h2>
          <p>{withoutLinks(experiment)}</p>
          <p class="soft small">
            {arms.length === 1 ? "One arm" : `${arms.length} arms`}: {arms.join("; ")}. {seeds}{" "}
            seeds
            {arms.length === 1 ? "" : "; the arms share seeds"}.
          </p>
        </section>
        <section aria-labelledby="rule">
          <h2 id="rule">The rule, written before the run</h2>
          <p>{withoutLinks(rule)}</p>
        </section>
      </div>
      {isShown ? <Revealed claim={claim} wasHidden={wasHidden} /> : <AskVerdict claim={claim} />}
    </>
  );
}

interface RevealedProps {
  readonly claim: ClaimReport;
  /** The button that showed it had the focus, and is gone. */
  readonly wasHidden: boolean;
}

/** The verdict, what it rests on, and what the reader can do to it. */
function Revealed({ claim, wasHidden }: RevealedProps): JSX.Element {
  const { id, verdict, on, told, picture, power } = claim;
  const seeds = useSignal<readonly SeedPlay[]>([]);
  const plays = usePlays();
  const guess = guessOf(id);
  const name = id.toLowerCase();
  const found = useRef<HTMLElement>(null);
  useEffect(() => {
    if (wasHidden) found.current?.focus();
  }, []);
  return (
    <>
      <section class="verdict stack" aria-label="The verdict" ref={found} tabIndex={-1}>
        <p>
          <VerdictStamp verdict={verdict} />
        </p>
        <p class="answer" data-testid="answer">
          {capital(told.join("; "))}.
        </p>
        {on !== "" && <p>{capital(on)}.</p>}
        {guess !== undefined &&
          guessSentences(guess, claim).map((sentence) => (
            <p key={sentence} data-testid="guess-told">
              {sentence}
            </p>
          ))}
      </section>
      <ClaimPicture picture={picture} fileName={`claim-${name}`} />
      <section class="stack" aria-labelledby="conditions">
        <h2 id="conditions">What the rule finds</h2>
        {claim.conditions.length > 0 && (
          <ConditionStrips
            fileName={`claim-${name}-conditions`}
            runSeeds={power.seeds}
            strips={claim.conditions.map((condition, i) => ({
              condition,
              spread: spreadOf(condition.interval, power.seeds),
              seeds: seeds.value.map(({ numbers }) => numbers[i] ?? null),
              guess: i === 0 ? guess?.number : undefined,
            }))}
          />
        )}
        <ConditionList claim={claim} />
        <p>
          <strong>Power.</strong> {capital(power.words)}.
        </p>
      </section>
      {plays.failure.value !== "" && (
        <p class="notice" role="alert">
          What was played broke off: {plays.failure.value}. Nothing else is lost; it can be played
          again.
        </p>
      )}
      <AnotherSeed
        claim={claim}
        seeds={seeds.value}
        plays={plays}
        onSeed={(played) => {
          seeds.value = [...seeds.value, played];
        }}
      />
      <BreakIt claim={claim} plays={plays} />
      <Beside claim={claim} />
    </>
  );
}

/** What decides nothing, what would turn the verdict, and where else to look. */
function Beside({ claim }: { readonly claim: ClaimReport }): JSX.Element {
  const { id, also, confirmation, limits, command } = claim;
  return (
    <>
      <section class="stack" aria-labelledby="mind">
        <h2 id="mind">What would change our mind</h2>
        <ul class="turns" data-testid="turns">
          {turnSentences(claim).map((sentence) => (
            <li key={sentence}>{capital(sentence)}</li>
          ))}
        </ul>
        <p>{withoutLinks(limits)}</p>
      </section>
      {also.length > 0 && (
        <section class="stack" aria-labelledby="also">
          <h2 id="also">Also measured</h2>
          <p>These numbers decide nothing.</p>
          <AlsoTable caption="Numbers that were also measured" rows={also} />
        </section>
      )}
      {confirmation !== null && (
        <section class="stack" aria-labelledby="whole">
          <h2 id="whole">In the whole market</h2>
          <p>{withoutLinks(confirmation.words)} These numbers decide nothing.</p>
          <AlsoTable caption="Numbers of the whole market" rows={confirmation.rows} />
        </section>
      )}
      <section class="stack" aria-labelledby="yourself">
        <h2 id="yourself">Play all of it yourself</h2>
        <p>
          <code>npx {command}</code>
        </p>
        <p class="soft small">
          The same as a page of the project: <code>{pageOf(id)}</code>.
        </p>
      </section>
    </>
  );
}
