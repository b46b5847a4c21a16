import { meets, named, short, type ErrorList } from './error-list.ts';
import type { Change, Extracted, Sentence } from './labels.ts';

/** Types of which a sentence must hold nothing but what its labels list. */
const STRICT = ['position', 'phase', 'breach', 'exchange'];

/** Sentences from which something was not read, or too much. */
export function sentenceErrors(sentences: readonly Sentence[], extracted: readonly Extracted[]): readonly ErrorList[] {
  const found = new Map(extracted.map((e) => [e.id, e.changes]));
  const compared = sentences.map((sentence) => compare(sentence, found.get(sentence.id) ?? []));
  const list = (name: string, of: (c: Compared) => readonly Change[]): ErrorList => ({
    name,
    cases: compared
      .filter((c) => of(c).length > 0)
      .map((c) => [`${c.sentence.id}  ${of(c).map(named).join('; ')}  (${c.sentence.trap})`, short(c.sentence.text)]),
  });
  return [
    list('sentences: missing', (c) => c.missing),
    list('sentences: too much', (c) => c.extra),
    list('sentences: forbidden', (c) => c.forbidden),
  ];
}

interface Compared {
  readonly sentence: Sentence;
  readonly missing: readonly Change[];
  readonly extra: readonly Change[];
  readonly forbidden: readonly Change[];
}

function compare(sentence: Sentence, changes: readonly Change[]): Compared {
  const left = [...changes];
  const missing = sentence.expected.filter((wanted) => {
    const at = left.findIndex((change) => meets(change, wanted));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return {
    sentence,
    missing,
    extra: left.filter((c) => c.type !== 'statement' && (sentence.trap === 'figurative' || STRICT.includes(c.type))),
    forbidden: sentence.forbidden.filter((wrong) => changes.some((change) => meets(change, wrong))),
  };
}
