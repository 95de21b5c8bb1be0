import { quoted } from "../../input-error.ts";
import { contractOf, parseOptionName } from "../option-name.ts";
import { plainColumn, type TradeLine } from "../trade-line.ts";
import {
  type SplitRatio,
  TRADE_ACTIONS,
  type TradeAction,
  type TradeContract,
} from "../trade-row.ts";
import { draftOf, fullLine, requireColumns, type TradeReader } from "../trade-sheet.ts";
import { parseTradeDay } from "../trade-time.ts";

const SHARE_ACTIONS: readonly TradeAction[] = ["share", "dividend", "split"];
const PARTS = ["root", "right", "strike", "expiry"];

/**
 * The plain form (docs/trades/files.md): `time, action, contract, quantity, price, fees`, the time
 * also as `date`, the contract as an OCC symbol or in the columns root, right, strike, expiry.
 * Signs are the change of the position in every action.
 */
export const readPlain: TradeReader = (sheet, into) => {
  const hasContract = sheet.header.some((name) => plainColumn(name) === "contract");
  const timeColumn = sheet.header.some((name) => plainColumn(name) === "date") ? "date" : "time";
  const columns = [timeColumn, "action", "quantity", "price", "fees"];
  requireColumns(
    sheet,
    [...columns, ...(hasContract ? ["contract"] : PARTS)],
    "The plain form has the columns time,action,contract,quantity,price,fees",
  );
  sheet.records.records.forEach((cells, i) => {
    const line = fullLine(sheet.name, sheet.header, cells, sheet.records.lines[i]!);
    into.drafts.push(readRow(line, timeColumn, hasContract ? "contract" : "root"));
  });
};

function readRow(
  line: TradeLine,
  timeColumn: string,
  nameColumn: string,
): ReturnType<typeof draftOf> {
  const action = actionOf(line);
  const time = line.time(timeColumn);
  const isShares = SHARE_ACTIONS.includes(action);
  const what = isShares ? tickerOf(line, nameColumn) : contractIn(line, nameColumn);
  const fees = line.units("fees");
  if (fees < 0) throw line.refuse("fees", "fees are 0 or more");
  if (action === "split") {
    const split = ratioOf(line);
    return draftOf(line, time, what, { action, quantity: 0, split, fees });
  }
  const quantity = line.number("quantity") ?? 0;
  checkQuantity(line, action, quantity);
  const needsPrice = isShares || action === "open" || action === "close";
  const dollars = line.number("price");
  if (dollars === undefined && needsPrice) throw line.refuse("price", `${action} needs a price`);
  if (dollars !== undefined && dollars < 0) throw line.refuse("price", "a price is below 0");
  return draftOf(line, time, what, { action, quantity, fees }, dollars);
}

function actionOf(line: TradeLine): TradeAction {
  const text = line.text("action").toLowerCase();
  const action = TRADE_ACTIONS.find((known) => known === text);
  if (action !== undefined) return action;
  throw line.refuse(
    "action",
    `${quoted(line.text("action"))} is not an action`,
    `Write one of ${TRADE_ACTIONS.join(", ")}`,
  );
}

function tickerOf(line: TradeLine, column: string): string {
  const text = line.text(column);
  if (/^[A-Za-z][A-Za-z0-9./ ]{0,6}$/.test(text)) return text;
  throw line.refuse(column, `${quoted(text)} is not a ticker`, "Write the stock's, such as AAPL");
}

function contractIn(line: TradeLine, column: string): TradeContract {
  const contract =
    column === "contract"
      ? parseOptionName(line.text(column))
      : contractOf(
          line.text("root"),
          line.text("right"),
          line.text("strike"),
          parseTradeDay(line.text("expiry")),
        );
  if (contract !== undefined) return contract;
  const shown = (column === "contract" ? [column] : PARTS).map((part) => line.text(part)).join(" ");
  throw line.refuse(
    column,
    `${quoted(shown)} is not a contract`,
    'Write its OCC symbol, such as "AAPL  120317C00500000", or root, right, strike and expiry',
  );
}

function checkQuantity(line: TradeLine, action: TradeAction, quantity: number): void {
  const isShares = SHARE_ACTIONS.includes(action);
  if (quantity === 0) throw line.refuse("quantity", `${action} needs a quantity`);
  if (!isShares && !Number.isInteger(quantity)) {
    throw line.refuse("quantity", "contracts are whole numbers");
  }
  if (action === "assign" && quantity < 0) {
    throw line.refuse("quantity", "assigned options were short: their number goes up", "Write +1");
  }
  if (action === "exercise" && quantity > 0) {
    throw line.refuse("quantity", "exercised options were long: their number falls", "Write -1");
  }
}

/** `4`, `0.1`, or `3:2` for three new shares per two old. */
function ratioOf(line: TradeLine): SplitRatio {
  const text = line.text("price");
  const [newShares, oldShares] = (text.includes(":") ? text : `${text}:1`).split(":").map(Number);
  const isRatio = newShares! > 0 && oldShares! > 0 && newShares! !== oldShares!;
  if (text !== "" && isRatio && Number.isFinite(newShares! / oldShares!)) {
    return { newShares: newShares!, oldShares: oldShares! };
  }
  throw line.refuse("price", `${quoted(text)} is no split`, "Write new shares per old: 4, or 3:2");
}
