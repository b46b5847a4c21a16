import type { Outcome } from '../../domain/news/report.ts';
import type { ExplainedLink, ExplainedVersion, ToldEntry } from '../../queries/explain-link.ts';
import { allOf } from '../nearest.ts';

/** What weighs more of two versions of one article: what one of them brought stays true when the next brings nothing. */
const WEIGHT: readonly (Outcome | null)[] = ['irrelevant', 'analysis', null, 'background', 'repeat', 'new'];

/** What became of a link in one pack, as the end of a sentence: "new as NO-12, told in 2 posts". */
export function outcomeInWords({ versions }: ExplainedLink): string {
  const weightiest = versions.reduce<ExplainedVersion | null>(
    (best, one) => (best && weightOf(best) > weightOf(one) ? best : one),
    null,
  );
  if (weightiest === null) return 'not seen';
  const isOpen = versions.some(({ report }) => report.outcome === null);
  const said = ofVersion(weightiest, versions);
  return isOpen && weightiest.report.outcome !== null ? `${said}; a version of it is not decided yet` : said;
}

function weightOf({ report }: ExplainedVersion): number {
  return WEIGHT.indexOf(report.outcome);
}

function ofVersion({ report, repeated }: ExplainedVersion, versions: readonly ExplainedVersion[]): string {
  const made = versions.flatMap((version) => version.made);
  switch (report.outcome) {
    case 'new':
      return `new as ${idsOf(made)}, ${toldInWords(made)}`;
    case 'repeat':
      return repeated.length > 0 ? `a repeat of ${idsOf(repeated)}` : 'nothing new in it';
    case 'background':
      return made.length > 0 ? `background as ${idsOf(made)}, posted nowhere` : 'background, posted nowhere';
    case 'analysis':
      return 'analysis, not news';
    case 'irrelevant':
      return 'not relevant';
    case null:
      return 'not decided yet';
  }
}

/** What became of one version, in two or three words. */
export function outcomeWord({ report, repeated }: ExplainedVersion): string {
  if (report.outcome === null) return 'not decided yet';
  if (report.outcome === 'repeat') return repeated.length > 0 ? 'a repeat' : 'nothing new';
  return { irrelevant: 'not relevant', analysis: 'analysis', new: 'new', background: 'background' }[report.outcome];
}

const MOST_IDS = 4;

/** "NO-12, NO-13 and 4 more". */
function idsOf(entries: readonly (ToldEntry | ToldEntry['entry'])[]): string {
  const ids = [...new Set(entries.map((one) => ('entry' in one ? one.entry.id : one.id)))];
  return ids.length > MOST_IDS + 1
    ? `${ids.slice(0, MOST_IDS).join(', ')} and ${ids.length - MOST_IDS} more`
    : allOf(ids);
}

/** "told in 2 posts and 1 digest", of whatever channels; several entries may stand in one post, so theirs are not added up. */
export function toldInWords(entries: readonly ToldEntry[]): string {
  const [only, ...others] = entries;
  if (only === undefined) return 'told in no post so far';
  if (others.length > 0) {
    const told = entries.filter(({ telling }) => telling.breaking + telling.digests > 0).length;
    if (told > 0) return told === entries.length ? 'all told' : `${told} of ${entries.length} told so far`;
    return entries.some(({ telling }) => telling.waiting > 0) ? 'on their way' : 'told in no post so far';
  }
  const { breaking, digests, waiting } = only.telling;
  const posts = [counted(breaking, 'post'), counted(digests, 'digest')].filter((words) => words !== null);
  if (posts.length > 0) return `told in ${posts.join(' and ')}`;
  return waiting > 0 ? 'on its way' : 'told in no post so far';
}

function counted(count: number, what: string): string | null {
  return count === 0 ? null : `${count} ${what}${count === 1 ? '' : 's'}`;
}
