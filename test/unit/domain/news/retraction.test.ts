import { describe, expect, it } from '@jest/globals';
import { TextReader } from '../../../../src/adapters/language/text-reader.ts';
import { retractionsIn } from '../../../../src/domain/news/retraction.ts';

const reader = new TextReader();
const found = (...texts: readonly string[]) => retractionsIn(texts.map((text) => reader.read(text)));

describe('what an outlet takes back', () => {
  it.each([
    ['Correction: Korrath has not accepted the ceasefire'],
    ['CORRECTED – Valmere to study the offer, not accept it'],
    ['This article has been corrected to say that the talks are on Friday.'],
    ['Harbour Daily retracts its report on a ceasefire in the strait'],
    ['The agency has withdrawn an earlier story on the truce.'],
    ['We have removed a line on the position of Korrath.'],
    ['Виправлення: переговори відбудуться у п’ятницю'],
    ['Агентство відкликало повідомлення про перемир’я.'],
    ['Поправка: стороны не подписали соглашение'],
    ['Агентство аннулировало сообщение о перемирии.'],
  ])('is known by the words of a publisher: %s', (text) => {
    expect(found(text)).toMatchObject([{ text, tellsMistake: false }]);
  });

  it.each([
    ['An earlier version of this article said that Korrath had accepted the truce.'],
    ['The daily wrongly reported that Korrath accepted the truce.'],
    ['У попередній версії статті йшлося, що Коррат погодився.'],
    ['Ранее издание ошибочно сообщило, что Коррат согласился.'],
  ])('is told apart from the mistake itself: %s', (text) => {
    expect(found(text)).toMatchObject([{ text, tellsMistake: true }]);
  });

  it('reaches from a label to the sentence behind it', () => {
    const sentences = found('Correction. Korrath has not accepted the ceasefire.').map(({ text }) => text);
    expect(sentences.join(' ')).toContain('Korrath has not accepted the ceasefire.');
  });

  it.each([
    ['Korrath withdraws its forces from the port'],
    ['Valmere retracts its landing gear offer'],
    ['Korrath takes back the village of Oss'],
    ['The minister corrected the general'],
    ['Valmere calls for a course correction in the talks'],
    ['An earlier truce failed'],
    ['Korrath rejected an earlier version of the proposal'],
    ['В предыдущей версии плана этого не было.'],
  ])('is not what parties take back: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
