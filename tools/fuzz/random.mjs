/**
 * Numbers that look random and are the same for the same seed (mulberry32), and what is chosen with them. `seed` and `index`
 * together name one input: whoever has both makes it again without those before it.
 */
export class Random {
  #state;

  constructor(seed, index = 0) {
    this.#state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35)) >>> 0;
  }

  /** From 0 up to 1. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 up to `end`. */
  below(end) {
    return Math.floor(this.next() * end);
  }

  chance(share) {
    return this.next() < share;
  }

  of(list) {
    return list[this.below(list.length)];
  }

  /** As many of `make()` as `least` to `most`. */
  some(least, most, make) {
    return Array.from({ length: least + this.below(most - least + 1) }, make);
  }

  /** Mostly small, now and then up to `most`. */
  size(most) {
    return Math.floor(most ** this.next());
  }
}
