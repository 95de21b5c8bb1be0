import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { OpenedPosition, PositionDay } from "../../../src/reports/trades/opened-position.ts";
import type { PositionReport } from "../../../src/reports/trades/trades-report.ts";
import { DataTable, type TableColumn } from "../../parts/data-table.tsx";
import { count, percent, plainDollars, signedCount, signedDollars } from "../../parts/format.ts";
import { StockDays } from "../results/stock-days.tsx";
import { positionName } from "./own-run.ts";
import { PositionBooks } from "./position-books.tsx";

interface PositionDaysProps {
  readonly position: PositionReport;
  readonly opened: OpenedPosition;
}

const COLUMNS: readonly TableColumn<PositionDay>[] = [
  { name: "date", text: ({ date }) => date },
  { name: "stock", isNumber: true, text: ({ stock }) => plainDollars(stock) },
  { name: "option", isNumber: true, text: ({ option }) => plainDollars(option) },
  { name: "you have", isNumber: true, text: ({ held }) => signedCount(held) },
  { name: "his shares", isNumber: true, text: (day) => signedCount(sharesOf(day)) },
  { name: "you so far", isNumber: true, text: ({ yours }) => signedDollars(yours) },
  { name: "he so far", isNumber: true, text: ({ his }) => signedDollars(his) },
];

/** One position from its opening to its end, with the hedge that it needs. */
export function PositionDays({ position, opened }: PositionDaysProps): JSX.Element {
  const areEntriesOpen = useSignal(false);
  const { days } = opened;
  const traded = useMemo(
    () =>
      days.map((day, i) => ({
        ...day,
        traded: sharesOf(day) - (i === 0 ? 0 : sharesOf(days[i - 1]!)),
      })),
    [days],
  );
  const name = positionName(position);
  return (
    <div class="stack" data-testid="days">
      <h3>The {name}, day by day</h3>
      <p>{storyWords(position)}</p>
      <p class="soft">
        His shares are those that this option alone needs, rounded here; he hedges all your
        positions together.
      </p>
      <div class="days">
        <StockDays fileName={`days-${position.opened}`} days={traded} />
        <DataTable
          caption={`The ${name} day by day`}
          fileName={`days-${position.opened}-table`}
          columns={COLUMNS}
          rows={days}
          heightRem={26}
        />
      </div>
      <div>
        <button
          type="button"
          onClick={() => {
            areEntriesOpen.value = true;
          }}
        >
          Every entry in the books
        </button>
      </div>
      {areEntriesOpen.value && (
        <PositionBooks
          position={position}
          entries={opened.entries}
          onClose={() => {
            areEntriesOpen.value = false;
          }}
        />
      )}
    </div>
  );
}

/** Whole shares; never -0. */
function sharesOf({ hedge }: PositionDay): number {
  return Math.round(hedge) + 0;
}

const ENDS: Readonly<Record<PositionReport["how"], string>> = {
  open: "It is still open, at its last price",
  closed: "You closed it",
  expired: "It expired",
  assigned: "It was assigned",
  exercised: "You used it",
};

/** What was traded, how it ended, and what it came to for each side. */
function storyWords(position: PositionReport): string {
  const { opened, closed, how, contracts, premium, iv, realizedVol, option, fees, buyer } =
    position;
  const size = `${count(Math.abs(contracts))} contract${Math.abs(contracts) === 1 ? "" : "s"}`;
  const swings =
    iv === null || realizedVol === null
      ? ""
      : ` The price paid for swings of ${percent(iv)} a year; ${percent(realizedVol)} came.`;
  return (
    `${contracts < 0 ? "Sold" : "Bought"} ${size} for ${plainDollars(premium)}, first on ` +
    `${opened}. ` +
    `${ENDS[how]}${closed === null ? "" : ` on ${closed}`}.${swings} In all: your option ` +
    `${signedDollars(option)}, fees ${signedDollars(fees)}; your buyer, with the hedge of this ` +
    `one alone, ${signedDollars(buyer.hedged)}.`
  );
}
