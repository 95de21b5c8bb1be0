/** The worst fall of a running result from its highest point so far, in the result's unit. */
export interface Drawdown {
  highest: number;
  /** 0 or negative. */
  worst: number;
}

/** A result that starts at 0. */
export function createDrawdown(): Drawdown {
  return { highest: 0, worst: 0 };
}

export function observe(drawdown: Drawdown, result: number): void {
  drawdown.highest = Math.max(drawdown.highest, result);
  drawdown.worst = Math.min(drawdown.worst, result - drawdown.highest);
}
