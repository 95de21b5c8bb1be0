import {
  count,
  counted,
  FULL_WIDTH,
  percent,
  plainCents,
  plainMoney,
  wrap,
} from "../statement/layout.ts";
import type { RunReport } from "./run-report.ts";
import type { PinReport, TroubleReport } from "./trouble-report.ts";

/** What went wrong, of what can go wrong in a run; nothing where nothing did. */
export function troubleSection({ trouble }: RunReport): string[] {
  if (trouble === undefined) return [];
  const lines = [halts, calls, defaults, announcements].flatMap((tell) => tell(trouble));
  return section("WHAT WENT WRONG", lines);
}

/** Pins that are told one by one. */
const MOST_PINS = 4;

/** What ended at its strike, the largest first. */
export function pinSection({ pins }: RunReport): string[] {
  const largest = [...pins].sort((a, b) => b.held - a.held).slice(0, MOST_PINS);
  const rest = pins.length - largest.length;
  const more = rest > 0 ? [`and ${counted(rest, "smaller one")}`] : [];
  return section("ENDED WITHIN FIVE CENTS OF THE STRIKE", [...largest.map(pinned), ...more]);
}

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return [title, ...lines.flatMap((line) => wrap(`  ${line}`, FULL_WIDTH, "    "))];
}

function halts({ halts: all }: TroubleReport): string[] {
  if (all.length === 0) return [];
  const moves = all.map(({ move, until }) => {
    return percent(move) + (until === null ? " (until the close)" : "");
  });
  return [`trading stopped ${counted(all.length, "time")}, at moves of ${moves.join(", ")}`];
}

function calls({ calls: all, liquidations }: TroubleReport): string[] {
  if (all.length === 0) return [];
  const ended = (end: string): number => all.filter((call) => call.end === end).length;
  const waiting = ended("open") === 0 ? "" : `, ${count(ended("open"))} not due yet`;
  const through = liquidations.filter(({ end }) => end !== "open").length;
  return [
    `${counted(all.length, "margin call")}: ${count(ended("met"))} met, ` +
      `${count(ended("closed-out"))} closed out by the broker${waiting}`,
    ...(through < liquidations.length
      ? [`${counted(liquidations.length - through, "account")} not closed out yet`]
      : []),
  ];
}

function defaults({ defaults: all, fund }: TroubleReport): string[] {
  if (all.length === 0) return [];
  const more = fund.assessed === 0 ? "" : `, and asked members for ${plainMoney(fund.assessed)}`;
  return [
    `${counted(all.length, "account")} owed ${plainMoney(fund.paid)} beyond all they had: the ` +
      `default fund paid it; it had ${plainMoney(fund.contributed)}${more}`,
  ];
}

function announcements({ announcements: all }: TroubleReport): string[] {
  return all.flatMap(({ day, expiry, before, after }) => {
    if (before === null || after === null) return [];
    return [
      `announced for ${day}: options to ${expiry} priced in swings of ${percent(before)} a year ` +
        `the day before, ${percent(after)} after it`,
    ];
  });
}

function pinned({ day, right, strike, close, held, exercised, gap }: PinReport): string {
  const used = Object.values(exercised).reduce((sum, one) => sum + one, 0);
  const next = gap === null ? "" : `; the next session began ${plainCents(gap)} away`;
  return (
    `${day}: ${right} ${strike}, close ${plainCents(close)}, ${count(used)} of ${count(held)} ` +
    `contracts exercised${next}`
  );
}
