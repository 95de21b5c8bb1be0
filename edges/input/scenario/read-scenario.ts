import { z } from "zod";
import { InputError, type Place, quoted } from "../input-error.ts";
import { didYouMean } from "./nearest.ts";
import { readYaml, type YamlMap, type YamlPair } from "./read-yaml.ts";

/** What a scenario file says. */
export interface ScenarioFile {
  /** What it is for, in one sentence. */
  readonly about: string;
  /** The scenario that it changes; none in those that the program knows by itself. */
  readonly extends: { readonly name: string; readonly at: Place } | undefined;
  /** Sessions that are played unless others are asked for. */
  readonly days: number | undefined;
  /** Its settings in order, by their dotted names. */
  readonly set: readonly ScenarioSetting[];
}

export interface ScenarioSetting {
  readonly path: string;
  readonly text: string;
  readonly pathAt: Place;
  readonly valueAt: Place;
}

const SHAPE = z.strictObject({
  about: z.string().regex(/^\S[^\n]{0,199}$/),
  extends: z.string().optional(),
  days: z.int().min(1).max(2_000).optional(),
  set: z.record(z.string(), z.unknown()).optional(),
});

type Key = keyof typeof SHAPE.shape;

/** Of each key what it has to be, and what to do about it. */
const WORDS: Readonly<Record<Key, { readonly why: string; readonly mend: string }>> = {
  about: {
    why: "it has to be a line of text",
    mend: "Say in a sentence of 200 characters what the scenario is for",
  },
  extends: {
    why: "it has to be the name of a scenario",
    mend: "Give such as extends: default",
  },
  days: { why: "it has to be a whole number", mend: "Give a number from 1 to 2000" },
  set: {
    why: "it has to hold settings with their values",
    mend: "Give such as set: {makers.skew: 0}",
  },
};

/**
 * A scenario file. Settings are not looked up here.
 *
 * @throws InputError with line and column for anything but what a scenario file has.
 */
export function readScenario(text: string, file: string): ScenarioFile {
  const map = readYaml(text, file);
  const { success, data, error } = SHAPE.safeParse(map.values);
  if (!success) throw refusal(error.issues, map, file);
  const pairOf = (key: Key): YamlPair | undefined => map.pairs.find(({ name }) => name === key);
  const parent = pairOf("extends");
  return {
    about: data.about,
    extends: parent && { name: data.extends!, at: parent.valueAt },
    days: data.days,
    set: settingsIn(pairOf("set")?.pairs ?? []),
  };
}

function refusal(
  issues: readonly z.core.$ZodIssue[],
  { values, pairs }: YamlMap,
  file: string,
): InputError {
  // A key that is missing may be there under a mistyped name.
  const issue = issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0]!;
  const keys = Object.keys(SHAPE.shape);
  const start = { file, line: 1, column: "1" };
  if (issue.code === "unrecognized_keys") {
    const [name] = issue.keys as [string];
    const at = pairs.find((pair) => pair.name === name)!.nameAt;
    const mend = didYouMean(name, keys);
    return new InputError({ ...at, what: quoted(name), why: "a scenario has no such key", mend });
  }
  const key = issue.path[0] as Key | undefined;
  if (key === undefined) {
    const what = values === null ? "the file is empty" : "the file is no map";
    return new InputError({ ...start, what, mend: `A scenario has the keys ${keys.join(", ")}` });
  }
  const pair = pairs.find(({ name }) => name === key);
  const what = pair === undefined ? `${key} is missing` : `${key} ${valueWords(pair)}`;
  return new InputError({ ...(pair?.valueAt ?? start), what: what.trim(), ...WORDS[key] });
}

function valueWords({ text, pairs }: YamlPair): string {
  if (text !== undefined) return quoted(text);
  return pairs === undefined ? "has no single value" : "is a map";
}

/** `makers: {skew: 0}` and `makers.skew: 0` are the same; each setting stands once. */
function settingsIn(pairs: readonly YamlPair[]): ScenarioSetting[] {
  const found: ScenarioSetting[] = [];
  const walk = (pair: YamlPair, before: string): void => {
    const path = before + pair.name;
    if (pair.pairs !== undefined) {
      for (const one of pair.pairs) walk(one, `${path}.`);
      return;
    }
    const what = `setting ${quoted(path)}`;
    if (pair.text === undefined) {
      throw new InputError({ ...pair.valueAt, what, why: "it has no single value" });
    }
    if (found.some((one) => one.path === path)) {
      throw new InputError({ ...pair.nameAt, what, why: "it is set already", mend: "Drop one" });
    }
    found.push({ path, text: pair.text, pathAt: pair.nameAt, valueAt: pair.valueAt });
  };
  for (const pair of pairs) walk(pair, "");
  return found;
}
