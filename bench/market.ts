import { writeFileSync } from "node:fs";
import { exchangePass } from "./market/exchange-pass.ts";
import { marketPass } from "./market/market-pass.ts";
import { type Mix, makeFlow } from "./market/order-flow.ts";
import { peerPass } from "./market/peer-pass.ts";
import { openRunPass } from "./market/run-pass.ts";
import { stockPass } from "./market/stock-pass.ts";
import { type Row, timed } from "./market/timing.ts";

/** The market part of `npm run bench`: commands a second, from one book to a whole run. */
const BOOKS = 4_000;
const RESTING_IN_ONE = 1_000;
const RESTING_IN_MANY = 12;
const DAYS = 10;

/** Limit orders, cancels, immediate orders and replacements, in hundredths of the commands. */
const NEAR: Mix = { cancel: 0.15, immediate: 0.05, replace: 0 };
const CANCELLING: Mix = { cancel: 0.4, immediate: 0.07, replace: 0 };
const REPLACING: Mix = { cancel: 0.06, immediate: 0.03, replace: 0.82 };

const near = makeFlow(NEAR, 1, RESTING_IN_ONE);
const cancelling = makeFlow(CANCELLING, 1, RESTING_IN_ONE);
const replacing = makeFlow(REPLACING, 1, RESTING_IN_ONE);
const wide = makeFlow(NEAR, BOOKS, RESTING_IN_MANY);
const openRun = await openRunPass(DAYS);

const rows: Row[] = [
  timed("exchange, 1 book, 80/15/5", () => exchangePass(near)),
  timed("nodejs-order-book, 80/15/5", () => peerPass(near)),
  timed("exchange, 1 book, 53/40/7", () => exchangePass(cancelling)),
  timed("nodejs-order-book, 53/40/7", () => peerPass(cancelling)),
  timed("exchange, 1 book, 9/6/3 + 82", () => exchangePass(replacing)),
  timed("exchange, 4,000 books, 80/15/5", () => exchangePass(wide)),
  timed("market, 1 book, 80/15/5", () => marketPass(near)),
  timed("market, 4,000 books, 80/15/5", () => marketPass(wide)),
  timed(`stock alone, ${DAYS} days`, () => stockPass(DAYS)),
  timed(`whole run, ${DAYS} days`, openRun),
];

console.log("Commands a second of processor time       middle       slowest       fastest");
for (const { name, speed, least, most } of rows) {
  const cells = [speed, least, most].map((one) =>
    Math.round(one).toLocaleString("en-US").padStart(14),
  );
  console.log(`${name.padEnd(34)}${cells.join("")}`);
}
const [ours, theirs, oursToo, theirsToo] = rows as [Row, Row, Row, Row];
const times = [ours.speed / theirs.speed, oursToo.speed / theirsToo.speed];
console.log(`Exchange / nodejs-order-book: ${times.map((one) => one.toFixed(1)).join(" and ")}`);
const { speed, commands, events } = rows.at(-1)!;
const daySeconds = commands / speed / DAYS;
console.log(`Whole run: ${commands} commands, ${events} events, ${daySeconds.toFixed(2)} s a day`);
console.log(`Checksum ${rows.map(({ checksum }) => checksum).join(" ")}`);
const results = new URL("./market.json", import.meta.url);
const report = { node: process.version, daySeconds, rows };
writeFileSync(results, `${JSON.stringify(report, null, 2)}\n`);
console.log("Wrote dist/bench/market.json");
