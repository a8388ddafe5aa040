/** Texts that are cut out of one when they are asked for. */
export class Texts {
  /**
   * @param {Uint8Array} utf8
   * @param {Int32Array} lengths in UTF-16 units
   */
  constructor(utf8, lengths) {
    this.all = new TextDecoder('utf-8', {ignoreBOM: true}).decode(utf8);
    this.begins = offsets(lengths);
    this.count = lengths.length;
  }

  /** @param {number} number */
  at(number) {
    return this.all.slice(this.begins[number], this.begins[number + 1]);
  }
}

/**
 * Where runs of some lengths begin, and where the last ends.
 * @param {ArrayLike<number>} lengths
 */
export function offsets(lengths) {
  const begins = new Int32Array(lengths.length + 1);
  for (let index = 0; index < lengths.length; index++) {
    begins[index + 1] = begins[index] + lengths[index];
  }
  return begins;
}
