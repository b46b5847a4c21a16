import type { VerbForm } from '../../../domain/diplomacy/term.ts';

/** Past and participle of the verbs that do not take -ed. */
const IRREGULAR: Readonly<Record<string, readonly [past: string, participle: string]>> = {
  be: ['was', 'been'],
  begin: ['began', 'begun'],
  break: ['broke', 'broken'],
  bring: ['brought', 'brought'],
  bury: ['buried', 'buried'],
  come: ['came', 'come'],
  cut: ['cut', 'cut'],
  do: ['did', 'done'],
  draw: ['drew', 'drawn'],
  fall: ['fell', 'fallen'],
  find: ['found', 'found'],
  fly: ['flew', 'flown'],
  get: ['got', 'got'],
  give: ['gave', 'given'],
  go: ['went', 'gone'],
  have: ['had', 'had'],
  hear: ['heard', 'heard'],
  hit: ['hit', 'hit'],
  hold: ['held', 'held'],
  keep: ['kept', 'kept'],
  lay: ['laid', 'laid'],
  lead: ['led', 'led'],
  leave: ['left', 'left'],
  let: ['let', 'let'],
  make: ['made', 'made'],
  meet: ['met', 'met'],
  pay: ['paid', 'paid'],
  put: ['put', 'put'],
  quit: ['quit', 'quit'],
  run: ['ran', 'run'],
  say: ['said', 'said'],
  see: ['saw', 'seen'],
  seek: ['sought', 'sought'],
  send: ['sent', 'sent'],
  set: ['set', 'set'],
  shoot: ['shot', 'shot'],
  sit: ['sat', 'sat'],
  speak: ['spoke', 'spoken'],
  split: ['split', 'split'],
  stand: ['stood', 'stood'],
  strike: ['struck', 'struck'],
  take: ['took', 'taken'],
  tell: ['told', 'told'],
  think: ['thought', 'thought'],
  throw: ['threw', 'thrown'],
  understand: ['understood', 'understood'],
  win: ['won', 'won'],
  withdraw: ['withdrew', 'withdrawn'],
  write: ['wrote', 'written'],
};

/** Verbs that double their last letter though they have more than one vowel. */
const DOUBLING = new Set(['rebuff', 'commit', 'admit', 'permit', 'refer', 'defer', 'spurn']);

/** Every form of an English verb with what it is; both spellings where the last consonant may double. */
export function verbForms(lemma: string): readonly (readonly [string, VerbForm])[] {
  const irregular = IRREGULAR[lemma];
  const stem = lemma.endsWith('e') && !lemma.endsWith('ee') ? lemma.slice(0, -1) : lemma;
  const consonantY = /[^aeiou]y$/u.test(lemma);
  const doubled = doubles(lemma) ? lemma + (lemma.at(-1) ?? '') : stem;
  const present = consonantY
    ? `${lemma.slice(0, -1)}ies`
    : /(?:s|sh|ch|x|z|o)$/u.test(lemma)
      ? `${lemma}es`
      : `${lemma}s`;
  const past = consonantY ? `${lemma.slice(0, -1)}ied` : lemma.endsWith('ee') ? `${lemma}d` : `${doubled}ed`;
  const forms: (readonly [string, VerbForm])[] = [
    [lemma, 'base'],
    [present, 'present'],
    [`${doubled}ing`, 'ing'],
    [irregular?.[0] ?? past, 'past'],
  ];
  if (irregular && irregular[1] !== irregular[0]) forms.push([irregular[1], 'participle']);
  if (lemma.endsWith('el')) forms.push([`${lemma}led`, 'past'], [`${lemma}ling`, 'ing']);
  if (lemma === 'have') forms[1] = ['has', 'present'];
  if (lemma === 'be') forms.push(['is', 'present'], ['are', 'present'], ['were', 'past']);
  return forms;
}

function doubles(lemma: string): boolean {
  return DOUBLING.has(lemma) ? !/(?:ff|rn)$/u.test(lemma) : /^[^aeiou]*[aeiou][bdgmnprt]$/u.test(lemma);
}
