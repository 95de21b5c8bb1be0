/**
 * Calls one at a time: of those that wait, only the newest is made, as a slider that moves asks for
 * nothing that lies behind it. Each call that is made is answered, also while a newer one waits, so
 * that a long drag is seen to move; the newest answer comes last.
 */
export function latestOnly<Asked, Told>(
  ask: (asked: Asked) => Promise<Told>,
  onAnswer: (told: Told, asked: Asked) => void,
  onFailure: (error: unknown) => void,
): (asked: Asked) => void {
  let waiting: { readonly asked: Asked } | undefined;
  let isBusy = false;
  const next = (): void => {
    if (isBusy || waiting === undefined) return;
    const { asked } = waiting;
    waiting = undefined;
    isBusy = true;
    ask(asked)
      .then((told) => onAnswer(told, asked), onFailure)
      .finally(() => {
        isBusy = false;
        next();
      });
  };
  return (asked) => {
    waiting = { asked };
    next();
  };
}
