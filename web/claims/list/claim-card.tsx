import type { JSX } from "preact";
import type { ClaimReport } from "../../../src/claims/claims-report.ts";
import { capital } from "../claim-words.ts";
import { SmallPicture } from "../picture/small-picture.tsx";
import { VerdictStamp } from "../verdict-stamp.tsx";

interface ClaimCardProps {
  readonly claim: ClaimReport;
  readonly href: string;
  /** Where it is not, nothing tells what came. */
  readonly isShown: boolean;
}

/** A claim among the others; all of the card opens it. */
export function ClaimCard({ claim, href, isShown }: ClaimCardProps): JSX.Element {
  const { id, title, says, verdict, told, picture } = claim;
  return (
    <article class="claim-card">
      <p class="claim-head">
        <span class="soft">{id}</span>
        {isShown ? (
          <VerdictStamp verdict={verdict} />
        ) : (
          <span class="stamp hidden">your guess?</span>
        )}
      </p>
      <h3>
        <a href={href} data-claim={id}>
          {capital(title)}
        </a>
      </h3>
      <p class="small">{says}</p>
      {isShown && (
        <>
          <SmallPicture picture={picture} />
          <p class="small claim-told">{told.join("; ")}</p>
        </>
      )}
    </article>
  );
}
