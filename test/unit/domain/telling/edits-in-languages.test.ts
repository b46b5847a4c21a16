import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../../src/adapters/chat/plain-text.ts';
import { asCorrected } from '../../../../src/domain/ledger/correction.ts';
import type { Correction, Development } from '../../../../src/domain/ledger/development.ts';
import { foldBoard } from '../../../../src/domain/ledger/fold-board.ts';
import type { PartyId } from '../../../../src/domain/diplomacy/pack.ts';
import type { VersionId } from '../../../../src/domain/news/article.ts';
import { correctedMessage, correctedSince } from '../../../../src/domain/telling/corrected-message.ts';
import { correctionLines, withCorrections } from '../../../../src/domain/telling/correction-note.ts';
import { everyLine } from '../../../../src/domain/telling/digest.ts';
import type { Message } from '../../../../src/domain/telling/message.ts';
import { renderBreaking, renderReply } from '../../../../src/domain/telling/render-digest.ts';
import type { Language } from '../../../../src/domain/telling/subscription.ts';
import { withUpdates } from '../../../../src/domain/telling/with-updates.ts';
import { aBaseline, anEntry, aPack } from '../../../support/conflict.ts';

const pack = aPack();
const entry = anEntry();
const at = new Date('2031-05-06T08:30:00Z');
const ROOM = { characters: 5_000, blocks: 40 };
const LANGUAGES = ['en', 'uk', 'ru'] as const;
/** English words that only ours are; sentences about developments and quotes stay as they are. */
const ENGLISH =
  /Corrected|corrected|Update |Earlier|withdrawn|, since|by the desk|confirmed|disputed|no longer|denies|see VK|reported|before:/u;

const lines = (entries: readonly Development[]) =>
  everyLine(pack, { entries, board: foldBoard(pack, aBaseline(), []), now: at });
const post = (language: Language): Message => renderBreaking(pack.name, lines([entry]), 'UTC', language);

const source = { kind: 'source', versionId: 9 as VersionId, outlet: 'The Gazette', link: 'https://gazette.example/9', quote: null } as const; // prettier-ignore
const party = { ...source, kind: 'party', party: 'korrath' as PartyId, quote: 'nothing of the kind' } as const;
const desk = { kind: 'desk', member: 'slack:U1' } as const;
const dropped = { kind: 'dropped', versions: [entry.evidence.versionId], instead: null } as const;
const TAKEN: readonly (readonly [string, Pick<Correction, 'amendment' | 'why' | 'by'>])[] = [
  ['a source says it no more', { amendment: dropped, why: 'edited', by: source }],
  ['a source takes it back', { amendment: { ...dropped, instead: 'VK-7' as never }, why: 'retracted', by: source }],
  ['a party denies it', { amendment: { kind: 'withdrawn', instead: null }, why: 'denied', by: party }],
  ['a party disputes it', { amendment: { kind: 'disputed' }, why: 'denied', by: party }],
  ['the desk drops it', { amendment: { kind: 'withdrawn', instead: null }, why: 'desk', by: desk }],
  ['the desk confirms it', { amendment: { kind: 'confirmed' }, why: 'desk', by: desk }],
  ['the desk disputes it', { amendment: { kind: 'disputed' }, why: 'desk', by: desk }],
  [
    'the desk corrects it',
    { amendment: { kind: 'corrected', value: 'rejects', was: entry.value }, why: 'desk', by: desk },
  ],
];

const CONFIRMED = { amendment: { kind: 'confirmed' }, why: 'desk', by: desk } as const;

const correctionOf = (taken: (typeof TAKEN)[number][1]): Correction => ({
  ...taken,
  entryId: entry.id,
  note: null,
  tells: true,
  number: 1,
  packId: entry.packId,
  at,
});

function corrected(language: Language, taken: (typeof TAKEN)[number][1]): string {
  const now = asCorrected(entry, [correctionOf(taken)]);
  const found = correctedSince(pack, now, () => true, language);
  if (!found) throw new Error('nothing to correct');
  const message = correctedMessage(post(language), [found], ROOM, language);
  return `${message.headline}\n${plainText(message)}`;
}

/** What is the same in all languages: ids, quotes, addresses and the sentence itself. */
const kept = (said: string) => said.match(/“proposed[^”]*”|VK-\d+|https:[^\s>]+|Korrath[a-z ]*/gu)?.toSorted();

describe('an edit in the language of its channel', () => {
  it.each(TAKEN)('says so when %s', (_what, taken) => {
    for (const language of ['uk', 'ru'] as const) {
      const said = corrected(language, taken);
      expect(said).toContain(language === 'uk' ? 'Виправлено 6 ' : 'Исправлено 6 ');
      expect(said).not.toMatch(ENGLISH);
      expect(said).toMatch(/~[^~]+~ → [а-яіїєґ«»a-z]/u);
    }
  });

  it.each(LANGUAGES)('adds updates in %s and knows those that were written in another one', (language) => {
    const further = [anEntry({ id: 'VK-8' as never, seq: 8, type: 'demand', value: 'stated' })];
    const word = { en: 'Update ', uk: 'Оновлення ', ru: 'Обновление ' }[language];
    for (const before of LANGUAGES) {
      const first = withUpdates(pack, post(before), lines(further), ROOM, before);
      const second = withUpdates(pack, first, lines(further), ROOM, language);
      const said = plainText(second);
      expect(said.match(/Update |Оновлення |Обновление /gu)).toHaveLength(2);
      expect(said).toContain(word);
      const short = { characters: 420, blocks: 3 };
      const cut = withUpdates(
        pack,
        withUpdates(pack, first, lines(further), short, before),
        lines(further),
        short,
        language,
      );
      expect(plainText(cut).match(/Earlier updates|Попередні оновлення|Прежние обновления/gu)).toHaveLength(1);
    }
  });

  it.each(['uk', 'ru'] as const)('is told of in a digest in %s, too', (language) => {
    for (const [, taken] of TAKEN) {
      const told = correctionLines(pack, [correctionOf(taken)], [asCorrected(entry, [correctionOf(taken)])], language);
      const message = withCorrections(pack.name, { headline: '', blocks: [], timezone: 'UTC' }, told, true, language);
      expect(`${message.headline}\n${plainText(message)}`).not.toMatch(ENGLISH);
    }
  });

  it.each(['uk', 'ru'] as const)('says in %s whose word it is', (language) => {
    const judged = asCorrected(entry, [correctionOf(CONFIRMED)]);
    const reply = renderReply(pack.name, lines([judged]), 'UTC', language);
    expect(plainText(reply)).toContain(language === 'uk' ? 'підтверджено редакцією' : 'подтверждено редакцией');
    expect(kept(plainText(reply))).toEqual(kept(plainText(renderReply(pack.name, lines([judged]), 'UTC', 'en'))));
  });
});
