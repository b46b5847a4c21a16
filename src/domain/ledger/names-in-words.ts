import { partyName, type Pack, type PartyId } from '../diplomacy/pack.ts';

/**
 * Proper names that are made of a common noun take an article within a sentence: "the United States", "the Red Cross", "the
 * Northern Compact". What is plural in form and in sense takes a plural verb: "the Rapid Support Forces accept".
 */
const COMMON_NOUN =
  /(?:^|[\s-])(?:states|kingdom|union|nations|emirates|republic|federation|confederation|league|council|compact|assembly|commission|committee|authority|government|administration|army|guard|front|movement|party|alliance|coalition|organi[sz]ation|agency|bank|court|cross|crescent|see|vatican|netherlands|philippines|congo|sudans|kremlin|brotherhood|command|corps|legion|group|mission)(?:$|[\s,(])/iu;
const MANY =
  /(?:^|[\s-])(?:forces|rebels|militias|militants|insurgents|separatists|guerrillas|fighters|factions|groups|houthis|kurds|tribes|brigades|units|troops|parties|allies|mediators|guarantors|europeans)$/iu;

/** A party's name as it stands within a sentence, with its article. */
export function nameInSentence(pack: Pack, party: PartyId): string {
  const name = partyName(pack, party).replace(/^the\s+/iu, '');
  return COMMON_NOUN.test(name) || MANY.test(name) ? `the ${name}` : name;
}

/** Several names in one phrase: "Russia, Ukraine and the United States". */
export function namesInSentence(pack: Pack, parties: readonly PartyId[]): string {
  return listed(parties.map((party) => nameInSentence(pack, party)));
}

/** Words as a list: "a, b and c". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** Do these take a plural verb? */
export function takesPlural(pack: Pack, parties: readonly PartyId[]): boolean {
  return parties.length > 1 || parties.some((party) => MANY.test(partyName(pack, party)));
}

/** A sentence's first letter. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
