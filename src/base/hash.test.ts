import { describe, expect, it } from "vitest";
import { createStream } from "../math/random-stream.ts";
import { createHash, hashHex, hashText, hashWords } from "./hash.ts";

function hexOf(...words: number[]): string {
  const hash = createHash();
  hashWords(hash, Uint32Array.from(words));
  return hashHex(hash);
}

function bitCount(value: bigint): number {
  return value.toString(2).replaceAll("0", "").length;
}

describe("the running hash", () => {
  it("is 16 hexadecimal digits, the same on every machine", () => {
    expect(hexOf()).toMatch(/^[0-9a-f]{16}$/);
    expect([hexOf(0), hexOf(1, 2, 3)]).toMatchInlineSnapshot(`
      [
        "196a1db80fc5cffb",
        "f592fc1404e9b17f",
      ]
    `);
  });

  it("of a list in pieces is that of the whole, also after a look at the digits", () => {
    const hash = createHash();
    hashWords(hash, Uint32Array.of(1, 2));
    hashHex(hash);
    hashWords(hash, new Uint32Array(0));
    hashWords(hash, Uint32Array.of(3));
    expect(hashHex(hash)).toBe(hexOf(1, 2, 3));
  });

  it("depends on order and on length, zeros too", () => {
    expect(hexOf(1, 2)).not.toBe(hexOf(2, 1));
    expect(new Set([hexOf(), hexOf(0), hexOf(0, 0), hexOf(0, 0, 0)]).size).toBe(4);
  });

  it("changes about half of its bits for any one bit of any word", () => {
    const stream = createStream(1, "avalanche");
    const words = Uint32Array.from({ length: 8 }, () => stream.nextInteger(2 ** 32));
    const before = BigInt(`0x${hexOf(...words)}`);
    const everChanged = { bits: 0n };
    let flips = 0;
    for (let bit = 0; bit < 256; bit += 1) {
      const changed = words.slice();
      changed[bit >> 5]! ^= 1 << (bit & 31);
      const difference = before ^ BigInt(`0x${hexOf(...changed)}`);
      everChanged.bits |= difference;
      flips += bitCount(difference);
      expect(bitCount(difference), `bit ${bit}`).toBeGreaterThan(12);
      expect(bitCount(difference), `bit ${bit}`).toBeLessThan(52);
    }
    // 256 x 64 fair bits: mean 32 per change, standard deviation of the mean 0.25.
    expect(Math.abs(flips / 256 - 32)).toBeLessThan(1);
    expect(everChanged.bits).toBe(2n ** 64n - 1n);
  });

  it("tells 180,000 near lists apart: counters, swaps, sign flips of two words", () => {
    const seen = new Set<string>();
    let lists = 0;
    for (let first = 0; first < 300; first += 1) {
      for (let second = 0; second < 300; second += 1) {
        seen.add(hexOf(first, second));
        seen.add(hexOf((first | 0x80000000) >>> 0, (second | 0x80000000) >>> 0));
        lists += 2;
      }
    }
    expect(seen.size).toBe(lists);
  });
});

describe("the hash of a text", () => {
  it("has the published values of MurmurHash3_x86_32", () => {
    // P. Seymour's vectors for the empty text and for four zero bytes.
    expect(hashText("", 0)).toBe(0);
    expect(hashText("", 1)).toBe(0x514e28b7);
    expect(hashText("", 0xffffffff)).toBe(0x81f16f39);
    expect(hashText("\0", 0)).toBe(0x2362f9de);
  });

  it("is an unsigned 32-bit integer", () => {
    const hashes = ["a", "market-maker-1", "Zürich"].map((text) => hashText(text));
    expect(hashes.every((hash) => Number.isInteger(hash) && hash >= 0 && hash < 2 ** 32)).toBe(
      true,
    );
  });

  it("tells 20,000 participants apart, two bases far more", () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `covered-call-seller-${index}`);
    // 20,000 fair draws of 2^32 have 0.05 collisions on average.
    expect(new Set(names.map((name) => hashText(name))).size).toBeGreaterThan(19_997);
    const pairs = names.map((name) => `${hashText(name)} ${hashText(name, 1)}`);
    expect(new Set(pairs).size).toBe(20_000);
  });

  it("depends on order, and its bases are independent", () => {
    expect(hashText("ab")).not.toBe(hashText("ba"));
    let equalBits = 0;
    for (let index = 0; index < 1000; index += 1) {
      const difference = hashText(`n${index}`) ^ hashText(`n${index}`, 1);
      equalBits += 32 - bitCount(BigInt(difference >>> 0));
    }
    expect(Math.abs(equalBits / 1000 - 16)).toBeLessThan(0.5);
  });
});
