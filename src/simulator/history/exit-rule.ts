/** When a seller buys an option back before its expiry. */
export type ExitRule =
  /** Once the ask is this share of the premium or less: 0.5 keeps half of it. */
  | { readonly kind: "profit"; readonly askShare: number }
  /** At the first close with so many calendar days or fewer to the expiry. */
  | { readonly kind: "days"; readonly days: number }
  /** In the last week, if it is in the money: the next cycle's option is sold at the same close. */
  | { readonly kind: "roll" };

/** What is known of an open option at a close; prices in $0.0001 per share. */
export interface OpenOption {
  readonly premium: number;
  readonly ask: number;
  readonly daysLeft: number;
  readonly inTheMoney: boolean;
}

/** Calendar days before the expiry in which an option is rolled. */
const ROLL_DAYS = 7;

/** Whether the rule says to buy back now. */
export function wantsExit(rule: ExitRule, option: OpenOption): boolean {
  switch (rule.kind) {
    case "profit":
      return option.ask <= rule.askShare * option.premium;
    case "days":
      return option.daysLeft <= rule.days;
    case "roll":
      return option.daysLeft <= ROLL_DAYS && option.inTheMoney;
  }
}
