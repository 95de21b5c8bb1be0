/** The scenarios that have names. */
export interface ScenarioShelf {
  /** In the order of the alphabet. */
  readonly names: readonly string[];
  readonly textOf: (name: string) => string;
}

/** Each name with what it is for, without reading the rest: `about:` is a line of each file. */
export function aboutScenarios({ names, textOf }: ScenarioShelf): [name: string, about: string][] {
  return names.map((name) => [name, /^about: (.*)$/m.exec(textOf(name))?.[1] ?? ""]);
}
