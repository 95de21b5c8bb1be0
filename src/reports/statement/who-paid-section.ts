import type { FlowsReport, ReplayReport } from "../replay-report.ts";
import { FULL_WIDTH, money, sumDollars, tableRow, wrap } from "./layout.ts";
import { storyWords } from "./words.ts";

const LABEL_WIDTH = 20;
const CELL_WIDTH = 15;

const CAUTIONS = [
  "Other share traders' own shares are left out. Each payment is set against that",
  "trade not made, and holds up to the last price: a later one would change it.",
];

/** A party's account and what a statement calls it. */
export interface NamedParty {
  readonly account: string;
  readonly label: string;
}

/** Where each party's result came from, by the trades as they were made. */
export function whoPaidSection(report: ReplayReport, width: number): string[] {
  const { options } = storyWords(report);
  const parties = [
    { account: "seller", label: "you" },
    { account: "buyer", label: "your buyer" },
  ];
  return whoPaidTable(report, parties, `your ${options}`, width);
}

/** What any report says of who paid. */
export interface PaidReport {
  readonly flows: FlowsReport;
  readonly conventions: Pick<ReplayReport["conventions"], "fees">;
}

/** The same for any two who trade options, and the tape. */
export function whoPaidTable(
  { flows, conventions }: PaidReport,
  parties: readonly NamedParty[],
  options: string,
  width: number,
): string[] {
  const rows = partyRows(flows, [...parties, { account: "tape", label: "other share traders" }]);
  const outside = conventions.fees === "none" ? "company, bank" : "company, fees";
  const heads = [outside, options, "share trades", "total"];
  if (width < FULL_WIDTH) {
    const list = rows.flatMap(({ label, cells }) => [
      `${label} had from`,
      ...cells.map((cell, i) => tableRow(`  ${heads[i]}`, [money(cell)], LABEL_WIDTH, 18)),
    ]);
    return ["WHO PAID WHOM", ...list, ...wrap(CAUTIONS.join(" "), width, "  ")];
  }
  return [
    tableRow("WHO PAID WHOM  from:", heads, LABEL_WIDTH, CELL_WIDTH),
    ...rows.map(({ label, cells }) =>
      tableRow(` ${label}`, cells.map(money), LABEL_WIDTH, CELL_WIDTH),
    ),
    ...CAUTIONS,
  ];
}

interface PartyRow {
  readonly label: string;
  readonly cells: readonly number[];
}

function partyRows(flows: FlowsReport, named: readonly NamedParty[]): PartyRow[] {
  const { parties, causes } = flows;
  const sumOf = (party: number, names: readonly string[]): number =>
    sumDollars(names.flatMap((name) => causes[name]![party]!));
  const rows = named.map(({ account, label }): PartyRow => {
    const party = parties.indexOf(account);
    // The tape's float gained and was paid what everybody's shares were: not part of this story.
    const company =
      account === "tape"
        ? sumDollars([sumOf(party, ["dividends", "borrow"]), -companyDividends(flows, party)])
        : sumOf(party, ["company", "dividends", "interest", "borrow", "fees"]);
    const optionPart = sumOf(party, ["option", "option spread", "exercise"]);
    const shares = sumOf(party, ["stock", "stock spread"]);
    const cells = [company, optionPart, shares];
    return { label, cells: [...cells, sumDollars(cells)] };
  });
  const all = rows[0]!.cells.map((_, i) => sumDollars(rows.map(({ cells }) => cells[i]!)));
  return [...rows, { label: "all", cells: all }];
}

function companyDividends({ parties, causes }: FlowsReport, party: number): number {
  return causes.dividends![party]![parties.indexOf("company")]!;
}
