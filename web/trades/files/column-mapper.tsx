import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { InputErrorParts } from "../../../edges/input/input-error.ts";
import type { ColumnMapping, SeenFile } from "../../engine/engine-api.ts";
import { OUR_COLUMNS } from "../../engine/our-columns.ts";
import { Choice } from "../../parts/choice.tsx";
import { Refused } from "../../parts/states.tsx";
import { Sideways } from "../results/sideways.tsx";
import { replaceDropped } from "./dropped.ts";
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
  const refused = useSignal<InputErrorParts | undefined>(undefined);
  const failure = useSignal<unknown>(undefined);
  if (failure.value !== undefined) throw failure.value;
  const mapping = { ...sameNames(file.header, kind.value), ...chosen.value };
  const { needed, optional } = OUR_COLUMNS[kind.value];
  const use = async (): Promise<void> => {
    const answer = await mapKept(file.name, kind.value, mapping);
    if (!answer.ok) refused.value = answer.refused;
    else if (answer.value.refused !== undefined) refused.value = answer.value.refused;
    else {
      rememberMapping(file.header, { kind: kind.value, mapping });
      replaceDropped(answer.value);
    }
  };
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
        {[...needed, ...optional].map((ours) => (
          <Choice
            key={ours}
            label={`Column for ${ours}`}
            value={mapping[ours] ?? ""}
            options={[
              { value: "", name: optional.includes(ours) ? "none" : "choose" },
              ...file.header.map((name) => ({ value: name, name })),
            ]}
            onChange={(value) => {
              chosen.value = { ...chosen.value, [ours]: value };
            }}
          />
        ))}
      </div>
      <div>
        <button
          type="button"
          class="primary"
          onClick={() => {
            use().catch((error: unknown) => {
              failure.value = error;
            });
          }}
        >
          Read it so
        </button>
      </div>
    </section>
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

/** Columns that already have our names. */
function sameNames(header: readonly string[], kind: "prices" | "trades"): ColumnMapping {
  const { needed, optional } = OUR_COLUMNS[kind];
  const found = [...needed, ...optional].flatMap((ours) => {
    const theirs = header.find((name) => name.toLowerCase() === ours);
    return theirs === undefined ? [] : [[ours, theirs] as const];
  });
  return Object.fromEntries(found);
}
