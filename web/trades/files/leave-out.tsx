import type { JSX } from "preact";
import { leaveOut } from "./dropped.ts";

/** Forgets a file, whatever it is. */
export function LeaveOut({ name }: { readonly name: string }): JSX.Element {
  return (
    <button
      type="button"
      class="plain small"
      aria-label={`Leave out ${name}`}
      onClick={() => leaveOut(name)}
    >
      leave it out
    </button>
  );
}
