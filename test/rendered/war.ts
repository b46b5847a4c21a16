import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackId, PartyId, SourceId } from '../../src/domain/diplomacy/pack.ts';
import type { DevelopmentId, NewDevelopment, TruceKey } from '../../src/domain/ledger/development.ts';
import type { NewFigure } from '../../src/domain/ledger/figures.ts';
import type { FeedId } from '../../src/domain/news/feed.ts';
import { writeInventedPack } from '../support/invented-war.ts';

export const STRAIT = 'strait' as PackId;

const OUTLETS = {
  courier: { outlet: 'The Meridian Courier', family: 'meridian', side: null, language: 'en' },
  daily: { outlet: 'Harbour Daily', family: 'harbour', side: null, language: 'en' },
  radio: { outlet: 'Radio Korrath', family: 'radio-korrath', side: 'korrath', language: 'uk' },
} as const;
type Outlet = keyof typeof OUTLETS;

/** The war's feeds. */
export const FEEDS: readonly FeedId[] = Object.keys(OUTLETS).map((id) => id as FeedId);

const PARTIES = [
  { id: 'valmere', name: 'Valmere', role: 'belligerent', aliases: { en: ['Valmere', 'Ilsa Toren'] } },
  { id: 'korrath', name: 'Korrath', role: 'belligerent', aliases: { en: ['Korrath', 'Bren Osk'] } },
  { id: 'isle-council', name: 'Isle Council', role: 'mediator', aliases: { en: ['Isle Council', 'Maro Quill'] } },
  { id: 'harbour-league', name: 'Harbour League', role: 'backer', aliases: { en: ['Harbour League'] } },
  { id: 'sella', name: 'Sella', role: 'observer', aliases: { en: ['Sella'] } },
];

const BASELINE = {
  asOf: '2031-05-04T06:00:00Z',
  truces: { 'sixty-day': { phase: 'proposed', by: ['isle-council'], since: '2031-05-03T12:00:00Z' } },
  positions: {
    valmere: { truce: 'sixty-day', value: 'undecided', certainty: 'claimed', since: '2031-05-03T18:00:00Z', quotes: [{ quote: 'We will answer within days', speaker: 'Ilsa Toren', outlet: 'Harbour Daily', at: '2031-05-03T18:00:00Z', link: 'https://daily.example/days' }] },
    korrath: [
      { truce: 'sixty-day', value: 'undecided', certainty: 'disputed', since: '2031-05-03T19:00:00Z', quotes: [{ quote: 'we must read it first', speaker: 'Bren Osk', outlet: 'The Meridian Courier', at: '2031-05-03T19:00:00Z', link: 'https://courier.example/read-first' }], note: 'One report says that it was turned down.' },
    ],
  },
  expected: [{ what: 'A statement by Bren Osk', when: '2031-05-06', certainty: 'possible' }],
}; // prettier-ignore

/** Writes the pack and a configuration that polls nothing by itself; answers with the configuration's path. */
export function writeWar(
  folder: string,
  feedUrl: (feed: string) => string,
  more: Readonly<Record<string, unknown>>,
): string {
  const sources = Object.entries(OUTLETS).map(([id, about]) => ({ id, ...about, tier: 1, url: feedUrl(id) }));
  writeInventedPack(folder, feedUrl, { sources, parties: PARTIES, baseline: BASELINE });
  const path = join(folder, 'config.yaml');
  writeFileSync(path, JSON.stringify({ packs: ['./strait.yaml'], web: { enabled: false }, ...more }));
  return path;
}

/** What one report says: its words, and what they add to the ledger. */
export interface Report {
  readonly slug: string;
  readonly outlet: Outlet;
  readonly title: string;
  readonly summary: string;
  /** The earlier report whose event it is about, too. */
  readonly of?: string;
  readonly says: readonly Said[];
  readonly counts?: readonly Counted[];
}

/** A development without the evidence that its report gives it. */
interface Said extends Partial<Omit<NewDevelopment, 'actors' | 'by' | 'speaker' | 'evidence' | 'confirms'>> {
  readonly who: readonly string[];
  readonly quote: string;
  readonly by?: string;
  readonly confirms?: string;
  readonly times?: NewDevelopment['evidence']['times'];
}

/** A figure in the same way. */
interface Counted extends Partial<Omit<NewFigure, 'claimant' | 'by' | 'evidence'>> {
  readonly low: number;
  readonly claimant: string;
  readonly by: string;
  readonly quote: string;
}

const evidenceOf = ({ slug, outlet }: Report, at: Date) => ({
  sourceId: outlet as string as SourceId,
  outlet: OUTLETS[outlet].outlet,
  family: OUTLETS[outlet].family,
  origin: OUTLETS[outlet].family,
  side: OUTLETS[outlet].side as PartyId | null,
  link: linkOf({ slug, outlet }),
  at,
});

/** Where a report stands. */
export function linkOf({ slug, outlet }: Pick<Report, 'slug' | 'outlet'>): string {
  return `https://${outlet}.example/${slug}`;
}

/** What a report adds to the ledger, without the version that it is evidence of. */
export function developmentsOf(report: Report, at: Date) {
  return report.says.map(({ who, quote, by, confirms, times, ...said }) => ({
    kind: 'new' as const,
    type: 'position' as const,
    value: 'proposes' as const,
    scope: 'full' as const,
    truce: 'sixty-day' as TruceKey,
    about: '60-day ceasefire',
    before: null,
    certainty: 'claimed' as const,
    background: false,
    late: false,
    likelihood: 1,
    ...said,
    ...(confirms === undefined ? {} : { confirms: confirms as DevelopmentId }),
    actors: who as readonly PartyId[],
    by: (by ?? null) as PartyId | null,
    speaker: (by ?? who[0] ?? null) as PartyId | null,
    evidence: { ...evidenceOf(report, at), quote, speaker: (by ?? who[0] ?? null) as PartyId | null, ...(times ? { times } : {}) },
  })); // prettier-ignore
}

/** What a report counts, in the same way. */
export function figuresOf(report: Report, at: Date) {
  return (report.counts ?? []).map(({ claimant, by, quote, low, ...figure }) => ({
    kind: 'violations' as const,
    high: low,
    bound: 'exact' as const,
    about: false,
    whose: null,
    among: null,
    planned: false,
    period: { basis: 'unstated' as const, from: null, to: null },
    truce: 'sixty-day' as TruceKey,
    background: false,
    late: false,
    ...figure,
    low,
    by: by as PartyId,
    claimant: { kind: 'party' as const, party: claimant as PartyId },
    evidence: { ...evidenceOf(report, at), quote, speaker: claimant as PartyId },
  }));
}
