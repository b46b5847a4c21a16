/** A list that is taken from in front and added to behind. */
export class Queue<T> {
  #items: T[] = [];
  #from = 0;

  get length(): number {
    return this.#items.length - this.#from;
  }

  get first(): T | undefined {
    return this.#items[this.#from];
  }

  push(item: T): void {
    this.#items.push(item);
  }

  shift(): void {
    this.#from++;
    if (this.#from <= 16 || this.#from * 2 <= this.#items.length) return;
    this.#items = this.#items.slice(this.#from);
    this.#from = 0;
  }

  /** Those that were added last, in their order. */
  *latest(count: number): Generator<T> {
    const from = Math.max(this.#from, this.#items.length - count);
    for (let at = from; at < this.#items.length; at++) yield this.#items[at] as T;
  }

  [Symbol.iterator](): Generator<T> {
    return this.latest(Infinity);
  }
}
