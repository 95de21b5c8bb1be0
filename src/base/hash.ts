/** A running 64-bit hash in two halves; {@link hashWords} changes it in place. */
export interface Hash {
  high: number;
  low: number;
}

/** The hash of nothing. */
export function createHash(): Hash {
  return { high: 0, low: 0 };
}

/**
 * Takes 32-bit words into a hash, in order; hashing a list in pieces gives the hash of the whole.
 * Two MurmurHash3 lanes of 32 bits, coupled after each word (A. Appleby, MurmurHash3_x86_128 with
 * two of its four lanes). For equality of states, not against an adversary.
 */
export function hashWords(hash: Hash, words: Uint32Array): void {
  let { high, low } = hash;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!;
    low ^= Math.imul(rotateLeft(Math.imul(word, 0x239b961b), 15), 0xab0e9789);
    low = (Math.imul(rotateLeft(low, 19) + high, 5) + 0x561ccd1b) | 0;
    high ^= Math.imul(rotateLeft(Math.imul(word, 0x38b34ae5), 17), 0xa1e38b93);
    high = (Math.imul(rotateLeft(high, 13) + low, 5) + 0x32ac3b17) | 0;
  }
  hash.high = high;
  hash.low = low;
}

/** 16 hexadecimal digits of a hash, which may go on running. */
export function hashHex(hash: Hash): string {
  // Two finalizers on coupled halves: each bit taken in so far changes half of the digits' bits.
  const low = finalMix(hash.low + hash.high);
  const high = finalMix(hash.high + low);
  return hexDigits(high) + hexDigits(finalMix(low + high));
}

/**
 * A 32-bit hash of a text, an unsigned integer: MurmurHash3_x86_32 of its UTF-16 code units, four
 * bytes each. Another `basis` (its seed) gives an independent hash.
 */
export function hashText(text: string, basis: number = 0): number {
  let hash = basis | 0;
  for (let index = 0; index < text.length; index += 1) {
    const block = Math.imul(text.charCodeAt(index), 0xcc9e2d51);
    hash ^= Math.imul(rotateLeft(block, 15), 0x1b873593);
    hash = (Math.imul(rotateLeft(hash, 13), 5) + 0xe6546b64) | 0;
  }
  return finalMix(hash ^ (4 * text.length)) >>> 0;
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** MurmurHash3's fmix32: a bijection in which every bit of the input moves every bit out. */
function finalMix(word: number): number {
  let mixed = word;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) | 0;
}

function hexDigits(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
