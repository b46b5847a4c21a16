/** As many answers as are kept: more than there are zones of time. */
const MOST = 1_000;

/** A pure function that works out the answer to a question once; for questions of which there are few. */
export function remembered<A>(answer: (question: string) => A): (question: string) => A {
  const known = new Map<string, A>();
  return (question) => {
    const before = known.get(question);
    if (before !== undefined) return before;
    const found = answer(question);
    if (known.size >= MOST) known.clear();
    known.set(question, found);
    return found;
  };
}

/** A pure function of something that never changes: it is worked out once, and kept as long as the thing itself. */
export function rememberedWith<T extends object, A>(answer: (about: T) => A): (about: T) => A {
  const known = new WeakMap<T, { readonly found: A }>();
  return (about) => {
    const before = known.get(about);
    if (before !== undefined) return before.found;
    const found = answer(about);
    known.set(about, { found });
    return found;
  };
}

const MINUTE_MS = 60_000;

/**
 * What is made of two things that never change and of the time, once in each minute: for what tells a time by the minute at
 * most. With another second thing, or in another minute, it is made anew.
 */
export function rememberedForAMinute<T extends object, W, A>(
  make: (about: T, beside: W, now: Date) => A,
): (about: T, beside: W, now: Date) => A {
  const known = new WeakMap<T, { readonly beside: W; readonly minute: number; readonly made: A }>();
  return (about, beside, now) => {
    const minute = Math.floor(now.getTime() / MINUTE_MS);
    const before = known.get(about);
    if (before?.minute === minute && Object.is(before.beside, beside)) return before.made;
    const made = make(about, beside, now);
    known.set(about, { beside, minute, made });
    return made;
  };
}
