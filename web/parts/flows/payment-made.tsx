import type { ComponentChildren, JSX } from "preact";
import type { FlowsReport } from "../../../src/reports/replay-report.ts";
import { Amount } from "../amount.tsx";
import { Modal } from "../modal.tsx";
import { partyName } from "./party-names.ts";
import { type AskedPayment, paymentOf, paymentParts } from "./payment-parts.ts";

/** Causes of the ledger of payments in words (docs/attribution/who-paid-whom.md). */
const CAUSE_WORDS: Readonly<Record<string, string>> = {
  company: "shares put in or taken out, and their price since",
  "option spread": "options, at the trade: price against the mark of that instant",
  option: "options, since the trade: what the mark did",
  "stock spread": "shares, at the trade: price against the mark of that instant",
  stock: "shares, since the trade: what the price did",
  dividends: "dividends",
  interest: "interest",
  exercise: "given up by exercise",
  borrow: "for shares that were borrowed",
  fees: "fees",
};

interface PaymentMadeProps {
  readonly flows: FlowsReport;
  readonly asked: AskedPayment;
  readonly onClose: () => void;
  /** The trades behind it. */
  readonly children: ComponentChildren;
}

/** What a payment is made of: its causes, which add up to it, and the trades behind them. */
export function PaymentMade({ flows, asked, onClose, children }: PaymentMadeProps): JSX.Element {
  const title = paymentTitle(asked);
  return (
    <Modal title={`How it was made: ${title}`} onClose={onClose}>
      <table class="reasons" data-testid="payment-parts">
        <caption class="hidden-visually">{title}, cause by cause</caption>
        <tbody>
          {paymentParts(flows, asked).map(({ cause, amount }) => (
            <tr key={cause}>
              <td class="number">
                <Amount value={amount} />
              </td>
              <td>{CAUSE_WORDS[cause] ?? cause}</td>
            </tr>
          ))}
          <tr class="sum">
            <td class="number">
              <Amount value={paymentOf(flows, asked)} />
            </td>
            <td>{title}</td>
          </tr>
        </tbody>
      </table>
      {children}
    </Modal>
  );
}

/** `what your buyer had from other share traders`. */
export function paymentTitle({ to, from }: AskedPayment): string {
  const other = from === undefined ? "all others" : partyName(from).words;
  return `what ${partyName(to).words} had from ${other}`;
}
