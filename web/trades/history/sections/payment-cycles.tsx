import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { engine } from "../../../engine/open-engine.ts";
import { useFailure } from "../../../engine/use-failure.ts";
import { paymentEntries } from "../../../parts/flows/payment-entries.ts";
import { paymentTitle } from "../../../parts/flows/payment-made.tsx";
import { type AskedPayment, paymentOf } from "../../../parts/flows/payment-parts.ts";
import { Loading } from "../../../parts/states.tsx";
import { SummedCycles } from "../how-summed.tsx";
import type { HistoryRun } from "../use-history.ts";

interface PaymentCyclesProps {
  readonly run: HistoryRun;
  readonly asked: AskedPayment;
}

/** What each month adds to a payment, and behind each month its entries in the books. */
export function PaymentCycles({ run, asked }: PaymentCyclesProps): JSX.Element {
  const amounts = useSignal<readonly number[] | undefined>(undefined);
  const fail = useFailure();
  useEffect(() => {
    engine()
      .then((api) => api.payment(run.options, asked))
      .then((answer) => {
        amounts.value = answer.ok ? answer.value : [];
      })
      .catch(fail);
  }, [run, asked, amounts, fail]);
  const found = amounts.value;
  if (found === undefined) return <Loading what="Adding it up by the sale" />;
  const { cycles, flows } = run.report;
  return (
    <SummedCycles
      run={run}
      summed={{
        title: paymentTitle(asked),
        total: paymentOf(flows, asked),
        ofCycle: (cycle) => found[cycles.indexOf(cycle)] ?? 0,
      }}
      pickLines={(lines) => paymentEntries(lines, asked)}
    />
  );
}
