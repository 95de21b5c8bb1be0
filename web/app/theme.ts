import { effect, type Signal, signal } from "@preact/signals";
import { kept } from "./kept.ts";

/** `light`, `dark`, or `auto`: as the computer has it. */
export const themeChoice: Signal<string> = kept("theme", "auto");

const prefersDark =
  globalThis.matchMedia === undefined ? undefined : matchMedia("(prefers-color-scheme: dark)");
const isDarkHere = signal(prefersDark?.matches ?? false);

/** What is shown now. */
export function isDark(): boolean {
  return themeChoice.value === "auto" ? isDarkHere.value : themeChoice.value === "dark";
}

/** Keeps the page's theme; called once, when the page begins. */
export function followTheme(): void {
  prefersDark?.addEventListener("change", ({ matches }) => {
    isDarkHere.value = matches;
  });
  effect(() => {
    document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  });
}
