import type { RunSettings } from "../run-settings.ts";

/** What a setting takes; `dollars` are held in $0.0001, the words of a `yes-no` are true, false. */
export type SettingKind =
  | {
      readonly kind: "number" | "whole" | "dollars";
      readonly least: number;
      readonly most: number;
    }
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  | { readonly kind: "yes-no"; readonly choices: readonly [yes: string, no: string] }
  | { readonly kind: "file" };

/** One row of the table of settings. */
export interface Setting {
  /** What `--set` and scenario files call it. */
  readonly path: string;
  /** Where its value stands; the group has to be in the defaults of every scenario. */
  readonly field: FieldOf<RunSettings>;
  readonly is: SettingKind;
  /** Of the number, or what the choice is about. */
  readonly unit: string;
}

/** `rate`, or a group and its field: `makers.vegaLimit`. */
type FieldOf<Settings> = {
  [Name in keyof Settings & string]-?: PlacesIn<Name, NonNullable<Settings[Name]>>;
}[keyof Settings & string];

type PlacesIn<Name extends string, Value> = Value extends object
  ? `${Name}.${keyof Value & string}`
  : Name;

/** Both ends are accepted. */
export function number(least: number, most: number): SettingKind {
  return { kind: "number", least, most };
}

export function whole(least: number, most: number): SettingKind {
  return { kind: "whole", least, most };
}

export function dollars(least: number, most: number): SettingKind {
  return { kind: "dollars", least, most };
}

export function choice(...choices: readonly string[]): SettingKind {
  return { kind: "choice", choices };
}

export function yesNo(yes: string, no: string): SettingKind {
  return { kind: "yes-no", choices: [yes, no] };
}

export const FILE: SettingKind = { kind: "file" };
