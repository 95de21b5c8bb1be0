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

/** Acts on the keys of the screen unless somebody is typing or a button has the focus. */
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

const TAKES_ARROWS = "[role=grid], [role=slider], input[type=range], .scroll-sideways";

/** Fields take every key but Escape; buttons, sliders and what scrolls those that work them. */
function isBusy(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest("dialog[open]") !== null) return true;
  // It closes the list of a choice.
  if (key === "Escape") return target.closest("select") !== null;
  if (target.closest("input:not([type=range]), textarea, select, [contenteditable]")) return true;
  if (target.closest("button, a, summary") !== null) return key === " " || key === "Enter";
  if (target.closest(TAKES_ARROWS) === null) return false;
  return key.startsWith("Arrow") || ["Home", "End", "PageUp", "PageDown"].includes(key);
}
