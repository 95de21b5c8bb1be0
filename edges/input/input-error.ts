export interface InputErrorParts {
  /** The file as the user named it; left out for errors on the command line. */
  readonly file?: string;
  /** 1 = the first line of the file. */
  readonly line?: number;
  /** The column's name as the header writes it; in a file without a table its number. */
  readonly column?: string;
  /** What is wrong, with the offending value quoted; no full stop at the end, as in the others. */
  readonly what: string;
  readonly why?: string;
  /** What the user can do about it. */
  readonly mend?: string;
  /** Names of which one has to be chosen; the words say so too. */
  readonly choices?: readonly string[];
}

/** Where something was found: nothing on the command line. */
export type Place = Pick<InputErrorParts, "file" | "line" | "column">;

/**
 * The input was refused. The message reads `FILE:LINE:COLUMN: what. why. how to mend`; parts that
 * do not apply are left out. The command line prints it after `error: ` and ends with exit code 2.
 */
export class InputError extends Error {
  readonly parts: InputErrorParts;

  constructor(parts: InputErrorParts) {
    super(messageOf(parts));
    this.name = "InputError";
    this.parts = parts;
  }
}

function messageOf(parts: InputErrorParts): string {
  const place = [parts.file, parts.line, parts.column].filter((part) => part !== undefined);
  const sentences = [parts.what, parts.why, parts.mend].filter((part) => part !== undefined);
  return [...(place.length > 0 ? [place.join(":")] : []), sentences.join(". ")].join(": ");
}

const QUOTED_CHARACTERS_MAX = 40;

/** A piece of the user's text for use in a message: in quotes, on one line, cut when it is long. */
export function quoted(text: string): string {
  const short =
    text.length > QUOTED_CHARACTERS_MAX ? `${text.slice(0, QUOTED_CHARACTERS_MAX)}...` : text;
  return JSON.stringify(short);
}

const LISTED_MAX = 6;

/** Names for use in a message: the first six, and how many more. */
export function listed(names: readonly string[]): string {
  const more = names.length - LISTED_MAX;
  return names.slice(0, LISTED_MAX).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
