/** A broken rule inside the market: a defect of this program, never of its input. */
export class InvariantError extends Error {
  readonly rule: string;

  constructor(rule: string, detail: string) {
    super(`${rule}: ${detail}`);
    this.name = "InvariantError";
    this.rule = rule;
  }
}

/**
 * Throws when a numbered rule of docs/RULES.md does not hold. Left on in every build, so the
 * message is put together only when it is needed: `value` follows `detail`.
 */
export function invariant(
  holds: boolean,
  rule: string,
  detail: string,
  value?: number | string,
): asserts holds {
  if (!holds) throw new InvariantError(rule, value === undefined ? detail : `${detail} ${value}`);
}

/** For the default branch of a switch over a union: the type checker proves it is never reached. */
export function unreachable(value: never): never {
  throw new InvariantError("A1", `unexpected value ${String(value)}`);
}
