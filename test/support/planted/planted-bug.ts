/** A mistake of one line: in `file`, `find` stands exactly once and becomes `put`. */
export interface PlantedBug {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly put: string;
}

/** A bug as a row of a list: name, file, what stands there, what is put there. */
export type BugRow = readonly [name: string, file: string, find: string, put: string];

export function bugsOf(rows: readonly BugRow[]): PlantedBug[] {
  return rows.map(([name, file, find, put]) => ({ name, file, find, put }));
}

/** The text with the bug in it. @throws Error unless what it replaces stands there once. */
export function plant({ name, file, find, put }: PlantedBug, text: string): string {
  const [before, after, ...more] = text.split(find);
  if (before !== undefined && after !== undefined && more.length === 0) {
    return `${before}${put}${after}`;
  }
  const times = after === undefined ? "not at all" : `${more.length + 1} times`;
  throw new Error(`the bug "${name}" does not apply: its text stands ${times} in ${file}`);
}
