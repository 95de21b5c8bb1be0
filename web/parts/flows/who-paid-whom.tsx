import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { FlowsReport } from "../../../src/reports/replay-report.ts";
import { wholeDollars } from "../format.ts";
import { PictureFrame } from "../picture/picture-frame.tsx";
import { Bands, bandsHeight } from "./bands.tsx";
import { FlowsTable, flowsCsv } from "./flows-table.tsx";
import { partyName } from "./party-names.ts";
import { drawnPayments, type Payment, paymentsOf, storyFlows } from "./payments.ts";
import "./who-paid-whom.css";

interface WhoPaidWhomProps {
  readonly title: string;
  readonly fileName: string;
  readonly flows: FlowsReport;
}

/** Narrower than this the bands have no room for their names: the style sheet shows a list. */
const LEAST_WIDTH = 560;

/** Who paid whom: bands from left to right, a list where there is no room, and the whole table. */
export function WhoPaidWhom({ title, fileName, flows }: WhoPaidWhomProps): JSX.Element {
  const story = useMemo(() => storyFlows(flows), [flows]);
  const all = useMemo(() => paymentsOf(story), [story]);
  const payments = useMemo(() => drawnPayments(all), [all]);
  const inWords = payments.map(paymentWords);
  if (payments.length === 0) return <p class="soft">{title}: nothing was paid.</p>;
  return (
    <div class="who-paid">
      <p class="name">{title}</p>
      <ol class="payments">
        {inWords.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ol>
      <PictureFrame
        title={`${title}: ${inWords.join("; ")}`}
        fileName={fileName}
        height={bandsHeight(payments)}
        leastWidth={LEAST_WIDTH}
        draw={(width) => <Bands {...{ title, payments, all, width }} />}
        csv={() => flowsCsv(story)}
        table={<FlowsTable title={title} flows={story} />}
      >
        <p class="soft small">
          By options between you and your buyer, by shares with everybody else in the stock, up to
          the last price. Other share traders' own shares are left out.
          {payments.length < all.length && " Payments too small to draw are in the table."}
        </p>
      </PictureFrame>
    </div>
  );
}

function paymentWords({ from, to, amount }: Payment): string {
  return `${partyName(from).words} paid ${partyName(to).words} ${wholeDollars(amount)}`;
}
