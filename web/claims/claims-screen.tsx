import { type Signal, signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { ClaimReport, ClaimsReport } from "../../src/claims/claims-report.ts";
import type { Verdict } from "../../src/claims/verdict.ts";
import { screenKeys } from "../app/keys.ts";
import { formatRoute, goTo, route } from "../app/route.ts";
import { Loading, Refused } from "../parts/states.tsx";
import { capital, VERDICTS } from "./claim-words.ts";
import { ClaimList } from "./list/claim-list.tsx";
import { moveFocus } from "./list/focus-card.ts";
import { loadClaims } from "./load-claims.ts";
import { ClaimView } from "./opened/claim-view.tsx";
import { isRevealed } from "./revealed.ts";
import "./claims.css";
import "./opened/opened.css";

const loaded: Signal<ClaimsReport | undefined> = signal(undefined);
const failure: Signal<unknown> = signal(undefined);
/** The claim that was open last: the way back leads to its card. */
let last = "";

/** Screen 5: every sentence of the article with its experiment; `claim=M13` opens one. */
export function ClaimsScreen(): JSX.Element {
  useEffect(() => {
    if (loaded.value !== undefined) return;
    loadClaims().then(
      (report) => {
        loaded.value = report;
      },
      (error: unknown) => {
        failure.value = error;
      },
    );
  }, []);
  if (failure.value !== undefined) throw failure.value;
  const report = loaded.value;
  if (report === undefined) return <Loading what="Opening the claims" />;
  const { claim: asked = "", verdict: named = "" } = route.value.settings;
  const verdict = VERDICTS.find((one) => one === named);
  const claim = report.claims.find(({ id }) => id === asked.toUpperCase());
  if (claim !== undefined) {
    return <Opened report={report} claim={claim} verdict={verdict ?? ""} />;
  }
  return (
    <div class="stack claims">
      {asked !== "" && (
        <Refused
          refused={{ what: `there is no claim ${asked}`, mend: "Choose one of the claims below" }}
        />
      )}
      {named !== "" && verdict === undefined && (
        <p class="notice" role="status">
          Not used of this link: there is no verdict {named}.
        </p>
      )}
      <ListKeys />
      <ClaimList report={report} verdict={verdict} last={last} />
    </div>
  );
}

function ListKeys(): null {
  useEffect(() => {
    screenKeys.value = [
      { key: "ArrowRight", does: "next claim; Enter opens it", act: () => moveFocus(1) },
      { key: "ArrowLeft", does: "the claim before", act: () => moveFocus(-1) },
    ];
    return () => {
      screenKeys.value = [];
    };
  }, []);
  return null;
}

interface OpenedProps {
  readonly report: ClaimsReport;
  readonly claim: ClaimReport;
  /** Of the claims beside it; empty: all. */
  readonly verdict: Verdict | "";
}

/** One claim, and the way to its neighbours and back. */
function Opened({ report, claim, verdict }: OpenedProps): JSX.Element {
  const all = report.claims.filter((one) => verdict === "" || one.verdict === verdict);
  const place = all.indexOf(claim);
  const [before, after] = [all[place - 1], all[place + 1]];
  const hashOf = (settings: Record<string, string>): string =>
    formatRoute({ screen: "claims", settings: { ...settings, verdict } });
  useEffect(() => {
    last = claim.id;
    const open = (to: ClaimReport | undefined): void => {
      if (to !== undefined) goTo({ screen: "claims", settings: { claim: to.id, verdict } });
    };
    screenKeys.value = [
      { key: "ArrowRight", does: "next claim", act: () => open(after) },
      { key: "ArrowLeft", does: "the claim before", act: () => open(before) },
      {
        key: "Escape",
        does: "all claims",
        act: () => goTo({ screen: "claims", settings: { verdict } }),
      },
    ];
    return () => {
      screenKeys.value = [];
    };
  }, [claim, verdict]);
  return (
    <div class="stack claims opened">
      <nav class="row small" aria-label="Claims">
        <a href={hashOf({})}>All claims</a>
        {before !== undefined && (
          <a href={hashOf({ claim: before.id })} title={capital(before.title)}>
            Before: {before.id}
          </a>
        )}
        {after !== undefined && (
          <a href={hashOf({ claim: after.id })} title={capital(after.title)}>
            Next: {after.id}
          </a>
        )}
      </nav>
      <ClaimView
        key={claim.id}
        claim={claim}
        isShown={claim.verdict === verdict || isRevealed(claim.id)}
      />
    </div>
  );
}
