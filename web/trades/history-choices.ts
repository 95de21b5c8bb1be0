/** A setting that is one of a few, as its control shows it. */
export interface Choices {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly name: string }[];
}

/** What can be chosen, in the order of the controls. */
export const CHOICES = {
  strategy: {
    label: "You sell",
    options: [
      { value: "covered-call", name: "calls on shares you own" },
      { value: "cash-secured-put", name: "puts with the cash ready" },
      { value: "wheel", name: "puts, then calls (the wheel)" },
    ],
  },
  strike: {
    label: "Strike",
    options: [
      { value: "atm", name: "nearest to the price" },
      { value: "atm-above", name: "the next above the price" },
      { value: "spot", name: "exactly the price" },
      { value: "delta", name: "by shares per option (delta)" },
      { value: "otm", name: "by distance from the price" },
    ],
  },
  exit: {
    label: "Buy back before the last day",
    options: [
      { value: "none", name: "never" },
      { value: "50%", name: "when half is kept" },
      { value: "21d", name: "21 days before" },
      { value: "roll", name: "roll when threatened" },
    ],
  },
  cycle: {
    label: "Sell every",
    options: [
      { value: "monthly", name: "month" },
      { value: "weekly", name: "week" },
    ],
  },
  fees: {
    label: "Fees",
    options: [
      { value: "none", name: "none" },
      { value: "retail", name: "of a retail broker" },
    ],
  },
  hedge: {
    label: "Your buyer hedges",
    options: [
      { value: "close", name: "at every close" },
      { value: "band:0.05", name: "when 5 shares per option off" },
      { value: "band:whalley-wilmott", name: "when it is worth the cost" },
      { value: "none", name: "never" },
    ],
  },
  style: {
    label: "Options may be used",
    options: [
      { value: "american", name: "on any day (American)" },
      { value: "european", name: "on the last day (European)" },
    ],
  },
  vol: {
    label: "Price of swings",
    options: [
      { value: "", name: "from past swings" },
      { value: "number", name: "one number" },
    ],
  },
} as const satisfies Readonly<Record<string, Choices>>;

/** A choice in the words of its control; what no control has stays as the link says it. */
export function choiceName({ options }: Choices, value: string): string {
  return options.find((option) => option.value === value)?.name ?? value;
}
