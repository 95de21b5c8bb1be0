/** The text of a file, and what messages call the file. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}
