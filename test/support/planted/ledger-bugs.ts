import { bugsOf, type PlantedBug } from "./planted-bug.ts";

const LEDGER = "src/ledger/ledger.ts";
const NOVATION = "src/clearing/novation.ts";
const FEES = "src/clearing/fees.ts";
const EXPIRY = "src/clearing/expiry.ts";
const INTEREST = "src/clearing/interest.ts";

/** In the ledger, the clearing house and the back office. */
export const LEDGER_BUGS: readonly PlantedBug[] = bugsOf([
  [
    "ledger: the line of who gives is not negated",
    LEDGER,
    "addLine(ledger, from, asset, -amount);",
    "addLine(ledger, from, asset, amount);",
  ],
  [
    "ledger: who pays a transfer is paid",
    LEDGER,
    "postLine(ledger, cause, from, asset, -amount);",
    "postLine(ledger, cause, from, asset, amount);",
  ],
  [
    "ledger: the total of an asset is not kept",
    LEDGER,
    "totals[asset] = totals[asset]! + amount;",
    "totals[asset] = totals[asset]!;",
  ],
  [
    "ledger: an entry forgets its last line",
    LEDGER,
    "for (let i = 0; i < count; i++) {\n    postLine",
    "for (let i = 0; i < count - 1; i++) {\n    postLine",
  ],
  [
    "ledger: a balance may overflow",
    LEDGER,
    "if (!Number.isSafeInteger(balance)) checkedAmount(balance);",
    "",
  ],
  [
    "ledger: the trial balance passes over the first account",
    "src/ledger/trial-balance.ts",
    "let at = asset * accounts;",
    "let at = asset * accounts + 1;",
  ],
  [
    "clearing: buyer and seller are exchanged",
    NOVATION,
    "const buyer = events.account[place]!;\n  const seller = events.other[place]!;",
    "const buyer = events.other[place]!;\n  const seller = events.account[place]!;",
  ],
  [
    "clearing: a contract is 10 shares",
    "src/contracts/instrument-table.ts",
    "export const MULTIPLIER = 100;",
    "export const MULTIPLIER = 10;",
  ],
  [
    "ledger: the seller's cash of a sale is missing",
    LEDGER,
    "postLine(ledger, cause, seller, CASH, cash);",
    "",
  ],
  [
    "clearing: expiry keeps the first party's position",
    EXPIRY,
    "account = FIRST_PARTY; account < accounts.length; account++) {\n    const contracts",
    "account = FIRST_PARTY + 1; account < accounts.length; account++) {\n    const contracts",
  ],
  [
    "clearing: an option at the money is exercised",
    EXPIRY,
    "instrument, settlement) > 0;",
    "instrument, settlement) >= 0;",
  ],
  [
    "clearing: exercise delivers the shares to the wrong side",
    "src/clearing/delivery.ts",
    "sign * shares",
    "-sign * shares",
  ],
  [
    "clearing: who is drawn first is assigned again on the wheel's second turn",
    "src/clearing/exercise.ts",
    "overlap(first, short, start - open, quantity)",
    "overlap(first, short, start + open, quantity)",
  ],
  [
    "clearing: interest flows from who earned it to the bank",
    INTEREST,
    "BANK, account, CASH, interest",
    "account, BANK, CASH, interest",
  ],
  ["clearing: interest on money that was put in", INTEREST, " - clearing.ownMoney[account]!", ""],
  [
    "clearing: the lender pays the short's dividend",
    "src/clearing/dividends.ts",
    "pay(clearing, time, account, lender, -shares * amount)",
    "pay(clearing, time, lender, account, -shares * amount)",
  ],
  [
    "clearing: who is long pays for borrowing",
    "src/clearing/borrow.ts",
    "shares >= 0 || account === lender",
    "shares <= 0 || account === lender",
  ],
  [
    "clearing: a split adds all new shares to the old ones",
    "src/clearing/split.ts",
    "STOCK, after - before)",
    "STOCK, after)",
  ],
  [
    "fees: told, but not posted",
    FEES,
    "postTransfer(clearing.ledger, CAUSE.fee, from, to, CASH, amount);",
    "",
  ],
  [
    "fees: the buyer is charged twice",
    FEES,
    "chargeSide(clearing, time, instrument, buyer, quantity, 0);",
    "for (const _ of [1, 2]) chargeSide(clearing, time, instrument, buyer, quantity, 0);",
  ],
  [
    "fees: the exchange's go to the broker",
    FEES,
    "pay(clearing, time, account, EXCHANGE,",
    "pay(clearing, time, account, BROKER,",
  ],
  [
    "fees: a purchase pays what a sale does",
    FEES,
    "buyer, quantity, 0)",
    "buyer, quantity, proceeds)",
  ],
  ["market: an older command is applied", "src/market/market.ts", "|| time < clock[0]!", ""],
  [
    "clearing: abandoned contracts are exercised",
    "src/clearing/expiry.ts",
    "let abandoned = Math.min(abandonedBy(clearing, holder, instrument), open);",
    "let abandoned = 0;",
  ],
  [
    "clearing: own money is not noted",
    "src/clearing/funding.ts",
    "if (instrument === CASH) clearing.ownMoney[account] = balanceOf(ledger, account, CASH);",
    "",
  ],
]);
