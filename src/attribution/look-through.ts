/**
 * Who in the end pays for what somebody receives, where those who pay him pass it on from others
 * (economics 1.2). Each pair is netted. Somebody who pays no more than he gets passes on what he
 * got, from his payers in proportion; of what somebody pays beyond that he is the payer. Money
 * may come round again: the shares solve a linear system. It is one way to look through, not the
 * only one: money has no names, and another proportion would be as right.
 *
 * @param size parties, numbered from 0. @param received what a party has from another, in any unit;
 * antisymmetric. @returns for each party its share of all that the receiver was paid; NaN where
 * nobody paid him.
 * @throws RangeError where money only goes round: nobody loses.
 */
export function lookThrough(
  size: number,
  received: (party: number, from: number) => number,
  receiver: number,
): Float64Array {
  const from = (party: number, payer: number): number =>
    party === payer ? 0 : Math.max(received(party, payer), 0);
  const all = Array.from({ length: size }, (_, party) => party);
  const sum = (of: (other: number) => number): number =>
    all.reduce((total, other) => total + of(other), 0);
  const inflow = all.map((party) => sum((payer) => from(party, payer)));
  const outflow = all.map((party) => sum((other) => from(other, party)));
  // Of a dollar that somebody pays, how much is his own.
  const own = all.map((party) => {
    return outflow[party] === 0 ? 0 : Math.max(1 - inflow[party]! / outflow[party]!, 0);
  });
  const passedBy = (party: number, payer: number): number =>
    inflow[party] === 0 ? 0 : ((1 - own[party]!) * from(party, payer)) / inflow[party]!;
  const paying = solve(
    all.map((payer) => all.map((party) => (party === payer ? 1 : 0) - passedBy(party, payer))),
    all.map((payer) => from(receiver, payer) / inflow[receiver]!),
  );
  return Float64Array.from(all, (party) => paying[party]! * own[party]!);
}

/** What an elimination takes for nothing, of 1. */
const NOTHING = 1e-12;

/** A x = b by elimination, the largest pivot first; both are used up. */
function solve(a: number[][], b: number[]): number[] {
  const size = b.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(a[row]![column]!) > Math.abs(a[pivot]![column]!)) pivot = row;
    }
    if (Math.abs(a[pivot]![column]!) < NOTHING) throw new RangeError("nobody loses");
    [a[column], a[pivot]] = [a[pivot]!, a[column]!];
    [b[column], b[pivot]] = [b[pivot]!, b[column]!];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = a[row]![column]! / a[column]![column]!;
      for (let i = column; i < size; i++) a[row]![i]! -= factor * a[column]![i]!;
      b[row]! -= factor * b[column]!;
    }
  }
  return b.map((value, row) => value / a[row]![row]!);
}
