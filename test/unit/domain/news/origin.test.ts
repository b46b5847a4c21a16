import { describe, expect, it } from '@jest/globals';
import { sourceNamed, type Pack } from '../../../../src/domain/diplomacy/pack.ts';
import { originOf, type Origin, type OriginInput } from '../../../../src/domain/news/origin.ts';
import { OutletNames } from '../../../../src/domain/news/outlet-names.ts';
import { aPack } from '../../../support/conflict.ts';

const base = aPack();
const listed = (id: string, outlet: string, family: string, side: string | null = null): Pack['sources'][number] =>
  ({ id, outlet, family, side, tier: 1, language: 'en', url: `https://${id}.example/rss` }) as Pack['sources'][number];
const pack: Pack = {
  ...base,
  parties: [
    ...base.parties,
    { id: 'russia', name: 'Russia', role: 'observer', aliases: {} } as unknown as Pack['parties'][number],
  ],
  sources: [
    ...base.sources,
    listed('bbc-world', 'BBC News', 'bbc'),
    listed('bbc-europe', 'BBC News', 'bbc'),
    listed('reuters-world', 'Reuters', 'thomson-reuters'),
    listed('palace', 'Korrath', 'korrath-palace', 'korrath'),
    listed('herald', 'The Strait Herald', 'strait-media'),
  ],
};
const names = new OutletNames(pack);

function judged(over: Partial<OriginInput>, id = 'courier'): Origin {
  return originOf(
    { title: '', summary: '', author: null, originName: null, source: sourceNamed(pack, id), ...over },
    names,
  );
}

const text = (summary: string): Partial<OriginInput> => ({ summary });
const title = (words: string): Partial<OriginInput> => ({ title: words });

