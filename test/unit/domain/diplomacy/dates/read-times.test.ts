import { describe, expect, it } from '@jest/globals';
import { TextReader } from '../../../../../src/adapters/language/text-reader.ts';
import type { Dated } from '../../../../../src/domain/diplomacy/dates/dated.ts';
import { timesIn, type TimeMention } from '../../../../../src/domain/diplomacy/dates/read-times.ts';

const reader = new TextReader();
/** A Wednesday. */
const WEDNESDAY = new Date('2031-05-07T10:00:00Z');

function inWords({ at, precision }: Dated): string {
  const text = at.toISOString();
  if (precision === 'day') return text.slice(0, 10);
  if (precision === 'instant') return `${text.slice(0, 16)}Z`;
  return precision === 'week' ? `week of ${text.slice(0, 10)}` : text.slice(0, 7);
}

function mentionInWords(m: TimeMention): string {
  if (m.role === 'lasts') return `lasts ${m.length.count} ${m.length.unit}`;
  return `${m.role} ${inWords(m.first)}${m.last ? ` to ${inWords(m.last)}` : ''}`;
}

function read(text: string, said = WEDNESDAY, past = false): readonly string[] {
  const { sentences, terms, language } = reader.read(text);
  return sentences.flatMap(({ tokens }, index) => {
    const sentence = { tokens, language, terms: terms.filter((t) => t.sentence === index) };
    return timesIn(sentence, said, past).map(mentionInWords);
  });
}

