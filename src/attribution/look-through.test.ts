import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lookThrough } from "./look-through.ts";

/** What each has from each, from payments [payer, party, dollars]. */
function receivedBy(payments: readonly (readonly [number, number, number])[]) {
  return (party: number, from: number): number =>
    payments.reduce((sum, [payer, to, dollars]) => {
      if (payer === from && to === party) return sum + dollars;
      return payer === party && to === from ? sum - dollars : sum;
    }, 0);
}

const [HEDGER, MAKER, NOISE, VALUE] = [0, 1, 2, 3];

describe("who pays in the end", () => {
  it("is who pays directly, where he gets nothing from others", () => {
    const received = receivedBy([[NOISE, HEDGER, 10]]);
    expect([...lookThrough(3, received, HEDGER)]).toEqual([0, 0, 1]);
  });

  it("passes on what an intermediary got, and counts him for the rest", () => {
    // The maker pays 10 and gets 6 + 3: 1 is his own. Of the 3 of the investor 1 is from noise.
    const received = receivedBy([
      [MAKER, HEDGER, 10],
      [NOISE, MAKER, 6],
      [VALUE, MAKER, 3],
      [NOISE, VALUE, 1],
    ]);
    const shares = lookThrough(4, received, HEDGER);
    [0, 0.1, 0.7, 0.2].forEach((share, party) => {
      expect(shares[party]).toBeCloseTo(share, 12);
    });
  });

  it("nets a pair first", () => {
    const received = receivedBy([
      [MAKER, HEDGER, 10],
      [HEDGER, MAKER, 4],
      [NOISE, MAKER, 6],
    ]);
    expect([...lookThrough(3, received, HEDGER)]).toEqual([0, 0, 1]);
  });

  it("has no answer where nobody pays, or money only goes round", () => {
    expect(lookThrough(2, () => 0, HEDGER).every(Number.isNaN)).toBe(true);
    const round = receivedBy([
      [MAKER, HEDGER, 1],
      [NOISE, MAKER, 1],
      [HEDGER, NOISE, 1],
    ]);
    expect(() => lookThrough(3, round, HEDGER)).toThrow(RangeError);
  });

  it("is what following every dollar back many times comes to", () => {
    const size = 5;
    const payments = fc.array(
      fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.integer({ min: 1, max: 99 })),
      {
        minLength: 6,
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(payments, (list) => {
        const received = receivedBy(list.filter(([payer, to]) => payer !== to));
        const followed = followBack(size, received, HEDGER);
        if (followed === undefined) return;
        const shares = lookThrough(size, received, HEDGER);
        followed.forEach((share, party) => {
          expect(shares[party]).toBeCloseTo(share, 6);
        });
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});

/** The same, dollar by dollar; undefined where it does not come to an end. */
function followBack(
  size: number,
  received: (party: number, from: number) => number,
  receiver: number,
): number[] | undefined {
  const parties = Array.from({ length: size }, (_, party) => party);
  const paidTo = (party: number) => parties.map((payer) => Math.max(received(party, payer), 0));
  const total = (amounts: readonly number[]) => amounts.reduce((sum, one) => sum + one, 0);
  const end = parties.map(() => 0);
  let dollars = paidTo(receiver);
  const all = total(dollars);
  if (all === 0) return undefined;
  dollars = dollars.map((one) => one / all);
  for (let round = 0; round < 300; round++) {
    const next = parties.map(() => 0);
    for (const party of parties) {
      const inflows = paidTo(party);
      const gets = total(inflows);
      const pays = total(parties.map((other) => Math.max(received(other, party), 0)));
      const kept = pays === 0 ? 0 : Math.max(pays - gets, 0) / pays;
      end[party]! += dollars[party]! * kept;
      for (const payer of parties) {
        if (gets > 0) next[payer]! += (dollars[party]! * (1 - kept) * inflows[payer]!) / gets;
      }
    }
    dollars = next;
  }
  return total(dollars) < 1e-9 ? end : undefined;
}