describe('the origin of a text', () => {
  it.each<readonly [string, Partial<OriginInput>, string]>([
    ['a dateline', text('PORT SELM (AP) — Valmere offered a truce.'), 'ap'],
    ['a dateline with a country and a date', text('PORT SELM, Valmere, May 3 (AFP) - Valmere offered a truce.'), 'afp'],
    ['a dateline without a dash', text('PORT SELM, Valmere (AP) Valmere offered a truce.'), 'ap'],
    ['a dateline in Russian', text('МОСКВА, 3 мая. /ТАСС/. Переговоры начались.'), 'tass'],
    ['a dateline with a dash in Russian', text('МОСКВА, 3 мая — РИА Новости. Переговоры начались.'), 'ria'],
    ['a dateline in Ukrainian', text('Київ. 3 травня. УНІАН. Переговори почалися.'), 'unian'],
    ['a sign-off', text('Valmere offered a truce. (Reuters)'), 'thomson-reuters'],
    ['brackets at the head', text('(Reuters) - Valmere offered a truce.'), 'thomson-reuters'],
    ['brackets at the head without a dash', text('(AFP) Valmere offered a truce.'), 'afp'],
    ['its name and a dash at the head', text('AP – Valmere offered a truce.'), 'ap'],
    ['a sign-off behind a long line', text(`${'Valmere offered a truce, '.repeat(99)}he said. (AP)`), 'ap'],
    ['two agencies’ sign-off', text('Valmere offered a truce. (AFP/Reuters)'), 'afp'],
    ['a sign-off without brackets', text('Valmere offered a truce. AFP'), 'afp'],
    ['a source line', text('Valmere offered a truce. Source: Reuters'), 'thomson-reuters'],
    ['a line of rights', text('Valmere offered a truce. © 2031 AFP'), 'afp'],
    ['a title’s brackets', title('Valmere offers truce (Reuters)'), 'thomson-reuters'],
    ['a title’s colon', title('Valmere offers truce: Reuters'), 'thomson-reuters'],
    ['the address that the feed names', { originName: 'https://www.reuters.com/world/' }, 'thomson-reuters'],
    ['a byline’s mailbox', { author: 'desk@reuters.com (Ilse Marrow)' }, 'thomson-reuters'],
    ['a title’s tail', title('Valmere offers truce | AP News'), 'ap'],
    ['a title’s tail of a listed outlet', title('Valmere offers truce - The Strait Herald'), 'strait-media'],
    ['a title’s head', title('Axios: Valmere offers truce'), 'axios'],
    ['a credit', text('Valmere offered a truce. — With reporting by AFP'), 'afp'],
    ['inputs', text('Valmere offered a truce. (With inputs from the Associated Press)'), 'ap'],
    ['the feed’s own source', { originName: 'Agence France-Presse' }, 'afp'],
    ['an unknown outlet that the feed names', { originName: 'The Selm Gazette' }, 'selm gazette'],
    ['a listed outlet that the feed names', { originName: 'Strait Herald' }, 'strait-media'],
    ['the feed’s own title', { originName: 'The Meridian Courier – World' }, 'courier'],
    ['a byline', { author: 'The Associated Press' }, 'ap'],
    ['a byline of an agency’s staff', { author: 'AP Staff' }, 'ap'],
    ['a byline behind a person', { author: 'Ilse Marrow | The Associated Press' }, 'ap'],
    ['a byline at the head of the text', text('By Ilse Marrow, Associated Press Valmere offered a truce.'), 'ap'],
    ['a longer agency name before a shorter', { originName: 'Interfax-Ukraine' }, 'interfax-ukraine'],
  ])('is known by %s', (_, over, origin) => {
    expect(judged(over).origin).toBe(origin);
  });

  it.each<readonly [string, string]>([
    ['Valmere is ready for a truce, Reuters reported on Monday.', 'thomson-reuters'],
    ['Tolvar told the Financial Times that he would sign.', 'ft'],
    ['Valmere is ready, according to the Financial Times.', 'ft'],
    ['The WSJ reported, citing officials, that Valmere is ready.', 'wsj'],
    ['Axios reported on Monday that Valmere is ready.', 'axios'],
    ['Valmere is ready, Russian state news agency TASS said.', 'tass'],
    ['Valmere is ready, according to Russian state news agency TASS.', 'tass'],
    ['An official told CNN that Valmere is ready.', 'cnn'],
    ['A draft seen by Reuters speaks of sixty days.', 'thomson-reuters'],
    ['Valmere is ready, the Strait Herald has learned.', 'strait-media'],
    ['Valmere is ready, says Reuters.', 'thomson-reuters'],
    ['Valmere is ready, officials tell Axios.', 'axios'],
    ['Korrath rejected the truce, Reuters reported.', 'thomson-reuters'],
    ['Valmere is ready, a Bloomberg report said.', 'bloomberg'],
    ['In an interview with Fox News, he said that Valmere is ready.', 'fox'],
    ['Про це повідомляє Укрінформ.', 'ukrinform'],
    ['Про це він сказав в інтерв’ю агентству Інтерфакс-Україна.', 'interfax-ukraine'],
    ['Вальмера згодна на перемир’я, пише Reuters з посиланням на чиновників.', 'thomson-reuters'],
    ['Вальмера согласна, сообщает РИА Новости.', 'ria'],
    ['Об этом он рассказал Интерфаксу.', 'interfax'],
    ['Вальмера согласна, передаёт ТАСС.', 'tass'],
  ])('is the outlet that it cites: %s', (summary, origin) => {
    expect(judged({ summary })).toMatchObject({ origin, ground: 'citation' });
  });

  it.each([
    ['Reuters could not verify the report.'],
    ['Reuters could not immediately verify what was said.'],
    ['Reuters said it could not verify the report.'],
    ['Valmere denied what Bloomberg reported.'],
    ['Valmere dismissed reports by Bloomberg that it is ready.'],
    ['Valmere denied a Reuters report that it is ready.'],
    ['Contrary to what Reuters reported, Valmere is not ready.'],
    ['Smoke over Port Selm. REUTERS/Ilse Marrow/File Photo'],
    ['Smoke over Port Selm. Photo: Reuters'],
    [`${'Port '.repeat(99)}(AP) - ${'Selm '.repeat(99)}`],
    ['A Reuters photographer saw smoke over Port Selm.'],
    ['He told reporters that Valmere is ready.'],
    ['The Palestinian Authority (PA) asked for a truce.'],
    ['The alliance (AFP) met on Monday, its third day of talks.'],
    ['Valmere is ready, Korrath said.'],
    ['The guardian of the treaty reported a breach.'],
    ['Valmere offers a truce'],
  ])('is not an outlet that is merely named: %s', (summary) => {
    expect(judged({ summary })).toMatchObject({ origin: 'courier', ground: 'none' });
  });

  it('is the outlet itself where it cites or signs itself', () => {
    expect(judged(text('Tolvar told the BBC that he would sign.'), 'bbc-world').origin).toBe('bbc');
    expect(judged(title('Valmere offers truce - BBC News'), 'bbc-europe').origin).toBe('bbc');
    expect(judged(text('PORT SELM, May 3 (Reuters) - A truce.'), 'reuters-world').origin).toBe('thomson-reuters');
  });

  it('passes over the outlet itself to whom else it cites', () => {
    expect(judged(text('The BBC reported a breach. Officials told Axios that it was small.'), 'bbc-world').origin).toBe(
      'axios',
    );
  });

  it('is a person’s outlet, not the person', () => {
    for (const author of ['Ilse Marrow', 'Wafa Marrow', 'By Michael Bloomberg', 'Ilse Guardian'])
      expect(judged({ author })).toMatchObject({ origin: 'courier', ground: 'none' });
  });

  it('prefers a sign to the feed, the feed to a byline, a byline to a citation', () => {
    const all = { summary: 'Axios reported a truce. (AFP)', originName: 'Reuters', author: 'AP Staff' };
    expect(judged(all).origin).toBe('afp');
    expect(judged({ ...all, summary: 'Axios reported a truce.' }).origin).toBe('thomson-reuters');
    expect(judged({ ...all, summary: 'Axios reported a truce.', originName: null }).origin).toBe('ap');
  });

  it('belongs to the party that owns it, listed or not', () => {
    expect(judged(text('Valmere is ready, Radio Korrath reported.'))).toMatchObject({
      origin: 'radio',
      side: 'korrath',
    });
    expect(judged(text('Valmere is ready, TASS reported.'))).toMatchObject({ origin: 'tass', side: 'russia' });
    expect(judged(text('Valmere is ready, Axios reported.'))).toMatchObject({ side: null });
  });

  it('is a party’s where the feed names its office, but not where an outlet is called after its place', () => {
    expect(judged({ originName: 'Korrath' })).toMatchObject({ origin: 'korrath', side: 'korrath', ground: 'feed' });
    expect(judged({ originName: 'Foreign Ministry of Korrath' }).side).toBe('korrath');
    expect(judged({ originName: 'Korrath Courier Weekly' }).side).toBeNull();
    expect(judged({ originName: 'Office for Korrath and Valmere' }).side).toBeNull();
  });

  it('does not take a title’s abbreviation for an agency', () => {
    expect(judged(title('Talks with the Palestinian Authority (PA)')).ground).toBe('none');
  });

  it('is known for a source that the pack lacks by its name or host', () => {
    expect(judged({}, 'tass.com')).toMatchObject({ origin: 'tass', side: 'russia' });
    expect(judged({}, 'New York Times Global News').origin).toBe('nyt');
    expect(judged({}, 'outlet-7').origin).toBe('outlet-7');
  });

  it.each<readonly [string, (word: string) => Partial<OriginInput>]>([
    ['a byline', (word) => text(`By ${word}! Reuters is silent.`)],
    ['a dateline', (word) => text(`${word.toUpperCase()}! (AP) - Valmere offered a truce.`)],
    ['a headline', (word) => title(`${word.toUpperCase()}, 3! (AP)`)],
  ])('is found at once, however long the word in %s', (_what, around) => {
    const begun = process.cpuUsage();
    judged(around('a'.repeat(38)));
    const { user, system } = process.cpuUsage(begun);
    expect((user + system) / 1000).toBeLessThan(150);
    expect(judged(around('and '.repeat(45))).ground).not.toBe('byline');
    expect(judged(around('a'.repeat(190))).ground).not.toBe('byline');
  });

  it('says why', () => {
    expect(judged(text('A truce was offered. (AFP)')).because).toBe('signed AFP');
    expect(judged(text('A truce was offered, Axios reported on Monday.')).because).toBe('“Axios reported”');
  });
});
