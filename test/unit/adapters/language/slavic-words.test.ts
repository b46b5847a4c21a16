import { describe, expect, it } from '@jest/globals';
import { TextReader } from '../../../../src/adapters/language/text-reader.ts';
import type { Language } from '../../../../src/domain/diplomacy/pack.ts';

const reader = new TextReader();

function termsOf(text: string, language: Language): readonly string[] {
  const { sentences, terms } = reader.read(text, language);
  return terms.map(({ term, sentence, from, to, form }) => {
    const words = (sentences[sentence]?.tokens ?? []).slice(from, to).map((t) => t.norm);
    return `${term} ${form ?? '-'}: ${words.join(' ')}`;
  });
}

describe('verbs of Ukrainian and Russian', () => {
  it.each<[string, Language, string, string]>([
    ['past', 'uk', 'Київ погодився', 'accept-act past: погодився'],
    ['past plural', 'uk', 'Сторони відхилили план', 'reject-act past: відхилили'],
    ['present', 'uk', 'Москва погоджується', 'accept-act present: погоджується'],
    ['infinitive', 'uk', 'Готові підписати', 'accept-act base: підписати'],
    ['impersonal', 'uk', 'Угоду підписано', 'accept-act participle: підписано'],
    ['negated', 'uk', 'Київ не погодився', 'reject-act past: не погодився'],
    ['past', 'ru', 'Москва отвергла план', 'reject-act past: отвергла'],
    ['past without an ending', 'ru', 'Кремль отверг план', 'reject-act past: отверг'],
    ['present', 'ru', 'Киев соглашается', 'accept-act present: соглашается'],
    ['short participle', 'ru', 'Встреча отменена', 'suspend-act participle: отменена'],
    ['infinitive', 'ru', 'Готовы подписать', 'accept-act base: подписать'],
    ['a noun made of one', 'ru', 'Нарушение режима', 'breach-word -: нарушение'],
  ])('are found with their form: %s (%s)', (_, language, text, term) => {
    expect(termsOf(text, language)).toContain(term);
  });

  it.each<[Language, string, string]>([
    ['uk', 'Київ підпише угоду', 'підпише'],
    ['uk', 'Віткофф прибуде до Москви', 'прибуде'],
    ['ru', 'Киев подпишет соглашение', 'подпишет'],
    ['ru', 'Стороны начнут переговоры', 'начнут'],
  ])('that are perfective speak of what is to come: %s %s', (language, text, verb) => {
    expect(termsOf(text, language)).toContain(`future-mark -: ${verb}`);
  });

  it.each<[Language, string]>([
    ['uk', 'Київ підписує угоду'],
    ['uk', 'Київ підписав угоду'],
    ['ru', 'Киев подписывает соглашение'],
    ['ru', 'Киев подписал соглашение'],
  ])('that are imperfective, or past, do not: %s %s', (language, text) => {
    expect(termsOf(text, language).filter((t) => t.startsWith('future-mark'))).toEqual([]);
  });
});

describe('words that look like others', () => {
  it.each<[string, Language, string, string]>([
    ['weather is no consent', 'uk', 'Погода зіпсувалася, погоди не буде', 'accept-act'],
    ['civilians are no peace', 'uk', 'Мирні жителі евакуювалися', 'peace-word'],
    ['civilians are no peace', 'ru', 'Мирных жителей эвакуировали', 'peace-word'],
    ['the world is no peace', 'ru', 'Чемпионат мира по хоккею, мир кино', 'peace-word'],
    ['the next is no offensive', 'uk', 'Наступний раунд', 'strike-word'],
    ['among is no Wednesday', 'uk', 'Серед учасників', 'day-name'],
    ['moments are no tariffs', 'uk', 'За мить до старту', 'pressure-word'],
  ])('are not taken for them: %s (%s)', (_, language, text, term) => {
    expect(termsOf(text, language).filter((t) => t.startsWith(`${term} `))).toEqual([]);
  });
});

describe('spellings', () => {
  const norms = (text: string, language: Language): readonly string[] =>
    reader.read(text, language).sentences.flatMap((s) => s.tokens.map((t) => t.norm));

  it.each(["перемир'я", 'перемир’я', 'перемирʼя', 'перемир‘я', 'перемир`я'])('of an apostrophe are one: %s', (word) => {
    expect(norms(word, 'uk')).toEqual(["перемир'я"]);
  });

  it('with Latin letters among the Cyrillic are mended, and Latin words left alone', () => {
    expect(norms('пpипинeння вoгню i обмiн від Reuters', 'uk')).toEqual(
      norms('припинення вогню і обмін від Reuters', 'uk'),
    );
    expect(norms('Reuters', 'uk')).toEqual(['reuters']);
  });

  it('of ё and е are one in Russian', () => {
    expect(termsOf('Трёхдневное перемирие, отложённый обмен', 'ru')).toEqual(
      termsOf('Трехдневное перемирие, отложенный обмен', 'ru'),
    );
  });

  it.each<[Language, string, number]>([
    ['uk', 'Зустріч пройшла на вул. Банковій у Києві. Сторони домовилися.', 2],
    ['ru', 'Встреча прошла в г. Эр-Рияд. Стороны договорились.', 2],
    ['uk', 'Помер ген. Іваненко. Про це повідомили «Новини».', 2],
    ['ru', '«Перемирие сорвано». Так заявили в Москве.', 2],
  ])('with full stops end no sentence in an abbreviation: %s %s', (language, text, count) => {
    expect(reader.read(text, language).sentences).toHaveLength(count);
  });

  it.each<[Language, string]>([
    ['uk', 'Долар подорожчав: курс валют на 12 травня'],
    ['uk', 'Сторони домовились та погодили план'],
    ['uk', 'Росія та Україна: газета «Объявление» вийшла востаннє'],
    ['ru', 'Киев потребовал гарантий до подписания соглашения'],
    ['ru', 'Газета «Київ» сообщила о переговорах и выборах'],
  ])('tell the language: %s %s', (language, text) => {
    expect(reader.read(text).language).toBe(language);
  });
});
