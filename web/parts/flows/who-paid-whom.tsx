import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { FlowsReport } from "../../../src/reports/replay-report.ts";
import { wholeDollars } from "../format.ts";
import { PictureFrame } from "../picture/picture-frame.tsx";
import { Bands, bandsHeight } from "./bands.tsx";
import { FlowsTable, flowsCsv } from "./flows-table.tsx";
import { partyName } from "./party-names.ts";
import { PaymentMade } from "./payment-made.tsx";
import type { AskedPayment } from "./payment-parts.ts";
import { drawnPayments, type Payment, paymentsOf, storyFlows } from "./payments.ts";
import "./who-paid-whom.css";

interface WhoPaidWhomProps {
  readonly title: string;
  readonly fileName: string;
  readonly flows: FlowsReport;
  /** The trades behind a payment, below its causes. */
  readonly behind?: (asked: AskedPayment) => ComponentChildren;
}

/** Narrower than this the bands have no room for their names: the style sheet shows a list. */
const LEAST_WIDTH = 560;

/** Who paid whom: bands from left to right, a list where there is no room, and the whole table. */
export function WhoPaidWhom(props: WhoPaidWhomProps): JSX.Element {
  const { title, fileName, flows, behind } = props;
  const asked = useSignal<AskedPayment | undefined>(undefined);
  const onAsk = (payment: AskedPayment): void => {
    asked.value = payment;
  };
  const story = useMemo(() => storyFlows(flows), [flows]);
  const all = useMemo(() => paymentsOf(story), [story]);
  const payments = useMemo(() => drawnPayments(all), [all]);
  if (payments.length === 0) return <p class="soft">{title}: nothing was paid.</p>;
  return (
    <div class="who-paid">
      <p class="name">{title}</p>
      <ol class="payments">
        {payments.map((payment) => (
          <li key={paymentWords(payment)}>
            <button type="button" class="plain" onClick={() => onAsk(payment)}>
              {paymentWords(payment)}
            </button>
          </li>
        ))}
      </ol>
      <PictureFrame
        title={`${title}: ${payments.map(paymentWords).join("; ")}`}
        fileName={fileName}
        height={bandsHeight(payments)}
        leastWidth={LEAST_WIDTH}
        draw={(width) => <Bands {...{ title, payments, all, width, onAsk }} />}
        csv={() => flowsCsv(story)}
        table={<FlowsTable title={title} flows={story} onAsk={onAsk} />}
      >
        <p class="soft small">
          By options between you and your buyer, by shares with everybody else in the stock, up to
          the last price. Other share traders' own shares are left out.
          {payments.length < all.length && " Payments too small to draw are in the table."}
        </p>
      </PictureFrame>
      {asked.value !== undefined && (
        <PaymentMade
          flows={flows}
          asked={asked.value}
          onClose={() => {
            asked.value = undefined;
          }}
        >
          {behind?.(asked.value)}
        </PaymentMade>
      )}
    </div>
  );
}

function paymentWords({ from, to, amount }: Payment): string {
  return `${partyName(from).words} paid ${partyName(to).words} ${wholeDollars(amount)}`;
}
