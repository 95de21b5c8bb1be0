import type { JSX } from "preact";
import { looksLikeTrades } from "../../../edges/input/trades/trade-line.ts";
import type { SeenFile } from "../../engine/engine-api.ts";
import { count } from "../../parts/format.ts";
import { Refused } from "../../parts/states.tsx";
import { labWords } from "../../words/lab-words.ts";
import { ColumnMapper } from "./column-mapper.tsx";
import { dropped } from "./dropped.ts";
import { LeaveOut } from "./leave-out.tsx";
import { NamedColumns } from "./named-columns.tsx";

/** What each dropped file is, what was left out of it and why, or what has to be said about it. */
export function SeenFiles(): JSX.Element | null {
  if (dropped.value.length === 0) return null;
  return (
    <div class="stack">
      {dropped.value.map((file) => (
        <SeenOne key={file.name} file={file} />
      ))}
    </div>
  );
}

function SeenOne({ file }: { readonly file: SeenFile }): JSX.Element {
  if (file.kind === "unknown") return <UnknownFile file={file} />;
  if (file.refused !== undefined && file.tickers.length === 0) {
    return (
      <Refused refused={file.refused}>
        <NotUsed file={file} />
        <TheseAreTrades file={file} />
      </Refused>
    );
  }
  const skippedRows = file.skipped.reduce((sum, { count: rows }) => sum + rows, 0);
  return (
    <div class="seen">
      <p>
        <strong>{file.name}</strong>: {kindWords(file)}
        {skippedRows > 0 && `, ${count(skippedRows)} rows left out`}. <LeaveOut name={file.name} />
      </p>
      {(skippedRows > 0 || file.notes.length > 0 || file.named !== undefined) && (
        <details class="small">
          <summary>How it was read</summary>
          <ul>
            <NamedColumns file={file} />
            {file.skipped.map(({ reason, count: rows }) => (
              <li key={reason}>
                {count(rows)} left out: {REASONS[reason] ?? reason}
              </li>
            ))}
            {file.notes.map((note) => (
              <li key={note}>{labWords(note)}</li>
            ))}
          </ul>
        </details>
      )}
      <TheseAreTrades file={file} />
    </div>
  );
}

/** A broker's file may look like one of prices. */
function TheseAreTrades({ file }: { readonly file: SeenFile }): JSX.Element | null {
  if (file.kind !== "prices" || file.header.length < 2) return null;
  return (
    <details>
      <summary>These are my trades: name the columns</summary>
      <ColumnMapper file={file} first="trades" />
    </details>
  );
}

/** Columns of an unknown form can be named; a wrong kind of file is told to be one. */
function UnknownFile({ file }: { readonly file: SeenFile }): JSX.Element {
  const { header, name, refused = { what: "this is no table", file: name } } = file;
  // What is known to be something else is refused without a list of what was looked for.
  const isWrongKind = refused.why === undefined;
  const first = looksLikeTrades(header) ? "trades" : "prices";
  if (!isWrongKind && header.length > 1) return <ColumnMapper file={file} first={first} />;
  return (
    <div class="stack">
      <Refused refused={refused}>
        <NotUsed file={file} />
      </Refused>
      {header.length > 1 && (
        <details>
          <summary>It has the columns all the same: name them</summary>
          <ColumnMapper file={file} first={first} />
        </details>
      )}
    </div>
  );
}

function NotUsed({ file }: { readonly file: SeenFile }): JSX.Element {
  return (
    <p>
      It is not used: what is below is without it. <LeaveOut name={file.name} />
    </p>
  );
}

function kindWords({ kind, form, rows, from, to, tickers }: SeenFile): string {
  if (kind === "trades") {
    return `trades, ${form}, ${count(rows)} rows, ${tickers.join(" and ")}, ${from} to ${to}`;
  }
  if (kind === "splits") return `${rows === 1 ? "1 split" : `${rows} splits`}, ${from} to ${to}`;
  if (rows === 0) return `prices of ${tickers.length} stocks: choose one below`;
  return `${count(rows)} prices, ${from} to ${to}`;
}

const REASONS: Readonly<Record<string, string>> = {
  "not-a-trading-day": "the exchange was closed",
  "empty-close": "no close",
  "other-ticker": "another stock",
  duplicate: "the same row again",
};
