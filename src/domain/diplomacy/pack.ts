/** A language that the reader knows; `other` is read without a lexicon. */
export type Language = 'en' | 'uk' | 'ru' | 'other';

/** Names a pack for good. */
export type PackId = string & { readonly __brand: 'PackId' };
/** Names a party within a pack: lower case, such as `ukraine`. */
export type PartyId = string & { readonly __brand: 'PartyId' };
/** Names a truce within a pack. */
export type TruceId = string & { readonly __brand: 'TruceId' };
/** Names a source within a pack, and its feed. */
export type SourceId = string & { readonly __brand: 'SourceId' };

/** What a party is to the conflict. */
type Role = 'belligerent' | 'mediator' | 'backer' | 'observer';
/** How much of the fighting a truce stops: partial means energy, maritime, local, holiday, humanitarian or a first phase. */
export type Scope = 'full' | 'partial';

/** Names by language, as a pack file gives them: nominative forms first, irregular forms after. */
export type Aliases = Readonly<Partial<Record<string, readonly string[]>>>;

/** Who takes positions or acts in a conflict. */
export interface Party {
  readonly id: PartyId;
  readonly name: string;
  readonly role: Role;
  readonly aliases: Aliases;
}

/** A truce, proposal or agreement that has a name of its own. */
export interface Truce {
  readonly id: TruceId;
  readonly name: string;
  readonly scope: Scope | null;
  readonly aliases: Aliases;
}

/** An outlet's feed as a pack lists it. `side` is the party that owns or speaks through the outlet, null for an independent one. */
export interface Source {
  readonly id: SourceId;
  readonly outlet: string;
  readonly family: string;
  readonly side: PartyId | null;
  readonly tier: 1 | 2 | 3;
  readonly language: string;
  readonly url: string;
}

/** One conflict: everything that tells it from another. */
export interface Pack {
  readonly id: PackId;
  readonly name: string;
  readonly prefix: string;
  readonly parties: readonly Party[];
  readonly places: Aliases;
  readonly truces: readonly Truce[];
  readonly sources: readonly Source[];
}

/** The source that an item came from; one that the pack lacks is an outlet of its own, side unknown. */
export function sourceNamed(pack: Pack, id: string): Source {
  return (
    pack.sources.find((source) => source.id === id) ?? {
      id: id as SourceId,
      outlet: id,
      family: id,
      side: null,
      tier: 3,
      language: 'und',
      url: '',
    }
  );
}

/** A party's display name, or the id itself when the pack does not know it. */
export function partyName(pack: Pack, id: PartyId): string {
  return pack.parties.find((party) => party.id === id)?.name ?? id;
}
