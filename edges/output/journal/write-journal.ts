import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { balanceOf } from "../../../src/ledger/ledger.ts";
import type { Market } from "../../../src/market/market-state.ts";
import { EVENT, EVENT_LAYOUT } from "../../../src/messages/events.ts";
import { placeOf, type Rows } from "../../../src/messages/rows.ts";
import { csvLine } from "../csv.ts";
import { requireEmptyFolder } from "../write-folder.ts";

/** A run as files: what happened, row by row, and what everybody holds at its end. */
export interface Journal {
  /**
   * Writes the events that are new since the last call. It must be called after every command: the
   * market overwrites old rows, and one that was missed breaks rule X1.
   */
  follow(market: Market): void;
  /** Writes what is left, the accounts and the balances, and closes the files. */
  close(market: Market): void;
}

const COLUMNS =
  "number,time,kind,account,other,instrument,order,side,code,price,quantity,price2,quantity2";

/** Characters that are collected before the disk is asked: rows are some 60 each. */
const CHUNK = 1 << 18;

/** Opens a journal in a new folder, or in an empty one. */
export function openJournal(folder: string): Journal {
  requireEmptyFolder(folder);
  mkdirSync(folder, { recursive: true });
  const file = openSync(join(folder, "events.csv"), "wx");
  let text = `${COLUMNS}\n`;
  /** Rows of the market's ring that were read, and rows of the file. */
  let [read, number] = [0, 0];
  const write = (): void => {
    writeAll(file, text);
    text = "";
  };
  const follow = ({ events }: Market): void => {
    for (; read < events.written[0]!; read++) {
      const place = placeOf(events, read);
      // Marks move nothing and would be most of the file.
      if (events.kind[place] === EVENT.marked) continue;
      text += eventLine(events, place, number++);
      if (text.length >= CHUNK) write();
    }
  };
  const close = (market: Market): void => {
    follow(market);
    write();
    closeSync(file);
    writeFileSync(join(folder, "accounts.csv"), accountsCsv(market));
    writeFileSync(join(folder, "balances.csv"), balancesCsv(market));
  };
  return { follow, close };
}

/** A row as its line. Numbers count the rows of the file, so that a missing one shows. */
function eventLine(rows: Rows, place: number, number: number): string {
  const kind = EVENT_LAYOUT[rows.kind[place]!]!.kind;
  return (
    `${number},${rows.time[place]},${kind},${rows.account[place]},${rows.other[place]},` +
    `${rows.instrument[place]},${rows.order[place]},${rows.side[place]},${rows.code[place]},` +
    `${rows.price[place]},${rows.quantity[place]},${rows.price2[place]},${rows.quantity2[place]}\n`
  );
}

/** A write may take less than it was given. */
function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}

function accountsCsv({ accounts }: Market): string {
  const lines = accounts.map(({ name, outside }, account) => csvLine([account, name, outside]));
  return `account,name,outside\n${lines.join("\n")}\n`;
}

/** Every balance that is not zero; asset 0 is cash in $0.0001, 1 the shares, then the series. */
function balancesCsv({ ledger }: Market): string {
  let text = "account,asset,amount\n";
  for (let account = 0; account < ledger.accounts; account++) {
    for (let asset = 0; asset < ledger.assets; asset++) {
      const amount = balanceOf(ledger, account, asset);
      if (amount !== 0) text += `${account},${asset},${amount}\n`;
    }
  }
  return text;
}
