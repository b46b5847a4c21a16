import type { Pack, PartyId, Source } from '../../domain/diplomacy/pack.ts';
import { partyName } from '../../domain/diplomacy/pack.ts';
import { AppError } from '../../domain/errors.ts';
import type { AddedSource } from '../../domain/news/added-source.ts';
import { addressKey, withoutCredentials } from '../../domain/news/feed-address.ts';
import { SourceBook } from '../../domain/news/source-book.ts';
import type { Span } from '../../domain/telling/message.ts';
import { feedHealth, type FeedReport, type SourcesReport } from '../../queries/feed-health.ts';
import type { CommandDeps, Request } from '../command.ts';
import { allOf, nearest, oneOf } from '../nearest.ts';

/** A followed feed with the packs that follow it. */
export interface KnownFeed extends FeedReport {
  readonly packs: readonly Pack[];
  /** By an admin, not by a pack's file. */
  readonly isAdded: boolean;
}

/** How the sources of every pack are doing, in the order of the packs. */
export function everyReport(deps: CommandDeps): Promise<readonly SourcesReport[]> {
  return Promise.all(deps.packs.map((pack) => feedHealth(pack, deps)));
}

/** Every followed feed once, in the order of the packs. */
export function feedsOf(reports: readonly SourcesReport[]): readonly KnownFeed[] {
  const feeds = new Map<string, KnownFeed>();
  for (const { pack, feeds: own } of reports) {
    for (const report of own) {
      const known = feeds.get(report.source.id);
      const packs = [...(known?.packs ?? []), pack];
      feeds.set(report.source.id, { ...report, packs, isAdded: isAdded(report.source) });
    }
  }
  return [...feeds.values()];
}

/** A followed feed as it is offered to whoever types. */
export interface FeedChoice {
  readonly id: string;
  readonly outlet: string;
  readonly isAdded: boolean;
}

export async function feedChoices(deps: CommandDeps): Promise<readonly FeedChoice[]> {
  const feeds = feedsOf(await everyReport(deps));
  return feeds.map(({ source, isAdded: own }) => ({ id: source.id, outlet: source.outlet, isAdded: own }));
}

export function isAdded(source: Source): source is AddedSource {
  return 'addedAt' in source;
}

/** Where each of the packs' feeds stands, moved ones at both of their addresses. */
export async function bookOf(deps: CommandDeps): Promise<SourceBook> {
  const book = new SourceBook(deps.packs, await deps.added.all());
  for (const { pack, feeds } of await everyReport(deps))
    for (const { source, movedTo } of feeds) if (movedTo !== null) book.alsoAt(pack.id, movedTo, source);
  return book;
}

/** The feeds that a person's words mean: an id, an address, or an outlet's name. */
export function feedsNamed<T extends { readonly source: Source }>(words: string, feeds: readonly T[]): readonly T[] {
  const typed = words.trim().toLowerCase();
  const byId = feeds.filter(({ source }) => source.id === typed);
  if (byId.length > 0) return byId;
  const byAddress = feeds.filter(({ source }) => addressKey(source.url) === addressKey(words.trim()));
  return byAddress.length > 0 ? byAddress : feeds.filter(({ source }) => source.outlet.toLowerCase() === typed);
}

/** The one feed that is meant; refuses in one sentence that says what there is. */
export function oneFeedNamed<T extends { readonly source: Source }>(words: string, feeds: readonly T[]): T {
  const found = feedsNamed(words, feeds);
  const [only] = found;
  if (only && found.length === 1) return only;
  const ids = (found.length > 0 ? found : feeds).map(({ source }) => source.id);
  if (found.length > 1)
    throw new AppError(
      'bad-input',
      `${words} has ${found.length} feeds; name one by its id: ${oneOf(ids.slice(0, 10))}.`,
    );
  const near = nearest(words, ids, 3);
  const hint = near.length > 0 ? `did you mean ${oneOf(near)}?` : '/ceasefire feeds list shows those that there are.';
  throw new AppError('not-found', `No feed is called "${withoutCredentials(words).slice(0, 80)}"; ${hint}`);
}

/** The conflict that a feed is for: the one that is given, or the only one there is. */
export function onePack(request: Request, deps: CommandDeps): Pack {
  const id = request.options.get('pack');
  const [only, ...others] = id === undefined ? deps.packs : deps.packs.filter((pack) => pack.id === id);
  if (only && others.length === 0) return only;
  throw new AppError('bad-input', `Which conflict? Add pack:${oneOf(deps.packs.map((pack) => pack.id))}.`);
}

const NO_SIDE: ReadonlySet<string> = new Set(['none', 'unknown', 'independent', 'off', 'no']);

/** The party that a person names by id or name; refuses in one sentence that lists them. */
export function sideNamed(words: string | undefined, pack: Pack): PartyId | null {
  const typed = words?.trim().toLowerCase();
  if (typed === undefined || NO_SIDE.has(typed)) return null;
  const party = pack.parties.find(({ id, name }) => id === typed || name.toLowerCase() === typed);
  if (party) return party.id;
  const ids = pack.parties.map(({ id }) => id);
  throw new AppError('bad-input', `"${words ?? ''}" is no party of ${pack.name}: side takes ${oneOf(ids)}, or none.`);
}

/** "independent" or "Korrath's side". */
export function sideInWords(side: PartyId | null, pack: Pack): string {
  return side === null ? 'independent' : `${partyName(pack, side)}'s side`;
}

export function packsInWords(packs: readonly Pack[]): string {
  return allOf(packs.map((pack) => pack.name));
}

export function code(words: string): Span {
  return { kind: 'code', text: words };
}

export function moment(at: Date): Span {
  return { kind: 'time', at, style: 'datetime' };
}
