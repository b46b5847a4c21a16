import type { Pack } from '../diplomacy/pack.ts';
import { STATEMENT_VALUES, type Statement, type StatementType } from '../diplomacy/statement.ts';
import type { VersionId } from '../news/article.ts';
import type { Retraction } from '../news/retraction.ts';
import { isTold } from './correction.ts';
import type { Amendment, Development, Evidence, NewCorrection } from './development.ts';
import { evidenceOf } from './evidence-rule.ts';
import {
  isSaidIn,
  likeness,
  nearestSentence,
  sentenceWith,
  sharesMost,
  wordsOf,
  type ReadText,
} from './edited-text.ts';

/** One state of an article's text that entries quote. */
interface EarlierText extends ReadText {
  readonly versionId: VersionId;
}

/** A text, and what earlier texts that it may take something back of have brought to the ledger. */
export interface EditInput {
  readonly pack: Pack;
  /** Earlier states of the same article, as the same feed showed them, oldest first; empty for a first state. */
  readonly earlier: readonly EarlierText[];
  /** Entries that stand and quote one of them. */
  readonly quoting: readonly Development[];
  /** Entries of the last days that the text's outlet carries in whatever article; only a retraction asks for them. */
  readonly carried: readonly Development[];
  readonly text: ReadText;
  readonly statements: readonly Statement[];
  readonly retractions: readonly Retraction[];
  /** False: what it says no more was perhaps only left out, by a redesign or in another listing. */
  readonly deliberate: boolean;
  /** Everything of an evidence but quote and speaker. */
  readonly from: Omit<Evidence, 'quote' | 'speaker'>;
}

type Fate =
  | { readonly kind: 'kept' }
  | { readonly kind: 'moved'; readonly quote: string }
  | { readonly kind: 'edited' }
  | { readonly kind: 'retracted'; readonly quote: string };

/**
 * What a text takes back. A new state of an article takes back what an earlier one stated if it says so, says less of it
 * or something else, or is the same text but for that; a page that has moved on to other news takes nothing back. What
 * other origins carry stays; where the outlet is the origin itself, those that have it from there lose it, too.
 */
export function judgeEdit(input: EditInput): readonly NewCorrection[] {
  const edited = input.quoting.flatMap((entry) => correctionOf(entry, fateOf(entry, input), input));
  if (input.retractions.length === 0) return edited;
  const others = input.carried.filter((entry) => !input.quoting.some(({ id }) => id === entry.id));
  const takenBack = others.flatMap((entry) => {
    const sentence = isRestated(entry, input) ? undefined : input.retractions.find((r) => isAbout(r, entry, input));
    return sentence ? correctionOf(entry, { kind: 'retracted', quote: sentence.text }, input) : [];
  });
  return [...edited, ...takenBack];
}

/** What the text states for itself: not what it says only to take it back. */
export function statedStill({ statements, retractions, text }: EditInput, takenBack: readonly Development[]) {
  return statements.filter((statement) => {
    const within = retractions.filter((r) => r.text.includes(statement.quote));
    if (within.length === 0 || isSaidOutside(statement.quote, text, retractions)) return true;
    return !within.some((r) => r.tellsMistake) && !takenBack.some((entry) => isSameClaim(statement, entry));
  });
}

function fateOf(entry: Development, input: EditInput): Fate {
  const held = lastQuoteOf(entry, input);
  const old = input.earlier.find(({ versionId }) => versionId === held?.versionId);
  if (!held || !old) return { kind: 'kept' };
  const restated = input.statements.find((s) => isAsserted(s, entry) && isSaidOutside(s.quote, input.text, input.retractions)); // prettier-ignore
  const isThere = isSaidIn(held.quote, input.text);
  if (restated) return isThere ? { kind: 'kept' } : { kind: 'moved', quote: restated.quote };
  const notice = input.retractions[0];
  const isQuoted = isThere && isSaidOutside(held.quote, input.text, input.retractions);
  if (notice && !isQuoted) return { kind: 'retracted', quote: noticeFor(entry, input) ?? notice.text };
  if (entry.type === 'statement') return fateOfRemark(held.quote, isThere, old, input);
  const sentence = sentenceWith(held.quote, old) ?? held.quote;
  if (input.statements.some((s) => isSaidWeaker(s, sentence, entry, input))) return { kind: 'edited' };
  if (isThere || !input.deliberate) return { kind: 'kept' };
  return isSameText(held.quote, old, entry, input) ? { kind: 'edited' } : { kind: 'kept' };
}

/** It is denied by now, or what was asserted is said in the same words to be planned, possible or somebody's account. */
function isSaidWeaker(statement: Statement, old: string, entry: Development, { text }: EditInput): boolean {
  if (!isSameClaim(statement, entry) || statement.modality === 'asserted') return false;
  if (statement.modality === 'denied' && BOARDED.has(entry.type)) return true;
  return likeness(sentenceWith(statement.quote, text) ?? statement.quote, old) >= REWORDED;
}

/** Words that state nothing typed are not taken back by other words; they only read otherwise. */
function fateOfRemark(quote: string, isThere: boolean, old: EarlierText, { text }: EditInput): Fate {
  const next = isThere ? null : nearestSentence(sentenceWith(quote, old) ?? quote, text);
  return next !== null && next.likeness >= SAME_REMARK ? { kind: 'moved', quote: next.text } : { kind: 'kept' };
}

/** What the board holds at one time. */
const BOARDED: ReadonlySet<StatementType> = new Set(['phase', 'position']);
/** A remark that reads otherwise by more than a word or two is another one. */
const SAME_REMARK = 0.7;
const COPY_EDITED = 0.5;
const REWORDED = 0.4;
/** Below this two headlines have nothing to do with one another. */
const OTHER_MATTER = 1 / 3;

