import { describe, expect, it } from '@jest/globals';
import { compileScene } from '../../../../src/domain/diplomacy/scene.ts';
import { TextReader } from '../../../../src/adapters/language/text-reader.ts';
import type { Pack } from '../../../../src/domain/diplomacy/pack.ts';
import { judgeRelevance } from '../../../../src/domain/news/relevance.ts';
import { INVENTED, INVENTED_PACK, newsInput, UKRAINE, verdictOn } from '../../../support/news-desk.ts';

describe('what concerns the truce or talks of a conflict that only its pack describes', () => {
  it.each([
    [
      'a truce agreed by both sides',
      'Arvania and Belmora agree to a ten-day ceasefire',
      'The truce starts on Friday, both governments said.',
    ],
    ['a proposal by a mediator', 'Norland proposes truce between Arvania and Belmora', ''],
    ['a refusal', 'Belmora rejects ceasefire offer, insists on Arvanian withdrawal first', ''],
    ['talks that begin', 'Arvanian and Belmoran negotiators open peace talks in Veyl', ''],
    ['who attends talks', 'Orun Dassk to lead Belmoran delegation at peace talks with Arvania', ''],
    ['a breach', 'Arvania accuses Belmora of violating the ceasefire near Sarvik', ''],
    [
      'an exchange of prisoners',
      'Arvania and Belmora exchange 120 prisoners',
      'The swap was agreed at talks in Norland last month.',
    ],
    ['pressure tied to a truce', 'U.S. threatens sanctions on Belmora unless it accepts a ceasefire with Arvania', ''],
    ['monitors', 'Observers to monitor truce line between Arvania and Belmora', ''],
    ['an extension', 'Arvania and Belmora extend truce by two weeks, Norland says', ''],
    ['a collapse', 'Ceasefire between Arvania and Belmora collapses after shelling of Port Selm', ''],
    [
      'the end of a war',
      'Tolvar says he wants to end the war with Belmora this year',
      'The Arvanian leader spoke after talks with Norland.',
    ],
    [
      'a summary without a title',
      '',
      'Arvania said on Monday that it would sign the peace agreement with Belmora if prisoners were freed first.',
    ],
    ['remains handed over under a deal', 'Belmora returns remains of 14 Arvanian soldiers under ceasefire deal', ''],
  ])('takes %s', (_, title, summary) => {
    expect(verdictOn(INVENTED, title, summary)).toMatchObject({ relevant: true });
  });

  it.each([
    [
      'a battle',
      'Belmoran artillery pounds Arvanian border town for third night',
      'At least six people were killed, officials said.',
    ],
    ['domestic politics', 'Arvanian parliament passes budget after long debate', ''],
    [
      'markets that mention a truce in passing',
      'Oil prices slip as stocks rise; investors eye Arvania truce',
      'Futures fell 2% and bond yields eased in early trading.',
    ],
    [
      'a truce of football fans',
      'Arvanian football fans call truce with rivals before cup final',
      'The clubs said their ultras would share the stands at the match.',
    ],
    [
      'a truce in a trade dispute',
      'US and China extend tariff truce by 90 days',
      'Exporters welcomed the pause in the trade war.',
    ],
    ['a truce of another conflict', 'India and Pakistan agree to ceasefire after week of clashes', ''],
    ['another conflict with the same mediator', 'Norland hosts Sudan peace talks as truce falters in Khartoum', ''],
    ['culture', 'A new film from Belmora wins the festival prize', ''],
    ['sport', 'Belmora beat Arvania in World Cup qualifier', ''],
    ['crime', 'Arvanian police arrest man over bank robbery', ''],
    ['weather', 'Storm floods villages along the Gulf of Marn', ''],
    ['a nation from nowhere near', 'Lithuanian court convicts man of spying', ''],
  ])('leaves out %s', (_, title, summary) => {
    expect(verdictOn(INVENTED, title, summary)).toMatchObject({ relevant: false, kind: null });
  });

  it('takes a strike for news of the truce only while one holds', () => {
    const strike = newsInput('Belmoran air strike kills eleven in Sarvik, officials say');
    const inWar = judgeRelevance(strike, INVENTED, { truceInForce: false }).score;
    const inTruce = judgeRelevance(strike, INVENTED, { truceInForce: true }).score;
    expect(inTruce).toBeGreaterThan(inWar + 0.2);
  });

  it('is surer of a truce in the title than of one mentioned below another story', () => {
    const first = verdictOn(
      INVENTED,
      'Arvania and Belmora agree to a truce',
      'Shells had fallen on Port Selm for a week.',
    ).score;
    const passing = verdictOn(
      INVENTED,
      'Belmoran drones strike Port Selm',
      'The attack came despite calls for a truce.',
    ).score;
    expect(first).toBeGreaterThan(passing);
  });

  it('gives its reasons in words', () => {
    const { because } = verdictOn(INVENTED, 'Arvania and Belmora agree to a truce');
    expect(because.join(' ')).toContain('truce or peace matter of this conflict');
  });

  it('says nothing to an empty text', () => {
    expect(verdictOn(INVENTED, '', '')).toMatchObject({ relevant: false });
  });
});

