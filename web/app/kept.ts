import { effect, type Signal, signal } from "@preact/signals";

/** A choice that stays on this computer; where nothing can be kept, as long as the page. */
export function kept(name: string, first: string): Signal<string> {
  const choice = signal(read(name) ?? first);
  effect(() => write(name, choice.value));
  return choice;
}

const PREFIX = "bothsides.";

function read(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // A browser may forbid it, or the store is full: the choice is then asked again next time.
  }
}
