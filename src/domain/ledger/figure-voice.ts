import { partyName, type Pack, type PartyId } from '../diplomacy/pack.ts';
import type { FigureRecord } from './figures.ts';

/** In whose name a series is kept, as readers know it, with the key that tells it from all others. */
export interface Voice {
  readonly key: string;
  readonly name: string;
  readonly kind: 'party' | 'monitor' | 'other' | 'outlet';
  readonly party: PartyId | null;
}

/**
 * Whose figure it is. An outlet's own figure is its origin's, and that of a party's outlet the party's. A name that many
 * could bear ("officials") and a voice without a name are one claimant within one event alone.
 */
export function voiceOf(pack: Pack, { claimant, evidence, eventId }: FigureRecord): Voice {
  switch (claimant.kind) {
    case 'party':
      return partyVoice(pack, claimant.party);
    case 'monitor':
    case 'body': {
      const name = inSentence(claimant.name);
      const proper = isProper(claimant.name);
      const key = `${claimant.kind} ${keyOf(claimant.name)}${proper ? '' : ` ${eventId}`}`;
      return { key, name, kind: claimant.kind === 'monitor' ? 'monitor' : 'other', party: null };
    }
    case 'unnamed':
      return {
        key: `unnamed ${eventId} ${evidence.origin}`,
        name: `a source of ${evidence.outlet}`,
        kind: 'other',
        party: null,
      };
    case 'outlet':
      return evidence.side === null
        ? { key: `outlet ${evidence.origin}`, name: evidence.outlet, kind: 'outlet', party: null }
        : partyVoice(pack, evidence.side);
  }
}

function partyVoice(pack: Pack, party: PartyId): Voice {
  const role = pack.parties.find(({ id }) => id === party)?.role;
  const kind = role === 'observer' ? 'monitor' : 'party';
  return { key: `party ${party}`, name: partyName(pack, party), kind, party };
}

/** Words that say what somebody is and not who. */
const GENERIC =
  /^(?:local|health|hospital|emergency|medical|regional|city|civil|defen[cs]e|state|military|security|government|foreign|interior|the|a|an|of|and|its|their|ministry|ministries|officials?|authorit(?:y|ies)|agency|agencies|services?|staff|police|medics?|doctors?|rescuers?|residents?|witness(?:es)?|spokes(?:man|woman|person)|monitors?|observers?|mission|army|media|sources?|people|governor|mayor|reports?)$/iu;

function isProper(name: string): boolean {
  return wordsOf(name).some((word) => /^\p{Lu}/u.test(word) && !GENERIC.test(word));
}

function keyOf(name: string): string {
  return wordsOf(name)
    .map((word) => word.toLowerCase().replace(/^defence$/u, 'defense'))
    .join(' ');
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/['’]s(?!\p{L})/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** A headline's capitals are no names: "Local Health Officials" are local health officials. */
function inSentence(name: string): string {
  return isProper(name) ? name : name.toLowerCase();
}
