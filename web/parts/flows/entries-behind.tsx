import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { EntryLine } from "../../../src/reports/followed/entry-lines.ts";
import { useFailure } from "../../engine/use-failure.ts";
import { HowMade } from "../how-made.tsx";
import { paymentEntries } from "./payment-entries.ts";
import { paymentTitle } from "./payment-made.tsx";
import type { AskedPayment } from "./payment-parts.ts";

interface EntriesBehindProps {
  readonly asked: AskedPayment;
  /** All lines of the books; undefined where they could not be had. */
  readonly load: () => Promise<readonly EntryLine[] | undefined>;
}

/** Opens the entries behind a payment. */
export function EntriesBehind({ asked, load }: EntriesBehindProps): JSX.Element {
  const lines = useSignal<readonly EntryLine[] | undefined>(undefined);
  const fail = useFailure();
  const open = (): void => {
    load().then((all) => {
      if (all !== undefined) lines.value = paymentEntries(all, asked);
    }, fail);
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