/** Is it the old text with this put otherwise, or left out, and not a page that tells other news by now? */
function isSameText(quote: string, old: EarlierText, entry: Development, { text, statements }: EditInput): boolean {
  if (isGoingOn(entry, statements)) return false;
  const sentence = sentenceWith(quote, old) ?? quote;
  const alike = nearestSentence(sentence, text)?.likeness ?? 0;
  // what has happened once need not be said for ever; where somebody stands, and how far it has come, is said or is not
  if (!BOARDED.has(entry.type)) return alike >= COPY_EDITED;
  if (alike >= REWORDED) return true;
  const inTitle = old.title.text.includes(quote);
  if (inTitle && text.title.text !== '' && likeness(old.title.text, text.title.text) < OTHER_MATTER) return false;
  return sharesMost(old, text);
}

/** The next step of the same matter makes the one before no mistake. */
function isGoingOn(entry: Development, statements: readonly Statement[]): boolean {
  const values: readonly string[] = STATEMENT_VALUES[entry.type];
  const said = statements.filter((s) => s.modality === 'asserted' && s.value !== entry.value);
  if (entry.type === 'position') return !STANDPOINTS.has(entry.value) && said.some((s) => isSameMatter(s, entry));
  if (entry.type === 'phase' && said.some((s) => s.type === 'position' && s.value === 'accepts')) return true;
  return said.some(
    (s) =>
      (isSameMatter(s, entry) || (s.type === 'phase' && entry.type === 'phase')) &&
      values.indexOf(s.value) > values.indexOf(entry.value),
  );
}

/** Who has said yes or no has said it; whoever proposed or weighed something goes on to say yes or no. */
const STANDPOINTS: ReadonlySet<string> = new Set(['accepts', 'accepts-with-conditions', 'rejects', 'withdraws']);

function lastQuoteOf(entry: Development, { earlier }: EditInput): Evidence | undefined {
  const ids = earlier.map(({ versionId }) => versionId);
  return evidenceOf(entry)
    .filter(({ versionId }) => ids.includes(versionId))
    .toSorted((a, b) => b.versionId - a.versionId)[0];
}

function isSameMatter(statement: Statement, entry: Development): boolean {
  return (
    statement.type === entry.type &&
    (statement.actors.length === 0 ||
      entry.actors.length === 0 ||
      statement.actors.some((a) => entry.actors.includes(a))) &&
    (statement.truce === null || (statement.truce as string) === entry.truce)
  );
}

function isSameClaim(statement: Statement, entry: Development): boolean {
  return statement.value === entry.value && isSameMatter(statement, entry);
}

function isAsserted(statement: Statement, entry: Development): boolean {
  return statement.modality === 'asserted' && isSameClaim(statement, entry);
}

function isRestated(entry: Development, { statements, text, retractions }: EditInput): boolean {
  return statements.some((s) => isAsserted(s, entry) && isSaidOutside(s.quote, text, retractions));
}

/** Does it stand anywhere but in what takes it back? */
function isSaidOutside(quote: string, text: ReadText, retractions: readonly Retraction[]): boolean {
  return [text.title, text.summary].some((reading) =>
    reading.sentences.some(({ start, end }) => {
      const sentence = reading.text.slice(start, end);
      return sentence.includes(quote) && !retractions.some((r) => r.text === sentence);
    }),
  );
}

const ABOUT = 0.5;

function isAbout(retraction: Retraction, entry: Development, { statements }: EditInput): boolean {
  if (statements.some((s) => isSameClaim(s, entry) && retraction.text.includes(s.quote))) return true;
  const said = wordsOf(retraction.text);
  const words = [...wordsOf(entry.evidence.quote)];
  return words.length > 2 && words.filter((word) => said.has(word)).length >= ABOUT * words.length;
}

function noticeFor(entry: Development, input: EditInput): string | undefined {
  return input.retractions.find((r) => isAbout(r, entry, input))?.text;
}

function correctionOf(entry: Development, fate: Fate, input: EditInput): readonly NewCorrection[] {
  if (fate.kind === 'kept') return [];
  const { versionId, outlet, link } = input.from;
  const by = { kind: 'source', versionId, outlet, link, quote: fate.kind === 'retracted' ? fate.quote : null } as const;
  if (fate.kind === 'moved') {
    const from = lastQuoteOf(entry, input)?.versionId;
    if (from === undefined) return [];
    const amendment = { kind: 'moved', from, to: { versionId, quote: fate.quote, link } } as const;
    return [{ entryId: entry.id, amendment, why: 'edited', by, note: null, tells: false }];
  }
  const versions = [...new Set(droppedOf(entry, input).map((e) => e.versionId))];
  if (versions.length === 0) return [];
  const amendment: Amendment = { kind: 'dropped', versions, instead: null };
  const correction = { entryId: entry.id, amendment, why: fate.kind, by, note: null };
  return [{ ...correction, tells: isTold(input.pack, entry, { ...correction, tells: true }) }];
}

/** The outlet's own evidence; with it goes that of whoever has it from there. */
function droppedOf(entry: Development, { earlier, from }: EditInput): readonly Evidence[] {
  const ids = earlier.map(({ versionId }) => versionId);
  const own = evidenceOf(entry).filter((e) =>
    ids.length > 0 ? ids.includes(e.versionId) : e.family === from.family || e.family === from.origin,
  );
  const origins = own.filter((e) => e.origin === e.family).map((e) => e.origin);
  return evidenceOf(entry).filter((e) => own.includes(e) || origins.includes(e.origin));
}
