const waiting: (() => void)[] = [];

/**
 * Does one thing after another, each in a task of its own with a frame before it: however much
 * there is to draw, the page answers in between.
 */
export function inTurn(act: () => void): void {
  if (waiting.push(act) === 1) afterFrame(doNext);
}

function doNext(): void {
  try {
    waiting[0]!();
  } finally {
    waiting.shift();
    // What the act had drawn asks for the next frame first: its effects come before the next act.
    if (waiting.length > 0) setTimeout(() => afterFrame(doNext));
  }
}

function afterFrame(act: () => void): void {
  requestAnimationFrame(() => setTimeout(act));
}

/** A task of its own for what follows. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
