import { sankeyLinkHorizontal } from "d3-sankey";
import type { JSX } from "preact";
import type { FlowsReport } from "../../../src/reports/replay-report.ts";
import { Amount } from "../amount.tsx";
import { toCsv } from "../csv.ts";
import { wholeDollars } from "../format.ts";
import { colourOf } from "../picture/colour-of.ts";
import { SaveMenu } from "../save-menu.tsx";
import { partyName } from "./party-names.ts";
import { payingParties, paymentsOf, storyFlows, totalOf } from "./payments.ts";
import { layOut, type SankeyPicture } from "./sankey-layout.ts";
import "./who-paid-whom.css";

interface WhoPaidWhomProps {
  readonly title: string;
  readonly fileName: string;
  readonly flows: FlowsReport;
}

const [WIDTH, HEIGHT] = [760, 300];
const SIDE = 170;

/** Who paid whom: bands from left to right, a list where there is no room, and the whole table. */
export function WhoPaidWhom({ title, fileName, flows }: WhoPaidWhomProps): JSX.Element {
  const payments = paymentsOf(storyFlows(flows));
  const inWords = payments.map(
    ({ from, to, amount }) =>
      `${partyName(from).words} paid ${partyName(to).words} ${wholeDollars(amount)}`,
  );
  return (
    <figure class="who-paid">
      <figcaption>{title}</figcaption>
      {payments.length > 0 && (
        <svg
          class="bands"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={inWords.join("; ")}
        >
          <Bands picture={layOut(payments, WIDTH - 2 * SIDE, HEIGHT)} />
        </svg>
      )}
      <p class="soft small">
        By options between you and your buyer, by shares with everybody else in the stock, up to the
        last price. Other share traders' own shares are left out.
      </p>
      <ol class="payments">
        {inWords.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ol>
      <div class="row small">
        <details class="save">
          <summary>As a table</summary>
          <FlowsTable title={title} flows={flows} />
        </details>
        <SaveMenu
          fileName={fileName}
          svg={async () => sankeySvg(flows)}
          csv={() =>
            toCsv(
              ["has from", ...flows.parties],
              flows.matrix.map((row, party) => [flows.parties[party]!, ...row]),
            )
          }
        />
      </div>
    </figure>
  );
}

function Bands({ picture }: { readonly picture: SankeyPicture }): JSX.Element {
  const path = sankeyLinkHorizontal();
  return (
    <g transform={`translate(${SIDE} 0)`}>
      {picture.links.map((link) => (
        <path
          key={`${link.payment.from} ${link.payment.to}`}
          d={path(link) ?? ""}
          class="band"
          style={{ stroke: `var(${partyName(link.payment.to).colour})` }}
          stroke-width={Math.max(1, link.width ?? 0)}
        >
          <title>
            {`${partyName(link.payment.from).words} paid ${partyName(link.payment.to).words} ` +
              wholeDollars(link.payment.amount)}
          </title>
        </path>
      ))}
      {picture.nodes.map((node) => {
        const isLeft = node.side === "pays";
        const x = isLeft ? node.x0! - 8 : node.x1! + 8;
        const y = (node.y0! + node.y1!) / 2;
        const { words, colour } = partyName(node.party);
        return (
          <g key={`${node.side} ${node.party}`} text-anchor={isLeft ? "end" : "start"}>
            <rect
              x={node.x0!}
              y={node.y0!}
              width={node.x1! - node.x0!}
              height={Math.max(1, node.y1! - node.y0!)}
              style={{ fill: `var(${colour})` }}
            />
            <text x={x} y={y - 2}>
              {words}
            </text>
            <text x={x} y={y + 14} class="amount">
              {isLeft ? "paid " : "had "}
              {wholeDollars(node.value ?? 0)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

interface FlowsTableProps {
  readonly title: string;
  readonly flows: FlowsReport;
}

/** Row: who has it; column: from whom; the last column is the row's result. */
export function FlowsTable({ title, flows: all }: FlowsTableProps): JSX.Element {
  const flows = storyFlows(all);
  const parties = payingParties(flows);
  const at = (party: string): number => flows.parties.indexOf(party);
  return (
    <div class="scroll-sideways">
      <table class="small">
        <caption class="hidden-visually">{title}: what the row had from the column</caption>
        <thead>
          <tr>
            <th scope="col">had from:</th>
            {parties.map((party) => (
              <th key={party} scope="col" class="number">
                {partyName(party).words}
              </th>
            ))}
            <th scope="col" class="number">
              result
            </th>
          </tr>
        </thead>
        <tbody>
          {parties.map((party) => (
            <tr key={party}>
              <th scope="row">{partyName(party).words}</th>
              {parties.map((from) => (
                <td key={from} class="number">
                  {party === from ? "" : <Amount value={flows.matrix[at(party)]![at(from)]!} />}
                </td>
              ))}
              <td class="number">
                <strong>
                  <Amount value={totalOf(flows, party)} />
                </strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The picture of the page with its colours written in. */
function sankeySvg(flows: FlowsReport): string {
  const picture = layOut(paymentsOf(storyFlows(flows)), WIDTH - 2 * SIDE, HEIGHT);
  const path = sankeyLinkHorizontal();
  const bands = picture.links.map(
    (link) =>
      `<path d="${path(link)}" fill="none" stroke="${colourOf(partyName(link.payment.to).colour)}"
      stroke-opacity="0.45" stroke-width="${Math.max(1, link.width ?? 0)}"/>`,
  );
  const parties = picture.nodes.map((node) => {
    const isLeft = node.side === "pays";
    const words = `${partyName(node.party).words} ${isLeft ? "paid" : "had"} ${wholeDollars(
      node.value ?? 0,
    )}`;
    return `<rect x="${node.x0}" y="${node.y0}" width="${node.x1! - node.x0!}"
      height="${Math.max(1, node.y1! - node.y0!)}" fill="${colourOf(partyName(node.party).colour)}"/>
      <text x="${isLeft ? node.x0! - 8 : node.x1! + 8}" y="${(node.y0! + node.y1!) / 2 + 4}"
      text-anchor="${isLeft ? "end" : "start"}">${words}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"
  viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="11"
  fill="${colourOf("--ink")}"><rect width="100%" height="100%" fill="${colourOf("--paper")}"/>
<g transform="translate(${SIDE} 0)">${[...bands, ...parties].join("\n")}</g></svg>
`;
}
