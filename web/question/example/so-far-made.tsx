import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { ArticleReport } from "../../../src/reports/article-report.ts";
import type { EntryLine } from "../../../src/reports/followed/entry-lines.ts";
import { engine } from "../../engine/open-engine.ts";
import { useFailure } from "../../engine/use-failure.ts";
import { partyName } from "../../parts/flows/party-names.ts";
import { paymentEntries } from "../../parts/flows/payment-entries.ts";
import { HowMade } from "../../parts/how-made.tsx";
import { SoFar } from "./so-far.tsx";
import { entriesSoFar, type PartySoFar, sumSoFar } from "./story.ts";

interface SoFarMadeProps {
  readonly example: ArticleReport;
  /** Closes that have been. */
  readonly closes: number;
}

interface Made {
  readonly title: string;
  readonly sum: string;
  readonly lines: readonly EntryLine[];
}

/** What each has so far; a number opens how it was made, with its entries. */
export function SoFarMade({ example, closes }: SoFarMadeProps): JSX.Element {
  const made = useSignal<Made | undefined>(undefined);
  const fail = useFailure();
  const show = async (party: PartySoFar): Promise<void> => {
    const lines = await (await engine()).exampleEntries(example.right);
    const seen = entriesSoFar(example, closes, lines);
    made.value = {
      title: `How it was made: ${partyName(party).words}, so far`,
      sum: sumSoFar(example, closes, party),
      lines: paymentEntries(seen, { to: party, from: undefined }),
    };
  };
  return (
    <>
      <SoFar example={example} closes={closes} onAsk={(party) => show(party).catch(fail)} />
      {made.value !== undefined && (
        <HowMade
          {...made.value}
          onClose={() => {
            made.value = undefined;
          }}
        />
      )}
    </>
  );
}
