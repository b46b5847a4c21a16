import type { Version } from '../domain/news/article.ts';
import { canonicalLink } from '../domain/news/canonical-link.ts';
import type { EventOfPack, ReadModel } from '../ports/read-model.ts';

/** What stands at each link of an event, newest first: of an article with several versions the newest one. */
export async function linksOfEvent(
  event: EventOfPack,
  { readModel }: { readonly readModel: Pick<ReadModel, 'reportsIn'> },
): Promise<readonly Version[]> {
  const byLink = new Map<string, Version>();
  for (const { version } of (await readModel.reportsIn(event)).toReversed()) {
    const link = canonicalLink(version.link) ?? version.link;
    if (!byLink.has(link)) byLink.set(link, version);
  }
  return [...byLink.values()];
}
