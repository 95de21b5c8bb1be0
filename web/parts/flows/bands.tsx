import { sankeyLinkHorizontal } from "d3-sankey";
import type { JSX } from "preact";
import { wholeDollars } from "../format.ts";
import { spreadLabels } from "../picture/spread-labels.ts";
import { partyName } from "./party-names.ts";
import type { AskedPayment } from "./payment-parts.ts";
import type { Payment } from "./payments.ts";
import { layOut, paidInAll, type SankeyPicture } from "./sankey-layout.ts";

/** Room above for the title, and on both sides for the parties' names. */
const [TOP, SIDE] = [36, 160];
const PARTY_HEIGHT = 72;
const [LEAST_HEIGHT, MOST_HEIGHT] = [132, 320];
const LABEL_HEIGHT = 18;

/** How high the picture is: more parties on a side need more room. */
export function bandsHeight(payments: readonly Payment[]): number {
  const most = Math.max(
    new Set(payments.map(({ from }) => from)).size,
    new Set(payments.map(({ to }) => to)).size,
  );
  return TOP + Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, PARTY_HEIGHT * most));
}

interface BandsProps {
  readonly title: string;
  /** Those that are drawn. */
  readonly payments: readonly Payment[];
  /** Those that a party's sum is of. */
  readonly all: readonly Payment[];
  readonly width: number;
  /** What a click on a band asks for. */
  readonly onAsk: (asked: AskedPayment) => void;
}

/** A band for each payment, in the colour of who is paid; its amount stands where it begins. */
export function Bands({ title, payments, all, width, onAsk }: BandsProps): JSX.Element {
  const height = bandsHeight(payments) - TOP;
  const picture = layOut(payments, width - 2 * SIDE, height);
  const path = sankeyLinkHorizontal();
  const starts = spreadLabels(
    picture.links.map(({ y0 }) => y0!),
    LABEL_HEIGHT,
    height,
  );
  return (
    <>
      <text y={16} font-size="15" font-weight="600">
        {title}
      </text>
      <g transform={`translate(${SIDE} ${TOP})`}>
        {picture.links.map((link) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the table does it by keyboard
          <path
            key={`${link.payment.from} ${link.payment.to}`}
            class="band"
            d={path(link) ?? ""}
            fill="none"
            stroke={`var(${partyName(link.payment.to).colour})`}
            stroke-opacity="0.32"
            stroke-width={Math.max(1, link.width ?? 0)}
            onClick={() => onAsk(link.payment)}
          />
        ))}
        {picture.links.map(({ payment }, i) => (
          <text key={`${payment.from} ${payment.to}`} x={16} y={starts[i]! + 4}>
            {wholeDollars(payment.amount)}
          </text>
        ))}
        {picture.nodes.map((node) => (
          <Party key={`${node.side} ${node.party}`} node={node} all={all} />
        ))}
      </g>
    </>
  );
}

interface PartyProps {
  readonly node: SankeyPicture["nodes"][number];
  readonly all: readonly Payment[];
}

/** A party's bar and name; where several bands meet also what they are in all. */
function Party({ node, all }: PartyProps): JSX.Element {
  const isLeft = node.side === "pays";
  const bands = (isLeft ? node.sourceLinks : node.targetLinks)?.length ?? 0;
  const x = isLeft ? node.x0! - 10 : node.x1! + 10;
  const y = (node.y0! + node.y1!) / 2 + 4;
  const { words, colour } = partyName(node.party);
  return (
    <g text-anchor={isLeft ? "end" : "start"}>
      <rect
        x={node.x0!}
        y={node.y0!}
        width={node.x1! - node.x0!}
        height={Math.max(1, node.y1! - node.y0!)}
        fill={`var(${colour})`}
      />
      <text x={x} y={bands > 1 ? y - 8 : y}>
        {words}
      </text>
      {bands > 1 && (
        <text x={x} y={y + 9} fill="var(--ink-soft)">
          {`${isLeft ? "paid" : "had"} ${wholeDollars(paidInAll(all, node))}`}
        </text>
      )}
    </g>
  );
}
