export const MAKER = "market-maker";

/** Whether an account is of the public. @param classes of each account. */
export function isPublic(classes: readonly string[], account: number): boolean {
  return classes[account]!.endsWith("-seller") || classes[account] === "option-buyer";
}
