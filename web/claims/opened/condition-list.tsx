import type { JSX } from "preact";
import type { ClaimReport } from "../../../src/claims/claims-report.ts";
import { told, toldInterval } from "../../../src/claims/words.ts";

/** Each condition in words: what it is about, what was measured, where it has to be. */
export function ConditionList({ claim }: { readonly claim: ClaimReport }): JSX.Element {
  const [exact] = Object.entries(claim.measured);
  if (claim.conditions.length === 0) {
    return (
      <p>
        {exact![0]}: {exact![1]} in each of {claim.power.seeds} runs. It has to be 0.
      </p>
    );
  }
  return (
    <dl class="conditions" data-testid="conditions">
      {claim.conditions.map((condition) => {
        const { name, what, unit, mean, interval, bounds, decision, correlation } = condition;
        return (
          <div key={name}>
            <dt>
              {name}: <span class="soft">{decision}</span>
            </dt>
            <dd>
              {what}:{" "}
              <strong>
                {told(unit, mean)} {toldInterval(unit, interval)}
              </strong>
              . It has to be {bounds}.
              {correlation !== null &&
                ` Over seeds the two arms have a correlation of ${told("number", correlation)}.`}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
