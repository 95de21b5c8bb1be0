import { join } from "node:path";
import { type Books, bookEvent } from "./book-event.ts";
import { readRows } from "./read-rows.ts";

const EVENT =
  "number,time,kind,account,other,instrument,order,side,code,price,quantity,price2,quantity2";

/** Derives every balance of a folder from its events; `fault` is told what does not hold. */
export async function auditFolder(
  folder: string,
  names: ReadonlyMap<string, string>,
  fault: (check: "numbers" | "times" | "sums" | "series" | "balances", what: string) => void,
): Promise<Books & { events: number; balances: number; assets: number }> {
  const books: Books = { units: new Map(), series: new Map(), exercised: 0n, ended: 0 };
  let [events, balances, next, latest] = [0, 0, 0n, 0n];
  await readRows(join(folder, "events.csv"), EVENT.split(","), (row) => {
    const [number, time, at] = [row.whole("number"), row.whole("time"), `events.csv:${row.line}`];
    if (number !== next) fault("numbers", `${at}: number ${number} instead of ${next}`);
    if (events++ > 0 && time < latest) fault("times", `${at}: time ${time} after ${latest}`);
    bookEvent(books, row, (what) => fault("series", `${at}: ${row.text("instrument")} ${what}`));
    [next, latest] = [number + 1n, time];
  });
  const sums = new Map<string, bigint>();
  const compare = (account: string, asset: string, found: bigint, stated: bigint): void => {
    const name = names.get(account) ?? "not in accounts.csv";
    const what = `account ${account} (${name}), asset ${asset}: found ${found}, stated ${stated}`;
    if (found !== stated || !names.has(account)) fault("balances", what);
    if (!/^[01]$/.test(asset) && !books.series.has(asset)) fault("series", `ended, ${what}`);
    if (found !== 0n) balances++;
    sums.set(asset, (sums.get(asset) ?? 0n) + stated);
  };
  await readRows(join(folder, "balances.csv"), ["account", "asset", "amount"], (row) => {
    const [account, asset] = [row.text("account"), row.text("asset")];
    compare(account, asset, books.units.get(asset)?.get(account) ?? 0n, row.whole("amount"));
    books.units.get(asset)?.delete(account);
  });
  for (const [asset, held] of books.units) {
    for (const [account, units] of held) if (units !== 0n) compare(account, asset, units, 0n);
  }
  for (const [asset, sum] of sums) if (sum !== 0n) fault("sums", `asset ${asset}: ${sum}`);
  return { ...books, events, balances, assets: sums.size };
}
