/**
 * What opens a door, by its shape: tokens of Slack and Discord, addresses at which anybody may answer for the bot, and
 * names with passwords. Libraries put whole payloads and addresses into the words of their errors.
 */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/\bx(?:ox[a-z]|app)[.-][\w.-]{6,}/giu, '[secret]'],
  [/\b[MNO][\w-]{22,27}\.[\w-]{6}\.[\w-]{27,}/gu, '[secret]'],
  [/\baW50ZXJhY3Rpb246[\w-]+/gu, '[secret]'],
  [/(\/webhooks\/\d+\/)[\w-]+/gu, '$1[secret]'],
  [/(\/(?:commands|actions|services|app)\/[TE][A-Z0-9]+\/)[\w/-]+/gu, '$1[secret]'],
  [/(:\/\/)[^\s/"\\@:]*:[^\s/"\\@]*@/gu, '$1[secret]@'],
];

/** The text without whatever looks like a secret. */
export function withoutSecrets(text: string): string {
  return SHAPES.reduce((cleaned, [shape, instead]) => cleaned.replace(shape, instead), text);
}
