import { type Signal, signal } from "@preact/signals";

/** A key that does something on this screen, for the help under `?` too. */
export interface KeyHelp {
  /** As `KeyboardEvent.key` names it: ` ` is the space bar. */
  readonly key: string;
  readonly does: string;
  readonly act: () => void;
}

/** Keys of the screen that is shown; a screen sets them when it opens. */
export const screenKeys: Signal<readonly KeyHelp[]> = signal([]);

/** Acts on the keys of the screen unless what has the focus needs them. */
export function followKeys(everywhere: readonly KeyHelp[]): void {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isBusy(event.target, event.key)) return;
    const found = [...screenKeys.value, ...everywhere].find(({ key }) => key === event.key);
    if (found === undefined) return;
    event.preventDefault();
    found.act();
  });
}

/** Which keys a control has to itself; the first row that fits decides. */
const TAKEN: readonly { readonly by: string; readonly keys: RegExp }[] = [
  { by: "dialog[open]", keys: /./ },
  {
    by: "input:not([type=range], [type=radio], [type=checkbox], [type=file]), textarea",
    keys: /^(?!Escape$)/,
  },
  // Letters and digits choose an option; Escape closes the list.
  { by: "select", keys: /^([\p{L}\p{N} ]|..+)$/u },
  // A choice that has been made has no use for the space bar.
  { by: "[type=radio]:checked", keys: /^Arrow.+$/ },
  { by: "[type=radio], [type=checkbox]", keys: /^( |Arrow.+)$/ },
  { by: "button, a, summary, [type=file]", keys: /^( |Enter)$/ },
  {
    by: "[role=grid], [role=slider], [type=range], .scroll-sideways",
    keys: /^(Arrow.+|Home|End|PageUp|PageDown)$/,
  },
];

/** Whether what has the focus needs the key itself. */
function isBusy(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  return TAKEN.find(({ by }) => target.closest(by) !== null)?.keys.test(key) ?? false;
}
