import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import { escaped as escapedOnDiscord } from '../../../src/adapters/discord/discord-markdown.ts';
import { plainText as textOfFeed } from '../../../src/adapters/feeds/plain-text.ts';
import { TextReader } from '../../../src/adapters/language/text-reader.ts';
import { withoutSecrets } from '../../../src/adapters/runtime/secret-shapes.ts';
import { escaped as escapedOnSlack } from '../../../src/adapters/slack/slack-mrkdwn.ts';
import { extractStatements } from '../../../src/domain/diplomacy/extract.ts';
import { compileScene } from '../../../src/domain/diplomacy/scene.ts';
import { canonicalLink } from '../../../src/domain/news/canonical-link.ts';
import { nameKey } from '../../../src/domain/news/outlet-names.ts';
import { titleHash } from '../../../src/domain/news/wording.ts';
import { storyAddress } from '../../../src/domain/news/story-number.ts';
import { sentence } from '../../../src/domain/telling/message.ts';
import { FICTIONAL_PACK } from '../../fixtures/stated/fictional-pack.ts';
import { growth, LINEAR, UNITS } from '../../support/growth.ts';

const reader = new TextReader();
const scene = compileScene(FICTIONAL_PACK, (text, language) => reader.read(text, language));
const title = reader.read('Northland accepts truce with Southland');

const readers: readonly (readonly [string, (text: string) => unknown])[] = [
  ['a summary', (text) => extractStatements({ title, summary: reader.read(text), side: null }, scene)],
  ['a text with markup', textOfFeed],
  ['the path of a link', (text) => storyAddress(canonicalLink(`https://a.example/1${text}`) ?? '')],
  ['the path of a link, as it is', (text) => storyAddress(`a.example/1${text}`)],
  ['the query of a link', (text) => canonicalLink(`https://a.example/?${text}`)],
  ['the host of a link', (text) => canonicalLink(`https://a${text}x.example/`)],
  ['the end of a link', (text) => canonicalLink(`https://a.example/${text}x`)],
  ['a headline', (text) => titleHash(`${text}s`, '', { documentTitle: 'Courier', link: 'https://a.example/' })],
  ['the name of an outlet', nameKey],
  ['a line of the log', (text) => withoutSecrets(`://${text}`)],
  ['words for Slack', escapedOnSlack],
  ['words for Discord', escapedOnDiscord],
  ['words for a terminal', (text) => plainText(sentence(text), { width: 80 })],
];

describe('text from anywhere is read in time that grows with its length:', () => {
  it.each(readers)('%s', (_, read) => {
    const costs = [...UNITS, '.amp', '..', ' - watch', '(live)'].map((unit) => ({ unit, growth: growth(read, unit) }));
    expect(costs.filter((one) => one.growth >= LINEAR)).toEqual([]);
  });
});
