import type { FlowsReport, ReplayReport } from "../replay-report.ts";
import { FULL_WIDTH, money, sumDollars, tableRow, wrap } from "./layout.ts";
import { storyWords } from "./words.ts";

const LABEL_WIDTH = 20;
const CELL_WIDTH = 15;

const CAUTIONS = [
  "Other share traders' own shares are left out. Each payment is set against that",
  "trade not made, and holds up to the last price: a later one would change it.",
];

/** Where each party's result came from, by the trades as they were made. */
export function whoPaidSection(report: ReplayReport, width: number): string[] {
  const isCharged = report.conventions.fees !== "none";
  return whoPaidLines(report.flows, storyWords(report).options, isCharged, width);
}

/** @param options what the seller's options are called, in the plural. */
export function whoPaidLines(
  flows: FlowsReport,
  options: string,
  isCharged: boolean,
  width: number,
): string[] {
  const rows = partyRows(flows);
  const outside = isCharged ? "company, fees" : "company, bank";
  const heads = [outside, `your ${options}`, "share trades", "total"];
  const cautions = CAUTIONS.flatMap((line) => wrap(line, width, "  "));
  if (width < FULL_WIDTH) {
    const list = rows.flatMap(({ label, cells }) => [
      `${label} had from`,
      ...cells.map((cell, i) => tableRow(`  ${heads[i]}`, [money(cell)], LABEL_WIDTH, 18)),
    ]);
    return ["WHO PAID WHOM", ...list, ...cautions];
  }
  return [
    tableRow("WHO PAID WHOM  from:", heads, LABEL_WIDTH, CELL_WIDTH),
    ...rows.map(({ label, cells }) =>
      tableRow(` ${label}`, cells.map(money), LABEL_WIDTH, CELL_WIDTH),
    ),
    ...cautions,
  ];
}

interface PartyRow {
  readonly label: string;
  readonly cells: readonly number[];
}

function partyRows({ parties, causes }: FlowsReport): PartyRow[] {
  const sumOf = (party: number, names: readonly string[]): number =>
    sumDollars(names.flatMap((name) => causes[name]![party]!));
  const tape = parties.indexOf("tape");
  const companyDividends = causes.dividends![tape]![parties.indexOf("company")]!;
  const row = (label: string, party: number): PartyRow => {
    // The tape's float gained and was paid what everybody's shares were: not part of this story.
    const company =
      party === tape
        ? sumDollars([sumOf(party, ["dividends", "borrow"]), -companyDividends])
        : sumOf(party, ["company", "dividends", "interest", "borrow", "fees"]);
    const optionPart = sumOf(party, ["option", "option spread", "exercise"]);
    const shares = sumOf(party, ["stock", "stock spread"]);
    const cells = [company, optionPart, shares];
    return { label, cells: [...cells, sumDollars(cells)] };
  };
  const rows = [
    row("you", parties.indexOf("seller")),
    row("your buyer", parties.indexOf("buyer")),
    row("other share traders", tape),
  ];
  const all = rows[0]!.cells.map((_, i) => sumDollars(rows.map(({ cells }) => cells[i]!)));
  return [...rows, { label: "all", cells: all }];
}
