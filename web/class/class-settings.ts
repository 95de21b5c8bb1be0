import { LIVE_DEFAULTS, type LiveSettings, parseLive } from "../question/path-settings.ts";
import { STUDENT_MAX } from "./result-code.ts";

/** What a whole class has in common: all of a live path but its seed, which is the student. */
export type ClassSettings = Omit<LiveSettings, "seed">;

export type ParsedClass =
  | { readonly ok: true; readonly settings: ClassSettings; readonly version: string }
  | { readonly ok: false; readonly why: string };

const NAMES = (Object.keys(LIVE_DEFAULTS) as (keyof LiveSettings)[])
  .filter((name) => name !== "seed")
  .sort() as (keyof ClassSettings)[];

/**
 * The settings as a class link has them, every one written out: a link means the same in a later
 * version with other defaults. Codes are bound to this text.
 */
export function formatClass(settings: ClassSettings): string {
  return new URLSearchParams(NAMES.map((name) => [name, String(settings[name])])).toString();
}

/** The link's part behind the `#`. @param version of the lab that made it. */
export function classHash(settings: ClassSettings, version: string): string {
  return `#class=${formatClass(settings)}&v=${version}`;
}

/** Reads what stands behind `#class=`; a link that is not whole is refused, not mended. */
export function parseClass(code: string): ParsedClass {
  const { v: version = "", seed: _, ...given } = Object.fromEntries(new URLSearchParams(code));
  const missing = NAMES.filter((name) => given[name] === undefined);
  if (missing.length > 0) return { ok: false, why: `it does not say: ${missing.join(", ")}` };
  const { settings, faults } = parseLive(given);
  if (faults.length > 0) return { ok: false, why: faults.join("; ") };
  return { ok: true, settings: withoutSeed(settings), version };
}

export function withoutSeed({ seed: _, ...settings }: LiveSettings): ClassSettings {
  return settings;
}

/** The path of one student: the class's settings, another draw. */
export function ofStudent(settings: ClassSettings, student: number): LiveSettings {
  return { ...settings, seed: student };
}

/** A student's number as typed, or undefined where it is none. */
export function parseStudent(typed: string): number | undefined {
  const text = typed.trim();
  const student = Number(text);
  return /^\d+$/.test(text) && student >= 1 && student <= STUDENT_MAX ? student : undefined;
}
