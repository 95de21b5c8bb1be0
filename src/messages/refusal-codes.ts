/** Every way in which the market says no. A refused command has changed nothing but the clock. */
export const REFUSALS = [
  {
    code: "time-backwards",
    says: "The command's time is before the last one's, or not a whole number of microseconds.",
    mend: "Send commands in the order of their times.",
  },
  {
    code: "unknown-account",
    says: "No trading account has this number.",
    mend: "Use an account of the market's configuration.",
  },
  {
    code: "unknown-instrument",
    says: "No instrument of the kind that the command needs has this number.",
    mend: "Use the stock (1) or a series that has been listed.",
  },
  {
    code: "series-expired",
    says: "The series' last day is over.",
    mend: "Trade a live series.",
  },
  {
    code: "bad-quantity",
    says: "The quantity is not a whole number in the range that the command allows.",
    mend: "Send a whole number: above 0 for an order, 0 for an empty quote side, any to fund.",
  },
  {
    code: "bad-price",
    says: "The price, strike, amount or rate is not a number in the range that is allowed.",
    mend: "Prices are whole multiples of $0.0001 above zero.",
  },
  {
    code: "off-tick",
    says: "The price is not a multiple of the instrument's tick.",
    mend: "Round the bid down and the ask up to the tick.",
  },
  {
    code: "crossed-quote",
    says: "The bid of the quote is above its ask.",
    mend: "Quote a bid at or below the ask.",
  },
  {
    code: "self-trade",
    says: "The order would trade with another order of the same account.",
    mend: "Cancel the resting order first.",
  },
  {
    code: "unknown-order",
    says: "No resting order of this account has this number.",
    mend: "Cancel only orders that were accepted and are not filled or cancelled yet.",
  },
  {
    code: "book-full",
    says: "The market has no room for another resting order.",
    mend: "Cancel orders, or start the market with a larger `orders`.",
  },
  {
    code: "chain-full",
    says: "The market has no room for another series.",
    mend: "Start the market with a larger `series`.",
  },
  {
    code: "dividends-full",
    says: "The market has no room for another announced dividend.",
    mend: "Announce a dividend when an earlier one has been paid.",
  },
  {
    code: "bad-years",
    says: "The period of the interest is negative, or too long at this rate.",
    mend: "Charge interest from one mark to the next: calendar days / 365.",
  },
  {
    code: "past-day",
    says: "The day has passed already, or is not a day number.",
    mend: "List series that expire today or later; announce dividends before their ex-date.",
  },
  {
    code: "not-expiry-day",
    says: "The series does not expire on this day.",
    mend: "Send the command on the series' last day.",
  },
  {
    code: "no-stock-mark",
    says: "The stock has no mark yet.",
    mend: "Quote the stock on both sides and take a mark first.",
  },
  {
    code: "not-held",
    says: "The account does not hold so many contracts of the series.",
    mend: "Exercise or abandon at most what is held.",
  },
  {
    code: "european-style",
    says: "The series can be exercised on its last day only.",
    mend: "Exercise series of American style; the others are settled by `expire`.",
  },
  {
    code: "bad-ratio",
    says: "The split is no change, or leaves a contract with a part of a share.",
    mend: "Give two whole numbers up to 1,000 that make whole shares of every contract's.",
  },
  {
    code: "would-trade",
    says: "The post-only order would trade on arrival.",
    mend: "Price it behind the other side, or send it without `post-only`.",
  },
  {
    code: "not-fillable",
    says: "The fill-or-kill order cannot be filled whole at its price.",
    mend: "Ask for less, or send it as `ioc`.",
  },
  {
    code: "outside-band",
    says: "The order would trade too far behind the best price of the other side.",
    mend: "Price it inside the band.",
  },
  {
    code: "killed",
    says: "The account's kill switch was pressed.",
    mend: "Send `revive` first; cancels always pass.",
  },
  {
    code: "protected",
    says: "So many of the maker's quotes were filled that his protection withdrew them all.",
    mend: "Send `protect` again before the next quote.",
  },
  {
    code: "halted",
    says: "The account is halted.",
    mend: "Cancels pass; its state has to be set back to `active` for anything else.",
  },
  {
    code: "reducing-only",
    says: "The account may only reduce what it holds or owes.",
    mend: "Send an order to the other side of a position, for no more than it.",
  },
  {
    code: "no-margin",
    says: "The account would have too little behind what it would then hold.",
    mend: "Trade less, or put in money or shares; what improves the account always passes.",
  },
  {
    code: "not-a-maker",
    says: "The account may not send quote sheets.",
    mend: "Name it among the `makers` of the market's configuration.",
  },
  {
    code: "bad-sheet",
    says: "A number of the sheet is out of its range, or nothing expires on that day.",
    mend: "Give a smile with b >= 0, |rho| <= 1, s > 0 and a variance above 0, and whole sizes.",
  },
  {
    code: "block-too-small",
    says: "The block is of fewer contracts than a block has.",
    mend: "Ask for 250 contracts or more, or send an order.",
  },
  {
    code: "blocks-full",
    says: "The market has no room for another open request or answer.",
    mend: "Accept or cancel an earlier one, or start the market with more `blocks`.",
  },
  {
    code: "unknown-request",
    says: "No open request has this number, or nobody's valid answer to it is what was named.",
    mend: "Accept an answer to your own request before its time and the session are over.",
  },
  {
    code: "outside-quote",
    says: "A price of the block is outside the best bid and ask, or one of them is missing.",
    mend: "Ask for a new answer at the stock's price of now.",
  },
  {
    code: "trading-halted",
    says: "All trading is halted.",
    mend: "Cancels pass; wait until trading is resumed.",
  },
  {
    code: "not-in-default",
    says: "The account still holds or owes something, or has cash, or there is no default fund.",
    mend: "Close its positions first; what it has then pays its debts.",
  },
  {
    code: "stale-mark",
    says: "The series is not marked at its settlement value.",
    mend: "Take a mark at the official close before the series expires.",
  },
] as const;

export type RefusalCode = (typeof REFUSALS)[number]["code"];

/** Row numbers of the codes: 1 and up, in the order of the table. */
export const REFUSAL_NUMBERS: Readonly<Record<RefusalCode, number>> = Object.fromEntries(
  REFUSALS.map((refusal, index) => [refusal.code, index + 1]),
) as Record<RefusalCode, number>;
