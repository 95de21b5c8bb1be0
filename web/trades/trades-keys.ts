import type { KeyHelp } from "../app/keys.ts";

/** A key does what the button of this id does, where there is one. */
function press(key: string, does: string, id: string): KeyHelp {
  return { key, does, act: () => document.getElementById(id)?.click() };
}

/** Keys of this screen. */
export const TRADES_KEYS: readonly KeyHelp[] = [
  press("d", "choose a file of yours", "drop"),
  press("ArrowLeft", "the month or position before, day by day", "previous-month"),
  press("ArrowRight", "the next month or position, day by day", "next-month"),
  press("k", "keep these settings to compare", "keep"),
  press("s", "share the answer", "share"),
  press("t", "the statement of the command line", "statement"),
];
