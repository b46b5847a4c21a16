import type { Pack, PackId, PartyId, Source } from '../diplomacy/pack.ts';
import { feedIdFor } from './added-feed-id.ts';
import { withAdded, type AddedSource } from './added-source.ts';
import { addressKey, hostOf } from './feed-address.ts';
import { outletName } from './outlet-name.ts';

/** What is known of a feed that somebody wants to follow. */
export interface FeedWish {
  readonly url: string;
  /** How the feed calls itself, or the list that it stands in. */
  readonly title: string;
  /** As the asker names the outlet; null lets the title or the host say. */
  readonly outlet: string | null;
  readonly side: PartyId | null;
  readonly language: string | null;
  readonly addedBy: string;
}

interface PackPage {
  readonly byAddress: Map<string, Source>;
  readonly byHost: Map<string, Source>;
  readonly byOutlet: Map<string, Source>;
}

/** The sources of every pack as one looks them up before a feed is added: by address, house, outlet and id. */
export class SourceBook {
  readonly #pages = new Map<PackId, PackPage>();
  readonly #added = new Map<string, AddedSource>();
  readonly #ids = new Set<string>();

  constructor(packs: readonly Pack[], added: readonly AddedSource[]) {
    for (const pack of packs)
      for (const source of withAdded(pack, added).sources) this.#write(pack.id, source, !isRemoved(source));
    for (const source of added) {
      this.#ids.add(source.id);
      const key = addressKey(source.url);
      if (this.#added.get(key)?.removedAt !== null) this.#added.set(key, source);
    }
  }

  /** The source of the pack whose feed stands at one of these addresses. */
  followedAt(packId: PackId, addresses: readonly string[]): Source | undefined {
    const page = this.#page(packId);
    return addresses.map((address) => page.byAddress.get(addressKey(address))).find((source) => source !== undefined);
  }

  /** The same feed may be reached at another address, too: where it has moved. */
  alsoAt(packId: PackId, address: string, source: Source): void {
    this.#page(packId).byAddress.set(addressKey(address), source);
  }

  /**
   * Makes a source of a feed and takes it up. Its family is that of the source whose host or outlet it shares, so that an
   * outlet's second feed confirms nothing of its first; else it is an outlet of its own. A feed that was added before
   * keeps its id.
   */
  add(wish: FeedWish, packId: PackId, now: Date): AddedSource {
    const page = this.#page(packId);
    const host = hostOf(wish.url);
    const neighbour = host.shared ? undefined : page.byHost.get(host.name);
    const namesake = wish.outlet === null ? undefined : page.byOutlet.get(nameKey(wish.outlet));
    const kin = namesake ?? (wish.outlet === null ? neighbour : undefined);
    const before = this.#added.get(addressKey(wish.url));
    const id = before?.id ?? feedIdFor(wish.url, this.#ids);
    const source: AddedSource = {
      id,
      packId,
      outlet: kin?.outlet ?? wish.outlet ?? outletName(wish, (name) => page.byOutlet.has(nameKey(name))),
      family: namesake?.family ?? neighbour?.family ?? (host.shared ? id : host.name),
      side: wish.side,
      tier: kin?.tier ?? 3,
      language: baseLanguage(wish.language) ?? 'und',
      url: before?.removedAt === null ? before.url : wish.url,
      addedBy: wish.addedBy,
      addedAt: now,
      removedAt: null,
    };
    this.#write(packId, source, true);
    this.#added.set(addressKey(source.url), source);
    return source;
  }

  #page(packId: PackId): PackPage {
    const known = this.#pages.get(packId);
    if (known) return known;
    const page = { byAddress: new Map(), byHost: new Map(), byOutlet: new Map() };
    this.#pages.set(packId, page);
    return page;
  }

  #write(packId: PackId, source: Source, isFollowed: boolean): void {
    const page = this.#page(packId);
    this.#ids.add(source.id);
    if (isFollowed) page.byAddress.set(addressKey(source.url), source);
    const { name } = hostOf(source.url);
    if (!page.byHost.has(name)) page.byHost.set(name, source);
    const outlet = nameKey(source.outlet);
    if (!page.byOutlet.has(outlet)) page.byOutlet.set(outlet, source);
  }
}

function isRemoved(source: Source): boolean {
  return 'removedAt' in source && source.removedAt !== null;
}

function nameKey(outlet: string): string {
  return outlet.replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** `en-GB` is `en`; what is no language tag says nothing. */
function baseLanguage(tag: string | null): string | null {
  return /^[a-z]{2,3}(?=$|[-_])/iu.exec(tag?.trim() ?? '')?.[0].toLowerCase() ?? null;
}
