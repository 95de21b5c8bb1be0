import type { JSX } from "preact";
import { engine } from "../../engine/open-engine.ts";
import { EntriesBehind } from "../../parts/flows/entries-behind.tsx";
import { WhoPaidWhom } from "../../parts/flows/who-paid-whom.tsx";
import type { LiveRun } from "./use-live-run.ts";

/** Who paid whom on the path; a payment opens its causes, and its entries in the books. */
export function LivePayments({ run }: { readonly run: LiveRun }): JSX.Element {
  return (
    <WhoPaidWhom
      title="Who paid whom"
      fileName="path-flows"
      flows={run.report.flows}
      behind={(asked) => (
        <EntriesBehind
          asked={asked}
          load={async () => {
            const answer = await (await engine()).entries(run.options, 0);
            return answer.ok ? answer.value : undefined;
          }}
        />
      )}
    />
  );
}
