import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { kept } from "../../app/kept.ts";
import { Toggle } from "../../parts/choice.tsx";

/** The experts' switch, `yes` or `no`; it stays. */
const choice: Signal<string> = kept("greeks", "no");

/** Whether reasons are named by their Greeks instead of in words. */
export function usesGreeks(): boolean {
  return choice.value === "yes";
}

export function GreeksToggle(): JSX.Element {
  return (
    <Toggle
      label="by their Greek names"
      isOn={usesGreeks()}
      onChange={(isOn) => {
        choice.value = isOn ? "yes" : "no";
      }}
    />
  );
}
