import { InputError, type InputErrorParts } from "../../../edges/input/input-error.ts";
import type { Answer } from "../engine-api.ts";

/** What an act answers, or why its input was refused; a defect goes on upwards. */
export async function answered<T>(act: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await act() };
  } catch (error) {
    return { ok: false, refused: partsOf(error) };
  }
}

/** The parts of a refusal; whatever else was thrown is thrown again. */
export function partsOf(error: unknown): InputErrorParts {
  if (error instanceof InputError) return error.parts;
  throw error;
}
