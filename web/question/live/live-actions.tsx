import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useFailure } from "../../engine/use-failure.ts";
import type { LiveDialog, Opened } from "../path-dialogs.tsx";
import type { LiveRun } from "./use-live-run.ts";

const BUTTONS: readonly { readonly opens: Opened; readonly words: string }[] = [
  { opens: "share", words: "Share" },
  { opens: "embed", words: "Embed" },
  { opens: "command", words: "The same on the command line" },
];

/** A dialog that is open, and what draws it. */
interface Shown {
  readonly Dialog: typeof LiveDialog;
  readonly opened: Opened;
}

/** What can be done with what is seen. */
export function LiveActions({ run }: { readonly run: LiveRun }): JSX.Element {
  const shown = useSignal<Shown | undefined>(undefined);
  const fail = useFailure();
  const open = async (opened: Opened): Promise<void> => {
    const { LiveDialog: Dialog } = await import("../path-dialogs.tsx");
    shown.value = { Dialog, opened };
  };
  return (
    <div class="row">
      {BUTTONS.map(({ opens, words }) => (
        <button
          key={opens}
          type="button"
          onClick={() => {
            open(opens).catch(fail);
          }}
        >
          {words}
        </button>
      ))}
      {shown.value !== undefined && (
        <shown.value.Dialog
          opened={shown.value.opened}
          run={run}
          onClose={() => {
            shown.value = undefined;
          }}
        />
      )}
    </div>
  );
}
