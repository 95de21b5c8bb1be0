import { isMap, isScalar, LineCounter, type Node, type Pair, parseDocument, visit } from "yaml";
import { InputError, type Place, quoted } from "../input-error.ts";

/** A YAML file that is one map, and where its parts stand. */
export interface YamlMap {
  /** As plain data, in which a name stands once; anything else than a map is there as it is. */
  readonly values: unknown;
  readonly pairs: readonly YamlPair[];
}

export interface YamlPair {
  readonly name: string;
  readonly nameAt: Place;
  readonly valueAt: Place;
  /** Of a map what is in it; of a single value its text, as it was written. */
  readonly pairs?: readonly YamlPair[];
  readonly text?: string;
}

/** A scenario is a page of text, and its brackets are few. */
const CHARACTERS_MAX = 16_384;
const BRACKETS_MAX = 100;
/** `- - - -`: lists in lists on one line. */
const NESTED_LISTS = /^[ \t]*(?:[-?:][ \t]+){4}/m;

/**
 * Reads a file that is one map of maps and single values.
 *
 * @throws InputError with line and column for what is no YAML, and for aliases and tags: values
 * stand where they are used, and are data.
 */
export function readYaml(text: string, file: string): YamlMap {
  const brackets = text.match(/[[{]/g)?.length ?? 0;
  // The parser calls itself for each level: some thousands of them would end the program.
  if (text.length > CHARACTERS_MAX || brackets > BRACKETS_MAX || NESTED_LISTS.test(text)) {
    throw new InputError({
      ...{ file, what: "the file is too large to be a scenario" },
      why: `${CHARACTERS_MAX} characters and ${BRACKETS_MAX} brackets are read, no nested lists`,
    });
  }
  const lineCounter = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line, column: String(col) };
  };
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) {
    const why = problem.message.replace(/\s+/g, " ");
    throw new InputError({ ...placeAt(problem.pos[0]), what: "this is no YAML", why });
  }
  const placeOf = (node: unknown): Place => placeAt((node as Node).range![0]);
  visit(document, {
    Alias: (_key, node) => {
      const why = "a value has to stand where it is used";
      throw new InputError({ ...placeOf(node), what: `alias ${quoted(`*${node.source}`)}`, why });
    },
  });
  const root = document.contents;
  const pairs = isMap(root) ? root.items.map((pair) => readPair(pair, placeOf)) : [];
  return { values: document.toJS(), pairs };
}

function readPair({ key, value }: Pair, placeOf: (node: unknown) => Place): YamlPair {
  const nameAt = placeOf(key);
  if (!isScalar(key)) {
    throw new InputError({
      ...nameAt,
      what: "a name that is no word",
      mend: "Give a word",
    });
  }
  // `{skew}` is a name without a value.
  const valueAt = value === null ? nameAt : placeOf(value);
  const pair = { name: String(key.value), nameAt, valueAt };
  if (isMap(value)) return { ...pair, pairs: value.items.map((one) => readPair(one, placeOf)) };
  if (!isScalar(value) || value.value === null) return pair;
  return { ...pair, text: value.source ?? String(value.value) };
}
