import { hashText } from "../base/hash.ts";
import { philox4x32 } from "../base/philox.ts";
import { inverseNormal } from "./inverse-normal.ts";
import { remainderOf } from "./remainder.ts";

const WORDS_PER_BLOCK = 4;
const TWO_POWER_26 = 67_108_864;
const TWO_POWER_32 = 4_294_967_296;
const TWO_POWER_MINUS_53 = 1 / 9_007_199_254_740_992;

/** Any number but 0 would do: it makes the second hash of a name independent of the first. */
const SECOND_NAME_BASIS = 0x5bd1e995;

/**
 * One participant's own chance. The key is (seed, hash of the name) and the counter is (day, event,
 * block of draws, second hash of the name), so every draw is a function of who draws, when, and
 * how often since: nothing has to be saved, and another stream shifts nobody.
 */
export class RandomStream {
  readonly #key: Uint32Array = new Uint32Array(2);
  readonly #counter: Uint32Array = new Uint32Array(WORDS_PER_BLOCK);
  readonly #block: Uint32Array = new Uint32Array(WORDS_PER_BLOCK);
  #position: number = WORDS_PER_BLOCK;

  /** @internal use {@link createStream} */
  constructor(seed: number, name: string) {
    this.#key[0] = seed;
    this.#key[1] = hashText(name);
    this.#counter[3] = hashText(name, SECOND_NAME_BASIS);
  }

  /** Moves to the first draw of an event of a day, both whole numbers under 2^32. */
  at(day: number, event: number): void {
    this.#counter[0] = day;
    this.#counter[1] = event;
    this.#counter[2] = 0;
    this.#position = WORDS_PER_BLOCK;
  }

  /** A number strictly between 0 and 1, of 53 random bits; two words of the stream. */
  nextUniform(): number {
    const high = this.#nextWord();
    return uniformFromWords(high, this.#nextWord());
  }

  /**
   * A whole number from 0 to n - 1, each equally likely: draws at the ragged end of 2^32 are
   * rejected. Throws a RangeError unless n is a whole number from 1 to 2^32.
   */
  nextInteger(n: number): number {
    if (!(Number.isInteger(n) && n >= 1 && n <= TWO_POWER_32)) {
      throw new RangeError(`a random integer below ${n}: give a whole number from 1 to 2^32`);
    }
    const accepted = TWO_POWER_32 - remainderOf(TWO_POWER_32, n);
    let word = this.#nextWord();
    while (word >= accepted) word = this.#nextWord();
    return remainderOf(word, n);
  }

  /** A standard normal number by inverse CDF: one uniform each, so that draws stay in step. */
  nextNormal(): number {
    return inverseNormal(this.nextUniform());
  }

  #nextWord(): number {
    if (this.#position === WORDS_PER_BLOCK) {
      philox4x32(this.#counter, this.#key, this.#block);
      this.#counter[2]! += 1;
      this.#position = 0;
    }
    const word = this.#block[this.#position]!;
    this.#position += 1;
    return word;
  }
}

/**
 * The stream of a name (a participant's id, or a tag such as "price") under a run's seed, at
 * (day 0, event 0). Throws a RangeError unless the seed is a whole number from 0 to 2^32 - 1.
 */
export function createStream(seed: number, name: string): RandomStream {
  if (!(Number.isInteger(seed) && seed >= 0 && seed < TWO_POWER_32)) {
    throw new RangeError(`seed ${seed}: give a whole number from 0 to 4294967295`);
  }
  return new RandomStream(seed, name);
}

/**
 * The uniform number of two random words: the upper 27 bits of one and 26 of the other over 2^53.
 * The one result of 2^53 that would be zero is half a step instead.
 */
export function uniformFromWords(high: number, low: number): number {
  const bits = (high >>> 5) * TWO_POWER_26 + (low >>> 6);
  return (bits === 0 ? 0.5 : bits) * TWO_POWER_MINUS_53;
}
