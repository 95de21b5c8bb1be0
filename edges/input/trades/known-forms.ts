import { readFidelity } from "./forms/read-fidelity.ts";
import { readPlain } from "./forms/read-plain.ts";
import { readRobinhood } from "./forms/read-robinhood.ts";
import { readSchwab } from "./forms/read-schwab.ts";
import { readTastytrade } from "./forms/read-tastytrade.ts";
import type { TradeReader } from "./trade-sheet.ts";

/** A form of CSV file with one header. */
export interface Form {
  readonly broker: string;
  /** Columns by which the header is known. */
  readonly signature: readonly string[];
  /** The others that are needed. */
  readonly columns: readonly string[];
  readonly read: TradeReader;
}

/** Ours. */
export const PLAIN_FORM = "plain form";

/** The forms by their headers; sectioned files and XML are known otherwise. */
export const FORMS: readonly Form[] = [
  {
    broker: PLAIN_FORM,
    signature: ["Action", "Quantity", "Contract"],
    columns: [],
    read: readPlain,
  },
  { broker: PLAIN_FORM, signature: ["Action", "Quantity", "Root"], columns: [], read: readPlain },
  {
    broker: "Schwab",
    signature: ["Date", "Action", "Fees & Comm"],
    columns: ["Symbol", "Quantity", "Price", "Amount"],
    read: readSchwab,
  },
  {
    broker: "Fidelity",
    signature: ["Run Date", "Action"],
    columns: ["Symbol", "Quantity", "Price", "Commission", "Fees", "Amount"],
    read: readFidelity,
  },
  {
    broker: "Robinhood",
    signature: ["Activity Date", "Trans Code"],
    columns: ["Instrument", "Description", "Quantity", "Price", "Amount"],
    read: readRobinhood,
  },
  {
    broker: "tastytrade",
    signature: ["Sub Type", "Instrument Type"],
    columns: [
      ...["Date", "Type", "Action", "Symbol", "Value", "Quantity", "Average Price"],
      ...["Commissions", "Fees", "Multiplier", "Underlying Symbol"],
    ],
    read: readTastytrade,
  },
  {
    broker: "tastytrade",
    signature: ["Transaction Code", "Transaction Subcode"],
    columns: [
      ...["Date/Time", "Symbol", "Buy/Sell", "Open/Close", "Quantity", "Expiration Date"],
      ...["Strike", "Call/Put", "Price", "Fees", "Amount"],
    ],
    read: readTastytrade,
  },
];
