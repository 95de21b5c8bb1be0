import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { ClaimReport, ClaimsReport } from "../../../src/claims/claims-report.ts";
import { VERDICT_WORDS } from "../../../src/claims/pages/verdict-words.ts";
import type { Verdict } from "../../../src/claims/verdict.ts";
import { changeSettings, formatRoute } from "../../app/route.ts";
import { Toggle } from "../../parts/choice.tsx";
import { Empty } from "../../parts/states.tsx";
import { Term } from "../../words/term.tsx";
import { countLine, VERDICTS } from "../claim-words.ts";
import { isRevealed, setShowsAll, showsAll } from "../revealed.ts";
import { ClaimCard } from "./claim-card.tsx";
import { focusCard } from "./focus-card.ts";

interface ClaimListProps {
  readonly report: ClaimsReport;
  /** Undefined: claims of all verdicts. */
  readonly verdict: Verdict | undefined;
  /** The claim that was open before: it has the focus. */
  readonly last: string;
}

/** All claims as cards, or those of one verdict. */
export function ClaimList({ report, verdict, last }: ClaimListProps): JSX.Element {
  const { claims, seed } = report;
  useEffect(() => focusCard(last), []);
  const asked = claims.filter((claim) => verdict === undefined || claim.verdict === verdict);
  const isShown = ({ id }: ClaimReport): boolean => verdict !== undefined || isRevealed(id);
  const most = Math.max(...claims.map(({ seeds }) => seeds));
  return (
    <>
      <h1>What does the article say, and is it so?</h1>
      <p class="lead soft">
        An article says how the seller of an option and its buyer can both profit. Each of its
        statements is an experiment here, judged by a rule that was written before the run. It was
        played on up to {most} run numbers (<Term word="seed">seeds</Term>) from {seed} on;
        intervals are 95 %.
      </p>
      <p class="answer" data-testid="count">
        {countLine(claims)}
      </p>
      <Filter claims={claims} verdict={verdict} />
      <Toggle label="Show all at once, without a guess" isOn={showsAll()} onChange={setShowsAll} />
      {asked.length === 0 && <Empty>No claim has this verdict in this run.</Empty>}
      <Cards
        title="What the article says"
        claims={asked.filter(isArticle)}
        isShown={isShown}
        verdict={verdict}
      />
      <Cards
        title="Beyond the article"
        claims={asked.filter((claim) => !isArticle(claim))}
        isShown={isShown}
        verdict={verdict}
      />
      <p class="soft small">
        Each verdict changes when its mechanism is broken on purpose. How all this is done:
        docs/claims-method.md. All of it again: <code>npx bothsides claims</code>
      </p>
    </>
  );
}

function isArticle({ id }: ClaimReport): boolean {
  return id.startsWith("M");
}

interface FilterProps {
  readonly claims: readonly ClaimReport[];
  readonly verdict: Verdict | undefined;
}

function Filter({ claims, verdict }: FilterProps): JSX.Element {
  const choices = [undefined, ...VERDICTS].map((one) => ({
    verdict: one,
    words: one === undefined ? "all" : VERDICT_WORDS[one],
    count: claims.filter((claim) => one === undefined || claim.verdict === one).length,
  }));
  return (
    <fieldset class="row filter">
      <legend class="hidden-visually">Show claims whose verdict is</legend>
      {choices.map(({ verdict: one, words, count }) => (
        <button
          key={words}
          type="button"
          aria-pressed={one === verdict}
          onClick={() => changeSettings({ verdict: one ?? "" })}
        >
          {words} <span class="soft">{count}</span>
        </button>
      ))}
    </fieldset>
  );
}

interface CardsProps {
  readonly title: string;
  readonly claims: readonly ClaimReport[];
  readonly isShown: (claim: ClaimReport) => boolean;
  readonly verdict: Verdict | undefined;
}

function Cards({ title, claims, isShown, verdict }: CardsProps): JSX.Element | null {
  if (claims.length === 0) return null;
  return (
    <section class="stack" aria-label={title}>
      <h2>{title}</h2>
      <div class="claim-cards">
        {claims.map((claim) => (
          <ClaimCard
            key={claim.id}
            claim={claim}
            href={formatRoute({
              screen: "claims",
              settings: { claim: claim.id, verdict: verdict ?? "" },
            })}
            isShown={isShown(claim)}
          />
        ))}
      </div>
    </section>
  );
}
