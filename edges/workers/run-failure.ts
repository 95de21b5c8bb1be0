/** Ends the program with exit code 1, where neither it nor its input is at fault. */
export class RunFailure extends Error {
  override readonly name = "RunFailure";
}
