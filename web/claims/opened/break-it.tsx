import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { ClaimReport } from "../../../src/claims/claims-report.ts";
import { VERDICT_WORDS } from "../../../src/claims/pages/verdict-words.ts";
import { told, toldInterval } from "../../../src/claims/words.ts";
import { SmallPicture } from "../picture/small-picture.tsx";
import { VerdictStamp } from "../verdict-stamp.tsx";
import { PlayTold } from "./play-told.tsx";
import type { Plays } from "./use-play.ts";

interface BreakItProps {
  readonly claim: ClaimReport;
  readonly plays: Plays;
}

/** A breakage that was played: its place among the claim's, and what came. */
interface Broken {
  readonly which: number;
  readonly report: ClaimReport;
}

/** A verdict that comes whatever happens is worth nothing: so what it rests on is broken. */
export function BreakIt({ claim, plays }: BreakItProps): JSX.Element {
  const shown = useSignal<Broken | undefined>(undefined);
  const playBroken = async (which: number): Promise<void> => {
    const report = await plays.play("broken", "Playing it broken", (api, onTold) =>
      api.playBroken(claim.id, which, onTold),
    );
    if (report !== undefined) shown.value = { which, report };
  };
  return (
    <section class="stack" aria-labelledby="break-it">
      <h2 id="break-it">Break it on purpose</h2>
      <p>
        A verdict that comes whatever happens says nothing. So a mechanism that it rests on is
        broken, and the same rule judges what comes: the verdict has to change. A few seeds are
        enough to see it.
      </p>
      <ul class="breakages">
        {claim.broken.map((words, which) => (
          <li key={words}>
            <button
              type="button"
              aria-disabled={plays.playing.value !== undefined}
              aria-describedby={`broken-${which}`}
              onClick={() => playBroken(which)}
              data-testid="break"
            >
              Break it
            </button>
            <span id={`broken-${which}`}>{words}</span>
          </li>
        ))}
      </ul>
      <PlayTold plays={plays} place="broken" />
      <p aria-live="polite" data-testid="broken-told">
        {shown.value !== undefined && brokenSentence(claim, shown.value)}
      </p>
      {shown.value !== undefined && (
        <div class="side-by-side-claims">
          <Found head="As it is" report={claim} beside={shown.value.report} />
          <Found
            head={`Broken: ${claim.broken[shown.value.which]!}`}
            report={shown.value.report}
            beside={claim}
          />
        </div>
      )}
    </section>
  );
}

function brokenSentence(claim: ClaimReport, { which, report }: Broken): string {
  const { verdict, on, broken, conditions } = claim;
  const isOther = report.verdict !== verdict || report.on !== on;
  const [was, is] = [VERDICT_WORDS[verdict], VERDICT_WORDS[report.verdict]];
  const found =
    was === is
      ? `the verdict is "${is}" otherwise`
      : `the verdict changes from "${was}" to "${is}"`;
  const changed = report.conditions.flatMap(({ name, decision }, i) => {
    const before = conditions[i]!.decision;
    return decision === before ? [] : [`${name} (${before}, now ${decision})`];
  });
  const more = changed.length === 0 ? "" : ` Changed: ${changed.join("; ")}.`;
  return `Where ${broken[which]}, ${isOther ? found : `the verdict stays "${is}"`}.${more}`;
}

interface FoundProps {
  readonly head: string;
  readonly report: ClaimReport;
  readonly beside: ClaimReport;
}

/** A verdict and the numbers that it rests on. */
function Found({ head, report, beside }: FoundProps): JSX.Element {
  const { verdict, on, seeds, conditions, measured, picture } = report;
  const [exact] = Object.entries(measured);
  return (
    <div class="found">
      <h3>{head}</h3>
      <p>
        <VerdictStamp verdict={verdict} /> <span class="soft">{seeds} seeds</span>
      </p>
      {on !== "" && <p class="small">{on}</p>}
      <SmallPicture picture={picture} beside={beside.picture} />
      <ul class="small">
        {conditions.map(({ name, unit, mean, interval, decision }) => (
          <li key={name}>
            {name}: {told(unit, mean)} {toldInterval(unit, interval)}, <strong>{decision}</strong>
          </li>
        ))}
        {conditions.length === 0 && (
          <li>
            {exact![0]}: {exact![1]}
          </li>
        )}
      </ul>
    </div>
  );
}
