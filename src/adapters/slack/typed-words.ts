import { wordsAround } from '../chat/words-around.ts';

/** What was asked by a mention: the words after the bot's name, or before it when nothing follows. */
export function wordsOfMention(text: string, ownId: string): string {
  return typedWords(wordsAround(text, new RegExp(`<@${ownId}(?:\\|[^>]*)?>`, 'u')));
}

/** Words as they were typed: Slack sends its three special characters escaped. */
export function typedWords(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim();
}
