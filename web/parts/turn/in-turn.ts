const waiting: (() => void)[] = [];
let awaited = 0;
let isDue = false;

/**
 * Does one thing after another, each in a task of its own with a frame before it: however much
 * there is to draw, the page answers in between.
 */
export function inTurn(act: () => void): void {
  waiting.push(act);
  goOn();
}

/** Nothing is done in turn until this has come: all processors work for what a reader waits for. */
export async function beforeTurns<T>(answer: Promise<T>): Promise<T> {
  awaited++;
  try {
    return await answer;
  } finally {
    awaited--;
    goOn();
  }
}

function goOn(): void {
  if (isDue || awaited > 0 || waiting.length === 0) return;
  isDue = true;
  afterFrame(doNext);
}

function doNext(): void {
  if (awaited > 0) {
    isDue = false;
    return;
  }
  try {
    waiting[0]!();
  } finally {
    waiting.shift();
    // What the act had drawn asks for the next frame first: its effects come before the next act.
    setTimeout(() => {
      isDue = false;
      goOn();
    });
  }
}

function afterFrame(act: () => void): void {
  requestAnimationFrame(() => setTimeout(act));
}

/** A task of its own for what follows. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
