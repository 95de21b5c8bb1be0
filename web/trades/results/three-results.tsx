import type { JSX } from "preact";
import { Amount } from "../../parts/amount.tsx";
import { signedWholeDollars } from "../../parts/format.ts";
import "./three-results.css";

/** A line of the three results: amounts, or words where it is no amount. */
export interface ThreeLine {
  readonly name: string;
  readonly cells: readonly [ThreeCell, ThreeCell, ThreeCell];
  readonly isResult?: boolean;
}

/** Dollars that may show how they were made, or words. */
export interface ThreeCell {
  readonly value: number | string;
  readonly onClick?: () => void;
}

interface ThreeResultsProps {
  /** What you, your buyer and the shares' holder have: `shares + calls`. */
  readonly holdings: readonly [string, string, string];
  readonly lines: readonly ThreeLine[];
}

const PARTIES = [
  { name: "you", short: "you", colour: "--you" },
  { name: "your buyer", short: "buyer", colour: "--buyer" },
  { name: "just holding", short: "holding", colour: "--holding" },
] as const;

/** The three results side by side; on a narrow screen three cards, one under the other. */
export function ThreeResults(props: ThreeResultsProps): JSX.Element {
  return (
    <div class="three">
      <WideTable {...props} />
      <Cards {...props} />
    </div>
  );
}

function WideTable({ holdings, lines }: ThreeResultsProps): JSX.Element {
  return (
    <table data-testid="results">
      <caption class="hidden-visually">The three results</caption>
      <thead>
        <tr>
          <td />
          {PARTIES.map(({ name, colour }, party) => (
            <th
              key={name}
              scope="col"
              class="number party"
              style={{ borderTopColor: `var(${colour})` }}
            >
              {name}
              <span class="soft small">{holdings[party]}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, cells, isResult = false }) => (
          <tr key={name} class={isResult ? "result" : ""}>
            <th scope="row">{name}</th>
            {cells.map((cell, party) => (
              <td key={PARTIES[party]!.name} class="number">
                <Cell cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards({ holdings, lines }: ThreeResultsProps): JSX.Element {
  return (
    <div class="cards">
      {PARTIES.map(({ name, colour }, party) => (
        <section
          key={name}
          aria-label={name}
          class="card-of"
          style={{ borderTopColor: `var(${colour})` }}
        >
          <h2>
            {name} <span class="soft small">{holdings[party]}</span>
          </h2>
          <dl>
            {lines.map(({ name: line, cells, isResult = false }) => (
              <div key={line} class={isResult ? "result" : ""}>
                <dt>{line}</dt>
                <dd class="number">
                  <Cell cell={cells[party]!} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Cell({ cell: { value, onClick } }: { readonly cell: ThreeCell }): JSX.Element {
  if (typeof value === "string") return <span>{value}</span>;
  return onClick === undefined ? (
    <Amount value={value} />
  ) : (
    <Amount value={value} onClick={onClick} />
  );
}

interface PartyBarProps {
  readonly results: readonly [number, number, number];
}

/** The three results again, where cards push each other off the screen: they stay at its top. */
export function PartyBar({ results }: PartyBarProps): JSX.Element {
  return (
    <div class="party-bar" aria-hidden="true">
      {PARTIES.map(({ short, colour }, party) => (
        <span key={short} style={{ borderTopColor: `var(${colour})` }}>
          <span class="soft">{short}</span>
          <strong>{signedWholeDollars(results[party]!)}</strong>
        </span>
      ))}
    </div>
  );
}
