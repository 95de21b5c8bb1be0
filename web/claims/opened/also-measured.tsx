import type { JSX } from "preact";
import type { AlsoMeasured } from "../../../src/claims/claim.ts";
import { told, toldInterval } from "../../../src/claims/words.ts";
import { withoutLinks } from "../claim-words.ts";
import { PlainTable } from "../plain-table.tsx";

interface AlsoTableProps {
  readonly caption: string;
  readonly rows: readonly AlsoMeasured[];
}

/** Numbers that decide nothing, beside what was expected or published. */
export function AlsoTable({ caption, rows }: AlsoTableProps): JSX.Element {
  return (
    <PlainTable
      caption={caption}
      head={["number", "measured, 95 %", "expected"]}
      rows={rows.map(({ what, unit, measured: { mean, interval }, expected = "" }) => [
        ...[withoutLinks(what), `${told(unit, mean)} ${toldInterval(unit, interval)}`],
        withoutLinks(expected),
      ])}
    />
  );
}
