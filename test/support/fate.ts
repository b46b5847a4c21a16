/** Methods that leave something behind, in the database or on a platform. */
const LEAVES_TRACES: ReadonlySet<string | symbol> = new Set([
  'sync',
  'keepPoll',
  'saveBaseline',
  'saveRelevance',
  'savePlacement',
  'saveStatements',
  'saveVerdict',
  'makeLasting',
  'noteCycle',
  'queue',
  'keep',
  'recover',
  'begin',
  'settle',
  'post',
  'edit',
  'close',
  'find',
]);

/**
 * When a process dies: at the n-th moment beside a step that leaves traces, each step having one just before it and one
 * just after it. From then on nothing that it does arrives anywhere.
 */
export class Fate {
  readonly #diesAt: number | string;
  #moments = 0;
  diedAt: string | null = null;

  /** By the moment's number, or at the first one of that name, such as `before post`; never dies unless told. */
  constructor(diesAt: number | string = Infinity) {
    this.#diesAt = diesAt;
  }

  /** How many moments there were so far. */
  get moments(): number {
    return this.#moments;
  }

  /** The same port as a process with this fate uses it. */
  over<T extends object>(port: T): T {
    return new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        const work = (args: readonly unknown[]): unknown => Reflect.apply(member, target, args);
        if (LEAVES_TRACES.has(name)) return (...args: unknown[]) => this.#step(String(name), () => work(args));
        return (...args: unknown[]) => (this.#mustLive(), work(args));
      },
    });
  }

  async #step(name: string, work: () => unknown): Promise<unknown> {
    this.#pass(`before ${name}`);
    const result = await work();
    this.#pass(`after ${name}`);
    return result;
  }

  #pass(moment: string): void {
    this.#mustLive();
    this.#moments++;
    if (moment === this.#diesAt || this.#moments === this.#diesAt) this.diedAt = moment;
    this.#mustLive();
  }

  #mustLive(): void {
    if (this.diedAt !== null) throw new Error(`the process died ${this.diedAt}`);
  }
}
