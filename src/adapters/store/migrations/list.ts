import type { Migration } from 'kysely/migration';
import { up as firstTables } from './0001-first-tables.ts';
import { up as itemMarks } from './0002-item-marks.ts';
import { up as feedRhythm } from './0003-feed-rhythm.ts';
import { up as addedSources } from './0004-added-sources.ts';
import { up as hubs } from './0005-hubs.ts';
import { up as watchOverFeeds } from './0006-watch-over-feeds.ts';
import { up as identity } from './0007-identity.ts';
import { up as deskDecisions } from './0008-desk-decisions.ts';
import { up as placement } from './0009-placement.ts';
import { up as origins } from './0010-origins.ts';
import { up as times } from './0011-times.ts';
import { up as corrections } from './0012-corrections.ts';
import { up as figures } from './0013-figures.ts';
import { up as looks } from './0014-looks.ts';
import { up as retention } from './0015-retention.ts';
import { up as edits } from './0018-edits.ts';
import { up as supportByTime } from './0019-support-by-time.ts';
import { up as replies } from './0020-replies.ts';
import { up as deskProposals } from './0021-desk-proposals.ts';
import { up as resumedSubscriptions } from './0021-resumed-subscriptions.ts';
import { up as feedChanges } from './0022-feed-changes.ts';

/** Every migration by name, in order. A merged one is never edited: what comes later is a new one. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-tables': { up: firstTables },
  '0002-item-marks': { up: itemMarks },
  '0003-feed-rhythm': { up: feedRhythm },
  '0004-added-sources': { up: addedSources },
  '0005-hubs': { up: hubs },
  '0006-watch-over-feeds': { up: watchOverFeeds },
  '0007-identity': { up: identity },
  '0008-desk-decisions': { up: deskDecisions },
  '0009-placement': { up: placement },
  '0010-origins': { up: origins },
  '0011-times': { up: times },
  '0012-corrections': { up: corrections },
  '0013-figures': { up: figures },
  '0014-looks': { up: looks },
  '0015-retention': { up: retention },
  '0018-edits': { up: edits },
  '0019-support-by-time': { up: supportByTime },
  '0020-replies': { up: replies },
  '0021-desk-proposals': { up: deskProposals },
  '0021-resumed-subscriptions': { up: resumedSubscriptions },
  '0022-feed-changes': { up: feedChanges },
};
