/** The sheets' quotes of one series at one instant: a row for each maker who quotes, oldest
 * sheet first. */
export interface Look {
  count: number;
  readonly maker: Int32Array;
  readonly bid: Float64Array;
  readonly bidSize: Float64Array;
  readonly ask: Float64Array;
  readonly askSize: Float64Array;
}

export function createLook(makers: number): Look {
  const column = (): Float64Array => new Float64Array(makers);
  return {
    count: 0,
    maker: new Int32Array(makers),
    ...{ bid: column(), bidSize: column(), ask: column(), askSize: column() },
  };
}
