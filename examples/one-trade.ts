import {
  accountNumber,
  applyCommand,
  balanceOf,
  CASH,
  type Command,
  createMarket,
  dayFromIso,
  microsecondsAt,
  STOCK,
  stateHash,
} from "../src/index.ts";

/**
 * One option is sold and hedged: nine commands into the market, one of them refused, and the books
 * afterwards. Run it with `npx tsx examples/one-trade.ts`; docs/market/messages.md explains it.
 */
const market = createMarket({
  parties: [
    { name: "seller", bearsInterest: false },
    { name: "buyer", bearsInterest: true },
    { name: "tape", bearsInterest: false },
  ],
  lender: "tape",
  series: 1,
  orders: 16,
  seed: 1,
});
const account = (name: string): number => accountNumber(market.accounts, name);
const [seller, buyer, tape] = [account("seller"), account("buyer"), account("tape")];
/** The first series listed is the instrument after the stock. */
const call = STOCK + 1;

/** 16:00 on 1 March 2021. */
const time = microsecondsAt(dayFromIso("2021-03-01")!, 16 * 3600);
const expiryDay = dayFromIso("2021-03-19")!;

function send(command: Command): void {
  console.log(`> ${command.kind}`);
  for (const { kind, time: _, ...fields } of applyCommand(market, command)) {
    const words = Object.entries(fields).map(([name, value]) => `${name} ${value}`);
    console.log(`  ${[kind, ...words].join(" ")}`);
  }
}

/** The stock at $100, a choice price; the seller's shares; a call with a strike of $100. */
const at = { bid: 1_000_000, ask: 1_000_000 };
send({ kind: "quote", time, account: tape, instrument: STOCK, ...at, bidSize: 900, askSize: 900 });
send({ kind: "mark", time });
send({ kind: "fund", time, account: seller, instrument: STOCK, quantity: 100 });
send({
  kind: "list",
  time,
  right: "call",
  strike: 1_000_000,
  expiryDay,
  ticks: "listed",
  style: "european",
});

/** The buyer quotes $1.75 to $1.78; the seller first asks a price between two ticks. */
const quote = { bid: 17_500, bidSize: 1, ask: 17_800, askSize: 1 };
send({ kind: "quote", time, account: buyer, instrument: call, ...quote });
send({ kind: "mark", time });
const sale = { kind: "order", time, side: "sell", quantity: 1, timeInForce: "ioc" } as const;
send({ ...sale, account: seller, instrument: call, price: 17_550 });
send({ ...sale, account: seller, instrument: call, price: 17_500 });

/** The hedge of a long call is short stock: half of its 100 shares. */
send({ ...sale, account: buyer, instrument: STOCK, price: 1_000_000, quantity: 50 });

const assets = { cash: CASH, shares: STOCK, calls: call };
for (const [name, asset] of Object.entries(assets)) {
  const held = market.accounts.map((owner, i) => [owner.name, balanceOf(market.ledger, i, asset)]);
  const words = held.filter(([, units]) => units !== 0).map(([owner, n]) => `${owner} ${n}`);
  console.log(`${name}: ${words.join(", ")}`);
}
console.log(`fingerprint: ${stateHash(market)}`);
