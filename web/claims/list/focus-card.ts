/** Puts the focus on the card of a claim; on none if it is not shown. */
export function focusCard(id: string): void {
  cards()
    .find(({ dataset }) => dataset.claim === id)
    ?.focus();
}

/** The focus goes so many cards on, from the first where none has it; it stays at the ends. */
export function moveFocus(steps: number): void {
  const all = cards();
  const at = all.indexOf(document.activeElement as HTMLElement);
  all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + steps))]?.focus();
}

function cards(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-claim]")];
}
