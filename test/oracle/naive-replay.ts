/**
 * A second, independent replay of monthly option selling, in plain floating numbers and written to
 * be obviously right: the twin the real replay is held against. It imports nothing.
 * P&Ls are dollars per contract of 100 shares, valued at expiry; spot to payoff are per share.
 */
export interface NaiveReplayInput {
  /** ISO dates and closes of every trading day; cycles are pairs of row numbers. */
  days: string[];
  closes: number[];
  cycles: { entry: number; expiry: number }[];
  strategy: "covered-call" | "cash-secured-put";
  strikeOf(spot: number): number;
  /** Implied volatility at row i, a decimal per year; the entry's is used until expiry. */
  sigmaOf(i: number): number;
  /** Continuous interest per year at row i, a decimal; the entry's is used until expiry. */
  rateOf(i: number): number;
  /** Years that volatility is measured in between two rows; the calendar's without it. */
  volYears?(from: number, to: number): number;
  /** Dollars per share paid on row i to whoever held the share at the close before. */
  dividendPerShareOn(i: number): number;
  /** Continuous dividend yield per year at row i, as priced; the entry's is used until expiry. */
  yieldAt(i: number): number;
  wholeShares: boolean;
  hedge: "close" | "none";
}

export interface NaiveCycle {
  spot: number;
  settle: number;
  strike: number;
  rate: number;
  years: number;
  /** Implied volatility the option was sold and hedged at. */
  vol: number;
  premium: number;
  payoff: number;
  /** sqrt(sum of squared log returns / years that volatility is measured in). */
  realizedVol: number;
  /**
   * pnl = option + stock + dividends, no interest. Own money = spot (covered call) or strike (put).
   * excess = pnl + interestOnPremium, for the call less interestOnOwnMoney (the put seller's money
   * lies in bills: its interest cancels). decomposition of excess: Israelov and Nielsen 2015.
   */
  seller: Record<"pnl" | "option" | "stock" | "dividends" | "excess", number> & {
    interestOnPremium: number;
    interestOnOwnMoney: number;
    decomposition: { equity: number; shortVol: number; timing: number };
  };
  /** pnl = option + hedge + dividends + interest; the premium is borrowed. */
  buyer: { pnl: number; option: number; hedge: number; dividends: number; interest: number };
}

const SHARES = 100;
/** Target delta of an at-the-money option, fixed before entry. */
const MEAN_DELTA = 0.5;

/** Normal distribution function: 1/2 + density * (x + x^3/3 + x^5/15 + ...), Marsaglia 2004. */
export function naiveNormalCdf(x: number): number {
  if (Math.abs(x) > 8) return x > 0 ? 1 : 0;
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-18; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + (sum * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI);
}

/** Black-Scholes-Merton value and delta of one European option on one share. */
export function naiveOption(
  kind: "call" | "put",
  market: { spot: number; strike: number; years: number; rate: number; yield: number; vol: number },
): { value: number; delta: number } {
  const { spot, strike, years, rate, vol } = market;
  const spread = vol * Math.sqrt(years);
  const d1 = (Math.log(spot / strike) + (rate - market.yield) * years) / spread + spread / 2;
  const stock = Math.exp(-market.yield * years);
  const bond = Math.exp(-rate * years);
  const delta = stock * naiveNormalCdf(d1);
  const call = spot * delta - strike * bond * naiveNormalCdf(d1 - spread);
  if (kind === "call") return { value: call, delta };
  return { value: call - spot * stock + strike * bond, delta: delta - stock };
}

/** Replays every cycle: sold at the entry close, hedged at each close, settled at the last. */
export function naiveReplay(input: NaiveReplayInput): NaiveCycle[] {
  return input.cycles.map(({ entry, expiry }) => replayCycle(input, entry, expiry));
}

function replayCycle(input: NaiveReplayInput, entry: number, expiry: number): NaiveCycle {
  const { closes } = input;
  const call = input.strategy === "covered-call";
  const yearsLeft = (i: number): number =>
    (Date.parse(input.days[expiry]!) - Date.parse(input.days[i]!)) / 86_400_000 / 365;
  const spot = closes[entry]!;
  const settle = closes[expiry]!;
  const strike = input.strikeOf(spot);
  const years = yearsLeft(entry);
  const rate = input.rateOf(entry);
  const terms = { strike, rate, yield: input.yieldAt(entry), vol: input.sigmaOf(entry) };
  const optionAt = (i: number): { value: number; delta: number } => {
    const clock = input.volYears?.(i, expiry) ?? yearsLeft(i);
    const vol = terms.vol * Math.sqrt(clock / yearsLeft(i));
    const now = { ...terms, spot: closes[i]!, years: yearsLeft(i), vol };
    return naiveOption(call ? "call" : "put", now);
  };
  const premium = optionAt(entry).value;
  const payoff = Math.max(call ? settle - strike : strike - settle, 0);

  const buyer = { option: SHARES * (payoff - premium), hedge: 0, dividends: 0, interest: 0 };
  let [dividends, equity, timing, squares] = [0, 0, 0, 0];
  for (let i = entry + 1; i <= expiry; i++) {
    // Yesterday's close: the delta fixes the shares that are held until today's close.
    const before = closes[i - 1]!;
    const { delta } = optionAt(i - 1);
    const hedgeShares = input.wholeShares ? Math.round(SHARES * delta) : SHARES * delta;
    const held = input.hedge === "close" ? -hedgeShares : 0;
    // Interest on his bank balance: the premium owed, gains so far, what the shares fetched.
    const gains = buyer.hedge + buyer.dividends + buyer.interest;
    const balance = -SHARES * premium + gains - held * before;
    const growth = Math.exp(rate * (yearsLeft(i - 1) - yearsLeft(i))) - 1;
    const dividend = input.dividendPerShareOn(i);
    const move = closes[i]! - before;
    buyer.interest += balance * growth;
    buyer.dividends += held * dividend;
    buyer.hedge += held * move;
    dividends += dividend;
    squares += Math.log(closes[i]! / before) ** 2;
    // The seller's decomposition: a share's move above interest, carried to the expiry.
    const excessMove = (move + dividend - before * growth) * Math.exp(rate * yearsLeft(i));
    const sellerDelta = (call ? 1 : 0) - hedgeShares / SHARES;
    equity += SHARES * (1 - MEAN_DELTA) * excessMove;
    timing += SHARES * (sellerDelta - (1 - MEAN_DELTA)) * excessMove;
  }
  const bought = buyer.option + buyer.hedge + buyer.dividends + buyer.interest;

  const interestFactor = Math.exp(rate * years) - 1;
  const option = -buyer.option;
  const stock = call ? SHARES * (settle - spot) : 0;
  const received = call ? SHARES * dividends : 0;
  const pnl = option + stock + received;
  const interestOnPremium = SHARES * premium * interestFactor;
  const interestOnOwnMoney = SHARES * (call ? spot : strike) * interestFactor;
  const excess = pnl + interestOnPremium - (call ? interestOnOwnMoney : 0);
  const decomposition = { equity, shortVol: excess - equity - timing, timing };
  const interest = { interestOnPremium, interestOnOwnMoney };
  const seller = { pnl, option, stock, dividends: received, ...interest, excess, decomposition };
  const prices = { ...terms, spot, settle, years, premium, payoff };
  const realizedVol = Math.sqrt(squares / (input.volYears?.(entry, expiry) ?? years));
  return { ...prices, realizedVol, seller, buyer: { pnl: bought, ...buyer } };
}
