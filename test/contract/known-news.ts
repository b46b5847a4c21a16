import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ArticleKey } from '../../src/domain/news/article.ts';
import type { NewsQuestion } from '../../src/domain/news/harvest.ts';
import type { StoryStore } from '../../src/ports/story-store.ts';
import { aPoll, aVersion, at, courier, gazette } from '../support/stories.ts';
import type { OpenStoreUnderTest, StoreUnderTest } from '../support/store-ports.ts';

function question(change: Partial<NewsQuestion> = {}): NewsQuestion {
  return { feedId: gazette, articleKeys: [], addresses: [], titleKeys: [], since: at('06:00'), ...change };
}

/** What a store answers before a document is harvested. */
export function itKnowsItsNews(open: OpenStoreUnderTest): void {
  let store: StoreUnderTest;
  let stories: StoryStore;
  beforeEach(async () => {
    store = await open();
    stories = store.ports.stories;
  });
  afterEach(() => store.close());

  describe('what is known of a document', () => {
    it('is nothing at first, and nothing where nothing is asked', async () => {
      expect(await stories.knownNews([])).toEqual([]);
      const asked = question({ articleKeys: ['gazette.example/river-pause'], titleKeys: [aVersion().titleKey] });
      expect(await stories.knownNews([asked])).toEqual([{ versions: [], shared: new Set() }]);
    });

    it('are the versions of its articles from any feed, each once', async () => {
      await stories.keepPoll(aPoll([aVersion()]));
      await stories.keepPoll(aPoll([aVersion({ title: 'Off' })], { feedId: courier, seenAt: at('08:10') }));
      const { articleKey, titleKey, hash, gist } = aVersion();
      const [known] = await stories.knownNews([question({ articleKeys: [articleKey], titleKeys: [titleKey] })]);
      const versions = known?.versions.toSorted((a, b) => a.seenAt.getTime() - b.seenAt.getTime());
      expect(versions?.map(({ feedId, hash: h }) => [feedId, h])).toEqual([
        [gazette, hash],
        [courier, aVersion({ title: 'Off' }).hash],
      ]);
      const { guid, link } = aVersion().item;
      const first = { articleKey, titleKey, hash, gist, guid, link, feedId: gazette, seenAt: at('08:00') };
      expect(versions?.[0]).toEqual(first);
    });

    it('are the headlines of the feed since a time, and of no other feed', async () => {
      await stories.keepPoll(aPoll([aVersion()]));
      const titleKeys = [aVersion().titleKey];
      const answers = await stories.knownNews([
        question({ titleKeys }),
        question({ titleKeys, since: at('08:01') }),
        question({ titleKeys, feedId: courier }),
      ]);
      expect(answers.map(({ versions }) => versions.length)).toEqual([1, 0, 0]);
    });

    it('are the addresses at which this feed has several articles', async () => {
      const address = 'gazette.example';
      const own = { ...aVersion(), articleKey: 'gazette#1' as ArticleKey, address };
      await stories.keepPoll(aPoll([own, aVersion({ link: 'https://gazette.example/b' })]));
      const addresses = [address, 'gazette.example/b'];
      const answers = await stories.knownNews([question({ addresses }), question({ addresses, feedId: courier })]);
      expect(answers.map(({ shared }) => [...shared])).toEqual([[address], []]);
    });

    it('is answered for very many items at once', async () => {
      const many = Array.from({ length: 1_300 }, (_, n) => aVersion({ link: `https://gazette.example/${n}` }));
      await stories.keepPoll(aPoll(many));
      const articleKeys = many.map(({ articleKey }) => articleKey);
      expect((await stories.knownNews([question({ articleKeys })]))[0]?.versions).toHaveLength(1_300);
    });
  });
}
