import type { Reading, Sentence } from '../diplomacy/reading.ts';

/** A sentence in which an outlet takes back or puts right what it has published. */
export interface Retraction {
  readonly text: string;
  /** True: the sentence tells the mistake ("an earlier version said …"); false: it tells what is right, or that something is wrong. */
  readonly tellsMistake: boolean;
}

/** Words that stand before a correction, at the head of a sentence. */
const LABELS: readonly string[] = [
  'corrections?',
  'corrected',
  'clarifications?',
  'retractions?',
  'виправлення',
  'уточнення',
  'спростування',
  'исправление',
  'поправка',
  'уточнение',
  'опровержение',
];

const PIECE = '(?:article|story|report|headline|item|dispatch|piece|post)';
/** What a publisher says of a text of its own that is not as it was. */
const NOTICES: readonly string[] = [
  `(?:this|the) ${PIECE} (?:has been|was) (?:corrected|amended|withdrawn|retracted|removed|updated to (?:correct|remove))`,
  `(?:retracts?|retracted|retracting|withdraws?|withdrew|withdrawn|takes? back|took back) (?:(?:its|their|the|an?|earlier) ){1,3}${PIECE}`,
  `we (?:have )?(?:removed|deleted|retract(?:ed)?|withdrawn?)`,
  '(?:новину|текст|матеріал|повідомлення) (?:було )?(?:виправлено|уточнено|видалено|відкликано)',
  'відклик\\p{L}+ (?:своє |свою )?(?:повідомлення|новину|статтю)',
  '(?:новость|текст|материал|сообщение|заметка) (?:был[аои]? )?(?:исправлен|уточн[её]н|удал[её]н|отозван|аннулирован)[аоы]?',
  '(?:отозвал|аннулировал)\\p{L}* (?:сво[её] |свою )?(?:сообщение|новость|заметку)',
];
/** What comes before the mistake itself. */
const MISTAKES: readonly string[] = [
  `(?:earlier|previous|original) (?:versions?|editions?) of (?:(?:this|our) ${PIECE}|the (?:article|story|headline))`,
  '(?:incorrectly|wrongly|erroneously|mistakenly) (?:reported|stated|said|quoted|attributed)',
  '(?:у|в) попередній версії (?:статті|новини|матеріалу|тексту|цієї|цього)',
  'помилково (?:повідомил|зазначил|написал|вказал)\\p{L}*',
  'в (?:предыдущей|прежней|первоначальной) версии (?:статьи|новости|материала|текста|этой|этого)',
  'ошибочно (?:сообщ|указ|напис|говор)\\p{L}*',
];

const LABEL = new RegExp(`^[\\s"“«(*]*(?:${LABELS.join('|')})\\s*[:.–—-]`, 'iu');
const NOTICE = new RegExp(`(?<!\\p{L})(?:${NOTICES.join('|')})(?!\\p{L})`, 'iu');
const MISTAKE = new RegExp(`(?<!\\p{L})(?:${MISTAKES.join('|')})(?!\\p{L})`, 'iu');

/** The sentences of a text in which its outlet takes something back. */
export function retractionsIn(readings: readonly Reading[]): readonly Retraction[] {
  return readings.flatMap((reading) =>
    reading.sentences.flatMap((sentence, n) => {
      const text = textOf(reading, sentence);
      // a label may end its own sentence: "Correction. The talks are on Friday."
      const before = reading.sentences[n - 1];
      const isLabelled = LABEL.test(text) || (before !== undefined && isBareLabel(textOf(reading, before)));
      const tellsMistake = MISTAKE.test(text);
      return isLabelled || tellsMistake || NOTICE.test(text) ? [{ text, tellsMistake }] : [];
    }),
  );
}

function isBareLabel(text: string): boolean {
  return LABEL.test(text) && text.trim().split(/\s+/u).length <= 2;
}

function textOf({ text }: Reading, { start, end }: Sentence): string {
  return text.slice(start, end);
}
