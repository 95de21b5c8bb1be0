import {
  count,
  FULL_WIDTH,
  money,
  percent,
  plainCents,
  plainMoney,
  wrap,
} from "../../statement/layout.ts";
import type { RunReport } from "../run-report.ts";

/** What the causes of an outside item are called in a sum. */
function wordsOf(cause: string, amount: number): string {
  if (cause === "revaluation of shares") return `company worth ${amount > 0 ? "more" : "less"}`;
  return cause === "issues" ? "new shares" : cause;
}

/** The sum of all results by where it came from: identity I2 in words. */
export function outsideLines({ outside }: RunReport): string[] {
  const items = outside.items.filter(({ amount }) => amount !== 0);
  const terms = items.map(({ cause, amount }, i) => {
    const sign = amount < 0 ? "- " : i > 0 ? "+ " : "";
    return `${sign}${wordsOf(cause, amount)} ${plainCents(Math.abs(amount))}`;
  });
  return wrap(`= ${terms.join(" ")}; adds up exactly: nothing made or lost`, FULL_WIDTH, "  ");
}

/** What the company earned, and what became of it. */
export function companySection({ company, earlyExercise }: RunReport): string[] {
  const { earnings, dividends, buybacks, bookValue, marketValue, revaluation, closes } = company;
  if (earnings === 0 && dividends === 0 && buybacks === 0) return [];
  const lines = [
    ...(earnings === 0 ? [] : [`earned ${plainMoney(earnings)} from outside`]),
    ...(dividends === 0 ? [] : [`paid ${plainMoney(dividends)} in dividends`]),
    ...(buybacks === 0 ? [] : [`paid ${plainMoney(buybacks)} for its own shares`]),
    ...(company.shares === 0
      ? [
          `at the last close all had made ${money(closes.at(-1)!.paper)} on paper, shares x ` +
            "change of price less fees; then it bought every share at the first price",
        ]
      : [
          `its books: ${plainMoney(bookValue.open)} -> ${plainMoney(bookValue.close)}`,
          `its shares cost ${plainMoney(marketValue)}, ${money(revaluation)} beyond its books`,
        ]),
    ...earlyExercise.filter(({ best }) => best > 0).map(eveLine),
  ];
  return ["THE COMPANY", ...lines.flatMap((line) => wrap(`  ${line}`, FULL_WIDTH, "    "))];
}

function eveLine(eve: RunReport["earlyExercise"][number]): string {
  const { date, best, assignedShare, neglectCost } = eve;
  return (
    `${date}, before a dividend: of ${count(best)} calls that were best exercised ` +
    `${percent(assignedShare ?? 0)} were; who kept the others gave up ${plainMoney(neglectCost)}`
  );
}
