import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { InputErrorParts } from "../../../edges/input/input-error.ts";
import type { ActionWords, ColumnMapping, SeenFile } from "../../engine/engine-api.ts";
import { OUR_COLUMNS } from "../../engine/our-columns.ts";
import { useFailure } from "../../engine/use-failure.ts";
import { Choice } from "../../parts/choice.tsx";
import { Refused } from "../../parts/states.tsx";
import { Sideways } from "../results/sideways.tsx";
import { ActionChoices } from "./action-choices.tsx";
import { replaceDropped } from "./dropped.ts";
import { LeaveOut } from "./leave-out.tsx";
import { mapKept } from "./map-kept.ts";
import { rememberMapping } from "./remembered-mapping.ts";

const SHOWN_ROWS = 6;

interface ColumnMapperProps {
  readonly file: SeenFile;
  /** What it most likely has. */
  readonly first: "prices" | "trades";
}

/** A file whose form is not known: its first rows, and a choice for each column that is needed. */
export function ColumnMapper({ file, first }: ColumnMapperProps): JSX.Element {
  const kind = useSignal(first);
  const chosen = useSignal<ColumnMapping>({});
  const chosenWords = useSignal<ActionWords>({});
  const refused = useSignal<InputErrorParts | undefined>(undefined);
  const fail = useFailure();
  const mapping = { ...sameNames(file.header, kind.value), ...chosen.value };
  const words = kind.value === "trades" ? wordsOf(file, mapping, chosenWords.value) : undefined;
  const use = async (): Promise<void> => {
    const known = { kind: kind.value, mapping, ...(words === undefined ? {} : { words }) };
    const answer = await mapKept(file, known);
    if (!answer.ok) refused.value = answer.refused;
    else if (answer.value.refused !== undefined) refused.value = answer.value.refused;
    else {
      rememberMapping(file.header, known);
      replaceDropped(answer.value);
    }
  };
  const useOrFail = (): Promise<void> => use().catch(fail);
  return (
    <section class="stack seen" aria-label={`Columns of ${file.name}`}>
      <h2>{file.name}: which column is which?</h2>
      <p class="soft">
        No broker's and no price file's header is known to look like this one. Say what its columns
        are; it is remembered on this computer for files with the same header.
      </p>
      {refused.value !== undefined && <Refused refused={refused.value} />}
      <FirstRows file={file} />
      <div class="controls">
        <Choice
          label="This file has"
          value={kind.value}
          options={[
            { value: "prices", name: "prices of a stock" },
            { value: "trades", name: "my trades" },
          ]}
          onChange={(value) => {
            kind.value = value as "prices" | "trades";
          }}
        />
        <ColumnChoices
          header={file.header}
          kind={kind.value}
          mapping={mapping}
          onChange={(next) => {
            chosen.value = next;
          }}
        />
      </div>
      {words !== undefined && (
        <ActionChoices
          words={words}
          onChange={(next) => {
            chosenWords.value = next;
          }}
        />
      )}
      <div class="row">
        <button type="button" class="primary" onClick={useOrFail}>
          Read it so
        </button>
        <LeaveOut name={file.name} />
      </div>
    </section>
  );
}

interface ColumnChoicesProps {
  readonly header: readonly string[];
  readonly kind: "prices" | "trades";
  readonly mapping: ColumnMapping;
  readonly onChange: (mapping: ColumnMapping) => void;
}

function ColumnChoices({ header, kind, mapping, onChange }: ColumnChoicesProps): JSX.Element {
  const { needed, optional } = OUR_COLUMNS[kind];
  const named = header.filter((name) => name !== "");
  return (
    <>
      {[...needed, ...optional].map((ours) => (
        <Choice
          key={ours}
          label={`Column for ${ours}`}
          value={mapping[ours] ?? ""}
          options={[
            { value: "", name: optional.includes(ours) ? "none" : "choose" },
            ...named.map((name) => ({ value: name, name })),
          ]}
          onChange={(value) => onChange({ ...mapping, [ours]: value })}
        />
      ))}
    </>
  );
}

function FirstRows({ file }: { readonly file: SeenFile }): JSX.Element {
  return (
    <Sideways label={`The first rows of ${file.name}`}>
      <table class="small sample">
        <caption class="hidden-visually">The first rows of {file.name}</caption>
        <thead>
          <tr>
            {file.header.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {file.sample.slice(0, SHOWN_ROWS).map((row) => (
            <tr key={row.join(",")}>
              {row.map((cell, column) => (
                <td key={file.header[column]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Sideways>
  );
}

/** Columns whose names are ours, or the usual ones for the same. */
function sameNames(header: readonly string[], kind: "prices" | "trades"): ColumnMapping {
  const { needed, optional } = OUR_COLUMNS[kind];
  const found = [...needed, ...optional].flatMap((ours) => {
    const names = [ours, ...(USUAL_NAMES[ours] ?? [])];
    const isSame = (theirs: string): boolean =>
      names.includes(theirs.toLowerCase().replace(/[^a-z]/g, ""));
    const theirs = header.find(isSame);
    return theirs === undefined ? [] : [[ours, theirs] as const];
  });
  return Object.fromEntries(found);
}

const USUAL_NAMES: Readonly<Record<string, readonly string[]>> = {
  date: ["tradedate", "transactiondate", "activitydate", "tradeday"],
  action: ["transactiontype", "type", "side", "transcode"],
  contract: ["symbol", "instrument", "instrumentname"],
  quantity: ["qty"],
  fees: ["fee", "commission", "commissions"],
};

/** Of the action column: as they were chosen, or else as they are known. */
function wordsOf(file: SeenFile, mapping: ColumnMapping, chosen: ActionWords): ActionWords {
  const { header, words = [] } = file;
  const found = words[header.indexOf(mapping.action ?? "")] ?? {};
  return Object.fromEntries(
    Object.entries(found).map(([word, meaning]) => [word, chosen[word] ?? meaning]),
  );
}
