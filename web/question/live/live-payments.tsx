import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { EntryLine } from "../../../src/reports/followed/entry-lines.ts";
import { engine } from "../../engine/open-engine.ts";
import { paymentEntries } from "../../parts/flows/payment-entries.ts";
import { paymentTitle } from "../../parts/flows/payment-made.tsx";
import type { AskedPayment } from "../../parts/flows/payment-parts.ts";
import { WhoPaidWhom } from "../../parts/flows/who-paid-whom.tsx";
import { HowMade } from "../../parts/how-made.tsx";
import type { LiveRun } from "./use-live-run.ts";

/** Who paid whom on the path; a payment opens its causes, and its entries in the books. */
export function LivePayments({ run }: { readonly run: LiveRun }): JSX.Element {
  return (
    <WhoPaidWhom
      title="Who paid whom"
      fileName="path-flows"
      flows={run.report.flows}
      behind={(asked) => <Entries run={run} asked={asked} />}
    />
  );
}

interface EntriesProps {
  readonly run: LiveRun;
  readonly asked: AskedPayment;
}

function Entries({ run, asked }: EntriesProps): JSX.Element {
  const lines = useSignal<readonly EntryLine[] | undefined>(undefined);
  const open = async (): Promise<void> => {
    const answer = await (await engine()).entries(run.options, 0);
    if (answer.ok) lines.value = paymentEntries(answer.value, asked);
  };
  return (
    <div>
      <button type="button" onClick={open}>
        The entries in the books
      </button>
      {lines.value !== undefined && (
        <HowMade
          title="The entries behind it"
          sum={`Entries behind ${paymentTitle(asked)}.`}
          lines={lines.value}
          onClose={() => {
            lines.value = undefined;
          }}
        />
      )}
    </div>
  );
}
