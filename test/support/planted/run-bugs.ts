import { bugsOf, type PlantedBug } from "./planted-bug.ts";

const RUN_DAY = "src/simulator/run/run-day.ts";

/** In the run, the public, its report, the journal and the audit. */
export const RUN_BUGS: readonly PlantedBug[] = bugsOf([
  [
    "run: a series does not end on its last day",
    RUN_DAY,
    "instruments.expiryDay[series] === session.today",
    "instruments.expiryDay[series]! < session.today",
  ],
  [
    "run: sellers of options buy them",
    "src/participants/retail-seller.ts",
    'series, side: "sell", contracts',
    'series, side: "buy", contracts',
  ],
  [
    "report: fees are left out of what came from outside",
    "src/measures/company/outside-items.ts",
    "fees: total(sums.fees),",
    "",
  ],
  [
    "flows: what a buyer holds is counted as owed",
    "src/attribution/who-paid-whom.ts",
    "hold(flows, instrument, account, other, quantity);",
    "hold(flows, instrument, account, other, -quantity);",
  ],
  [
    "journal: every other event is lost",
    "edges/output/journal/write-journal.ts",
    "for (; read < events.written[0]!; read++) {",
    "for (; read < events.written[0]!; read += 2) {",
  ],
  [
    "audit: a contract is 10 shares",
    "edges/audit/book-event.ts",
    "asset === SHARES ? 1n : 100n",
    "asset === SHARES ? 1n : 10n",
  ],
  [
    "run: orders that wait are never met",
    "src/simulator/run/run-day.ts",
    "nextRow(market.commands, COMMAND.sweep, now);",
    "",
  ],
  [
    "run: makers never hedge",
    "src/simulator/run/run-day.ts",
    "hedgeAll(world, session);\n  world.step++;",
    "world.step++;",
  ],
  [
    "run: makers ask a discount",
    "src/participants/market-maker/chain-maker.ts",
    "?? 0) + this.settings.premium",
    "?? 0) - this.settings.premium",
  ],
  [
    "run: the public pays no fees",
    "src/simulator/run/play-run.ts",
    '{ schedule: "retail", accounts: world.retail.map(({ who }) => who.account.view.account) },',
    "",
  ],
  [
    "run: orders for the day outlive it",
    "src/simulator/run/run-day.ts",
    "nextRow(commands, COMMAND.endDay, time);",
    "",
  ],
  [
    "run: makers do not quote anew after a trade",
    RUN_DAY,
    "answerOwn(world, momentOf(session, now), from);\n  quoteAll(world, session, now, false);",
    "answerOwn(world, momentOf(session, now), from);",
  ],
  [
    "run: interest is paid for no time",
    RUN_DAY,
    "sendInterest(commands, time, interestYears(before, session.today));",
    "sendInterest(commands, time, interestYears(before, before));",
  ],
  [
    "public: a worse price is more welcome to sellers",
    "src/participants/retail-seller.ts",
    "arrives(stream, arrival, mood, fair - sigma)",
    "arrives(stream, arrival, mood, sigma - fair)",
  ],
  [
    "public: who has waited trades all again",
    "src/participants/retail-account.ts",
    "const left = waiting.contracts - filled;",
    "const left = waiting.contracts;",
  ],
]);
