import type { JSX } from "preact";
import type { SeenFile } from "../../engine/engine-api.ts";
import { useFailure } from "../../engine/use-failure.ts";
import { nameOtherColumns } from "./dropped.ts";

/** Which columns a file was read by, as the user named them once, and a way to name others. */
export function NamedColumns({ file }: { readonly file: SeenFile }): JSX.Element | null {
  const fail = useFailure();
  const { named, name } = file;
  if (named === undefined) return null;
  const columns = Object.entries(named.mapping).filter(([, theirs]) => theirs !== "");
  return (
    <li>
      As you named its columns:{" "}
      {columns.map(([ours, theirs]) => `${ours} from ${theirs}`).join(", ")}.{" "}
      <button
        type="button"
        class="plain small"
        onClick={() => {
          nameOtherColumns(name, named.header).catch(fail);
        }}
      >
        name other columns
      </button>
    </li>
  );
}
