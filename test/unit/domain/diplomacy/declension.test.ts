import { describe, expect, it } from '@jest/globals';
import { TextReader } from '../../../../src/adapters/language/text-reader.ts';
import type { Language } from '../../../../src/domain/diplomacy/pack.ts';
import { caseFormsOf } from '../../../../src/domain/diplomacy/declension.ts';
import { compileScene, findMentions } from '../../../../src/domain/diplomacy/scene.ts';
import { FICTIONAL_PACK } from '../../../fixtures/stated/fictional-pack.ts';

describe('the cases of a name', () => {
  it.each<[Language, string, string]>([
    ['uk', 'зеленський', 'зеленського зеленському зеленським'],
    ['uk', 'путін', 'путіна путіну путіним путінові'],
    ['uk', 'єрмак', 'єрмака єрмаку єрмаком єрмакові'],
    ['uk', 'умєров', 'умєрова умєрову умєровим'],
    ['uk', 'сибіга', 'сибіги сибізі сибігу сибігою'],
    ['uk', 'кремль', 'кремля кремлю кремлем кремлі'],
    ['uk', 'київ', 'києва києву києвом києві'],
    ['uk', 'харків', 'харкова харкову харковом харкові'],
    ['uk', 'москва', 'москви москві москву москвою'],
    ['uk', 'росія', 'росії росію росією'],
    ['uk', 'білорусь', 'білорусі білоруссю'],
    ['uk', 'рим', 'риму римом римі'],
    ['uk', 'українець', 'українця українці українців українцями'],
    ['uk', 'російський', 'російська російської російські російських російським'],
    ['uk', "перемир'я", "перемир'ю перемир'ям перемир'ї"],
    ['ru', 'зеленский', 'зеленского зеленскому зеленским'],
    ['ru', 'путин', 'путина путину путиным путине'],
    ['ru', 'лавров', 'лаврова лаврову лавровым'],
    ['ru', 'кремль', 'кремля кремлю кремлем кремле'],
    ['ru', 'россия', 'россии россию россией'],
    ['ru', 'банковая', 'банковой банковую'],
    ['ru', 'украинец', 'украинца украинцы украинцев украинцами'],
    ['ru', 'запорожье', 'запорожья запорожью запорожьем'],
  ])('follow from its nominative: %s %s', (language, name, forms) => {
    expect(caseFormsOf(name, language)).toEqual(expect.arrayContaining(forms.split(' ')));
  });

  it.each<[Language, string]>([
    ['en', 'moscow'],
    ['other', 'moskau'],
    ['uk', 'єс'],
  ])('are one where a language or a word has no others: %s %s', (language, name) => {
    expect(caseFormsOf(name, language)).toEqual([name]);
  });
});

describe('names of a pack in their cases', () => {
  const reader = new TextReader();
  const scene = compileScene(FICTIONAL_PACK, (text, language) => reader.read(text, language));
  const partiesIn = (text: string, language: Language): readonly string[] =>
    findMentions(reader.read(text, language), scene).map((m) => m.named.id);

  it.each<[Language, string, readonly string[]]>([
    ['uk', 'Переговори Нордланду із Зюдландом завершилися', ['northland', 'southland']],
    ['uk', 'За посередництва Вестмарку нордландських полонених обміняли', ['westmark', 'northland']],
    ['uk', 'Розмова з Брандтом і Хольмом', ['southland', 'northland']],
    ['ru', 'Перемирие между Нордландом и Зюдландом', ['northland', 'southland']],
    ['ru', 'Вестмарк передал Брандту предложение', ['westmark', 'southland']],
  ])('are found: %s %s', (language, text, parties) => {
    expect(partiesIn(text, language)).toEqual(parties);
  });

  it('are not found in words that only begin alike', () => {
    expect(partiesIn('Хольмські пагорби', 'uk')).toEqual([]);
  });
});
