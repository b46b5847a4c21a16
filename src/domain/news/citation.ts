/** How far from a name the words are that cite it. */
const REACH = 90;
/** Where one clause's words no longer speak of the next one's names. */
const BREAK = /[.;:!?\n()]\s|\n/gu;

/** What may stand between "according to" and the name: an article, the kind of outlet, who spoke. */
const FILLER_EN =
  "(?:(?:the|a|an|its|state|state-run|state-owned|semi-official|official|local|business|financial|public|private|news|media|press|wire|agency|service|newspaper|paper|outlet|daily|magazine|broadcaster|channel|network|website|site|report|reports|article|story|interview|sources|officials|correspondents?|journalists?|reporters?|by|in|from|of|to|with|who|spoke|on|condition|anonymity|\\p{Lu}\\p{L}+(?:['’]s)?)\\s+){0,6}";
const BEFORE_EN = new RegExp(
  `(?:\\b(?:according to|citing|as cited by|cited by|as reported (?:by|in)|reported by|reported in|first reported by|quoted by|quoting|quoted in|told|tells?|in an interview (?:with|to|for)|interviews? with|speaking (?:to|with)|spoke (?:to|with)|in (?:comments|remarks|a statement) to|seen by|obtained by|reviewed by|revealed by|published (?:by|in)|carried by|writing (?:for|in)|wrote (?:for|in)|article in|reports? (?:by|in|from)|via|appearing on|speaking on)\\s+)${FILLER_EN}["“‘'«]?$`,
  'u',
);
/** What an outlet does with news. "Could not verify" is none of it, nor is saying so. */
const AFTER_EN = new RegExp(
  '^[\'’"”]?\\s*,?\\s*(?:(?:news|state|agency|news agency|newspaper|website|service|television|TV|radio|on|late|earlier|first|also|has|have|had|previously|exclusively|this|last|week|month|morning|\\p{Lu}\\p{L}+day)\\s+){0,4}(?:reports?|reported|writes?|wrote|reveals|revealed|quotes|quoted|cites|cited|citing|learned|learnt|understands|says|said|is reporting|are reporting|published)\\b(?!\\s+(?:that\\s+)?(?:it|they)\\s+(?:could|can|was|were|had|has|did|does|is)\\b)(?!\\s+(?:could|was unable))',
  'u',
);

const KIND_SLAVIC =
  '(?:(?:агентств\\p{L}*|агенці\\p{L}*|информагентств\\p{L}*|інформагентств\\p{L}*|газет\\p{L}*|видан\\p{L}*|издани\\p{L}*|телеканал\\p{L}*|канал\\p{L}*|журнал\\p{L}*|журналіст\\p{L}*|сайт\\p{L}*|портал\\p{L}*|телерадіокомпан\\p{L}*|державн\\p{L}*|государственн\\p{L}*|американськ\\p{L}*|американск\\p{L}*|британськ\\p{L}*|британск\\p{L}*|російськ\\p{L}*|российск\\p{L}*|німецьк\\p{L}*|немецк\\p{L}*|джерел\\p{L}*|источник\\p{L}*|в|у|The|the)\\s+){0,4}';
const BEFORE_SLAVIC = new RegExp(
  `(?:^|[\\s,(«])(?:повідомля(?:є|ють)|повідоми(?:ло|в|ли|ла)|переда(?:є|ють|ло|в)|пиш(?:е|уть)|написа(?:в|ла|ло|ли)|за даними|за інформацією|з посиланням на|із посиланням на|посилаючись на|цитує|розпові(?:в|ли|ла)|сказа(?:в|ла|ли)|заяви(?:в|ла|ли)|інтерв['’]ю(?: для| з)?|коментарі(?: для)?|ефірі|со ссылкой на|ссылаясь на|сообща(?:ет|ют)|сообщил[аои]?|переда(?:ёт|ет|ют|ло)|пиш(?:ет|ут)|написал[аои]?|по данным|по информации|рассказал[аи]?|сказал[аи]?|заявил[аи]?|интервью(?: для| с)?|комментарии(?: для)?|эфире|цитирует)\\s+${KIND_SLAVIC}[«"“]?$`,
  'iu',
);
const AFTER_SLAVIC =
  /^[»"”]?\s*,?\s*(?:повідомля(?:є|ють)|повідоми(?:ло|в|ли|ла)|переда(?:є|ють)|пиш(?:е|уть)|написа(?:в|ла|ло|ли)|дізна(?:лося|вся|лася)|сообща(?:ет|ют)|сообщил[аои]?|переда(?:ёт|ет|ют)|пиш(?:ет|ут)|написал[аои]?|узнал[аои]?)(?!\p{L})/iu;

/** "Truce is near, says Reuters". */
const SAID_BY = /(?<=[,’”"]\s*)(?:says|said|reports|reported|writes)\s+(?:the\s+)?$/u;
/** "The ministry denied what Bloomberg reported": who contradicts an outlet does not have it from there. */
const DENIED =
  /\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es?|ed|ing)|disput(?:es?|ed|ing)|contrary to)\s+(?:what|an?|the|(?:(?:the|a|an|these|those|recent|earlier|media|news)\s+){0,3}(?:reports?|story|stories|articles?|claims?)\s+(?:by|in|from))\s+(?:the\s+)?$/iu;

/** The words that cite the outlet named at a place of a text ("Reuters reported", "according to TASS"), or null. */
export function citedIn(text: string, name: { readonly start: number; readonly end: number }): string | null {
  const before = lastClause(text.slice(Math.max(0, name.start - REACH), name.start));
  const after = text.slice(name.end, name.end + REACH);
  if (DENIED.test(before)) return null;
  const trigger = BEFORE_EN.exec(before) ?? BEFORE_SLAVIC.exec(before);
  if (trigger) return `“${before.slice(trigger.index).trimStart()}${text.slice(name.start, name.end)}”`;
  const verb = AFTER_EN.exec(after) ?? AFTER_SLAVIC.exec(after);
  if (verb) return `“${text.slice(name.start, name.end)}${verb[0]}”`;
  const said = SAID_BY.exec(before);
  return said && /^\s*(?:[.,;\n]|$)/u.test(after) ? `“${said[0].trim()} ${text.slice(name.start, name.end)}”` : null;
}

function lastClause(before: string): string {
  let from = 0;
  for (const found of before.matchAll(BREAK)) from = found.index + found[0].length;
  return before.slice(from);
}