describe('times in English', () => {
  it.each<readonly [string, readonly string[]]>([
    // lengths
    ['Korrath offers a 30-day ceasefire', ['lasts 30 day']],
    ['A 72-hour truce was declared', ['lasts 72 hour']],
    ['a three-day truce', ['lasts 3 day']],
    ['a month-long pause', ['lasts 1 month']],
    ['a monthlong pause', ['lasts 1 month']],
    ['a week-long truce', ['lasts 1 week']],
    ['The guns are to fall silent for 30 days', ['lasts 30 day']],
    ['The truce was extended by 60 days', ['lasts 60 day']],
    ['a truce lasting two weeks', ['lasts 2 week']],
    ['thirty days of war', []],
    ['the three-year war', []],
    // ends
    ['The truce holds until 11 May', ['ends 2031-05-11']],
    ['The truce runs through midnight Sunday', ['ends 2031-05-11']],
    ['fire will cease till May 12th', ['ends 2031-05-12']],
    ['The ceasefire expires on 1 March 2032', ['ends 2032-03-01']],
    ['The truce ends on Friday', ['ends 2031-05-09']],
    ['in force until the end of May', ['ends 2031-05']],
    // starts
    ['a truce from 8 May', ['starts 2031-05-08']],
    ['a truce starting Monday', ['starts 2031-05-12']],
    ['The truce takes effect as of midnight on 8 May', ['starts 2031-05-08']],
    ['It begins on Saturday', ['starts 2031-05-10']],
    ['The ceasefire came into force at 22:00 GMT on 6 May', ['starts 2031-05-06T22:00Z']],
    ['The truce begins at 6 p.m. GMT on Saturday', ['starts 2031-05-10T18:00Z']],
    ['The truce begins at 6pm on Saturday', ['starts 2031-05-10']],
    ['It starts at 08:00 CEST on 9 May', ['starts 2031-05-09T06:00Z']],
    ['in force since Sunday', ['starts 2031-05-04']],
    // both ends
    ['a truce from 8 to 10 May', ['starts 2031-05-08 to 2031-05-10']],
    ['a truce from 8 May to 10 May', ['starts 2031-05-08 to 2031-05-10']],
    ['a truce from 8 May until 10 May', ['starts 2031-05-08', 'ends 2031-05-10']],
    ['a truce from Thursday to Saturday', ['starts 2031-05-08 to 2031-05-10']],
    ['a truce on May 8-10', ['at 2031-05-08 to 2031-05-10']],
    ['a truce on 8–10 May', ['at 2031-05-08 to 2031-05-10']],
    ['starting at 18:00 on 19 May and ending at midnight on 21 May', ['starts 2031-05-19', 'ends 2031-05-21']],
    // due
    ['Talks are due on Thursday', ['at 2031-05-08']],
    ['They meet tomorrow', ['at 2031-05-08']],
    ['They meet the day after tomorrow', ['at 2031-05-09']],
    ['They meet next Wednesday', ['at 2031-05-14']],
    ['They meet this Wednesday', ['at 2031-05-07']],
    ['Talks are expected next week', ['at week of 2031-05-12']],
    ['Talks will resume later this month', ['at 2031-05']],
    ['The envoys meet in two weeks', ['at week of 2031-05-19']],
    ['The envoys meet in three days', ['at 2031-05-10']],
    ['The envoys meet on Thursday, 15 May', ['at 2031-05-15']],
    ['Talks on May 15 in Port Aldene', ['at 2031-05-15']],
    ['Talks on 15 and 16 May', ['at 2031-05-15 to 2031-05-16']],
    ['Talks on the 15th of May', ['at 2031-05-15']],
    ['Talks on 2031-05-15', ['at 2031-05-15']],
    ['A summit is planned in June', ['at 2031-06']],
    ['Talks on 3 January', ['at 2031-01-03']],
    // deadlines
    ['Durnhall must answer by Friday', ['by 2031-05-09']],
    ['Durnhall must answer within 50 days', ['by 2031-06-26']],
    ['an answer no later than 20 May', ['by 2031-05-20']],
    // the time of the telling, and no time at all
    ['The council said on Monday that talks are due on Friday', ['at 2031-05-09']],
    ['Toren announced on Tuesday a truce until 11 May', ['ends 2031-05-11']],
    ['After Tuesday, nothing was the same', []],
    ['Monday’s talks were long', []],
    ['They may agree', []],
    ['24 people died', []],
  ])('are read in “%s”', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('are of the past where the text tells what is done', () => {
    expect(read('They met on Monday', WEDNESDAY, true)).toEqual(['at 2031-05-05']);
    expect(read('They met on Wednesday', WEDNESDAY, true)).toEqual(['at 2031-05-07']);
    expect(read('They met last Wednesday', WEDNESDAY, true)).toEqual(['at 2031-04-30']);
  });

  it('take the year in which they are nearest', () => {
    expect(read('Talks on 3 January', new Date('2031-12-20T09:00:00Z'))).toEqual(['at 2032-01-03']);
    expect(read('a truce until 28 December', new Date('2032-01-02T09:00:00Z'))).toEqual(['ends 2031-12-28']);
  });

  it('said on a Sunday of this week are of the one that begins', () => {
    expect(read('They will meet this week', new Date('2031-05-11T09:00:00Z'))).toEqual(['at week of 2031-05-12']);
  });
});

describe('times in Ukrainian and Russian', () => {
  it.each<readonly [string, readonly string[]]>([
    ['Долгор объявил тридцатидневное перемирие', ['lasts 30 day']],
    ['Объявлено 30-дневное перемирие', ['lasts 30 day']],
    ['Объявлено трёхдневное перемирие с 8 по 10 мая', ['lasts 3 day', 'starts 2031-05-08 to 2031-05-10']],
    ['Перемирие объявлено на 30 дней', ['lasts 30 day']],
    ['Перемирие объявлено на три дня', ['lasts 3 day']],
    ['Перемирие продлено до 11 мая', ['ends 2031-05-11']],
    ['Перемирие действует с 8 мая', ['starts 2031-05-08']],
    ['Перемирие с 18:00 19 мая до 00:00 21 мая', ['starts 2031-05-19', 'ends 2031-05-21']],
    ['Переговоры пройдут в четверг', ['at 2031-05-08']],
    ['Переговоры начнутся завтра', ['starts 2031-05-08']],
    ['Встреча состоится 15–16 мая', ['at 2031-05-15 to 2031-05-16']],
    ['Они встретятся на следующей неделе', ['at week of 2031-05-12']],
    ['Они встретятся через две недели', ['at week of 2031-05-19']],
    ["Оголошено тридцятиденне перемир'я", ['lasts 30 day']],
    ["30-денне перемир'я діятиме до 11 травня", ['lasts 30 day', 'ends 2031-05-11']],
    ["Триденне перемир'я з 8 до 10 травня", ['lasts 3 day', 'starts 2031-05-08 to 2031-05-10']],
    ["Перемир'я триватиме 30 днів", ['lasts 30 day']],
    ['Переговори відбудуться у четвер, 15 травня', ['at 2031-05-15']],
    ['Переговори відбудуться завтра', ['at 2031-05-08']],
    ['Зустріч запланована наступного тижня', ['at week of 2031-05-12']],
    ['Вони зустрінуться через два тижні', ['at week of 2031-05-19']],
  ])('are read in «%s»', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});