describe('texts in other languages', () => {
  it.each([
    ['Ukrainian', 'Україна погодилася на перемир’я на тридцять днів, заявили у Києві'],
    ['Russian', 'Россия согласилась на перемирие с Украиной, заявили в Кремле'],
    [
      'French, by names and words of many languages',
      'Washington annonce une trêve et des négociations entre Moscow et Kyiv, selon le gouvernement',
    ],
  ])('takes a truce told in %s', (_, title) => {
    expect(verdictOn(UKRAINE, title)).toMatchObject({ relevant: true });
  });

  it('leaves out a football match told in Ukrainian', () => {
    expect(verdictOn(UKRAINE, 'Київ прийме матч збірної: тренер назвав склад на футбольний чемпіонат')).toMatchObject({
      relevant: false,
    });
  });
});

describe('news or analysis', () => {
  const plan = 'Arvania and Belmora are close to a peace deal that Norland has brokered.';
  it.each([
    ['a label', 'Opinion | Belmora should take the peace deal', ''],
    ['a question', 'Can the truce between Arvania and Belmora last?', ''],
    ['a numbered list', '5 takeaways from the ceasefire deal between Arvania and Belmora', ''],
    ['an explainer', 'What to know about the Arvania-Belmora ceasefire deal', ''],
    ['an interview heading', "Ilse Marrow: 'The Arvania peace plan has a flaw'", ''],
    ['pictures', 'In photos: the first day of truce between Arvania and Belmora', ''],
    ['an opinion section', 'The Arvania peace plan and its price', 'https://courier.example/opinion/2030/plan'],
    ['how and why', 'How Norland sealed the Arvania-Belmora truce', ''],
  ])('knows comment by %s', (_, title, link) => {
    expect(verdictOn(INVENTED, title, plan, link).kind).toBe('analysis');
  });

  it.each([
    ['an announcement', 'Arvania announces three-day ceasefire with Belmora'],
    ['a remark', 'Belmora says it will not sign peace agreement'],
    ['a refusal', 'Arvania rejects Belmoran truce proposal'],
    ['a meeting', 'Arvanian and Belmoran envoys meet in Veyl for peace talks'],
    ['an accusation', 'Belmora accuses Arvania of breaking the truce'],
  ])('takes %s for news', (_, title) => {
    expect(verdictOn(INVENTED, title).kind).toBe('news');
  });
});

describe('a text that names the truce and nobody', () => {
  const reader = new TextReader();
  const truces = [{ id: 'ten-day', name: 'ten-day truce', scope: 'full', aliases: { en: ['ten-day truce'] } }];
  const pack = { ...INVENTED_PACK, truces } as unknown as Pack;
  const scene = compileScene(pack, (text, language) => reader.read(text, language));

  it.each([
    ['takes effect', 'Ten-day truce takes effect at dawn', true],
    ['of another war', 'Ten-day truce takes effect in Sudan', false],
    ['that is none of the pack', 'Forty-day truce takes effect at dawn', false],
  ])('%s', (_, title, relevant) => {
    expect(verdictOn(scene, title).relevant).toBe(relevant);
  });
});
