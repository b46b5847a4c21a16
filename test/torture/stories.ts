import type { PackId, PartyId, SourceId } from '../../src/domain/diplomacy/pack.ts';
import type { StatementType, StatementValue } from '../../src/domain/diplomacy/statement.ts';
import type { DevelopmentKind, NewDevelopment, TruceKey } from '../../src/domain/ledger/development.ts';
import type { EventId, PlacedReport } from '../../src/domain/news/report.ts';
import type { StoryStore } from '../../src/ports/story-store.ts';
import { aDevelopment, anEvidence, aPlacement, aStatement, aVerdict, isNews } from '../support/stories.ts';
import type { Random } from './random.ts';

/** A story as it is published: its title says what the ledger is to learn from it. */
export interface Story {
  readonly number: number;
  readonly type: StatementType;
  readonly value: StatementValue;
  readonly kind: DevelopmentKind;
  readonly affair: number;
}

const VALUES: readonly (readonly [StatementType, StatementValue])[] = [
  ['phase', 'agreed'],
  ['position', 'accepts'],
  ['talks', 'scheduled'],
  ['breach', 'alleged'],
  ['exchange', 'agreed'],
  ['pressure', 'threatened'],
  ['demand', 'stated'],
  ['statement', 'said'],
];
const KINDS: readonly DevelopmentKind[] = ['new', 'new', 'changed', 'contradicted', 'withdrawn', 'confirmed'];
/** Of these an event has one line, so each is given an event of its own. */
const ALONE: ReadonlySet<StatementType> = new Set(['talks', 'statement']);
/** Lines that say the like of the same parties are gathered into one that names a single entry: only these have a party. */
const NAMED: ReadonlySet<StatementType> = new Set(['phase', 'position']);
const AFFAIRS = 6;

/** A new story of one of the affairs that are going on. */
export function inventStory(number: number, random: Random): Story {
  const [type, value] = random.one(VALUES);
  const affair = ALONE.has(type) ? 1000 + number : random.between(1, AFFAIRS);
  return { number, type, value, kind: random.one(KINDS), affair };
}

export function titleOf({ number, type, value, kind, affair }: Story): string {
  return `Story ${number}: ${type} ${value}, ${kind}, affair ${affair}`;
}

function storyIn(title: string): Story {
  const match = /^Story (\d+): (\w+) ([\w-]+), (\w+), affair (\d+)$/u.exec(title);
  if (!match) throw new Error(`a title that nobody published: ${title}`);
  const [, number, type, value, kind, affair] = match;
  return { number: Number(number), affair: Number(affair), type, value, kind } as Story;
}

/** The number of the story that a ledger entry comes from. */
export function storyNumberOf({ about }: { readonly about: string }): number {
  return Number(/story (\d+) /u.exec(about)?.[1]);
}

/** The stages between polling and telling, decided by the title alone: what is tested here is not understanding. */
export async function understandTitles(stories: StoryStore, packId: PackId, now: Date): Promise<number> {
  const judged = await stories.reportsToJudge(200);
  if (judged.length > 0) await stories.saveRelevance(judged.map(({ id }) => ({ id, ...isNews })));
  for (const { id, version } of await stories.reportsToPlace(200)) {
    const event = await eventOf(storyIn(version.title), stories, packId);
    await stories.savePlacement(id, aPlacement(event), now);
  }
  const read = await stories.reportsToRead(200);
  if (read.length > 0) await stories.saveStatements(read.map(({ id }) => ({ id, statements: [aStatement()] })));
  const settled = await stories.reportsToSettle(200);
  for (const report of settled) await settle(report, stories, now);
  if (settled.length > 0) await stories.makeLasting();
  return settled.length;
}

/** The event of an affair, once an entry of it stands in the ledger. */
async function eventOf({ affair }: Story, stories: StoryStore, packId: PackId): Promise<EventId | null> {
  const ledger = await stories.ledger(packId, 0);
  return ledger.find(({ about }) => about.endsWith(` of affair ${affair}`))?.eventId ?? null;
}

async function settle(report: PlacedReport, stories: StoryStore, now: Date): Promise<void> {
  const { number, type, value, kind, affair } = storyIn(report.version.title);
  const quote = `words of story ${number}`;
  const development: NewDevelopment = aDevelopment(report.version.id, {
    kind,
    type,
    value,
    actors: NAMED.has(type) ? ['valmere' as PartyId] : [],
    truce: `truce-${number}` as TruceKey,
    about: `story ${number} of affair ${affair}`,
    speaker: 'valmere' as PartyId,
    background: report.entry.as === 'background',
    late: report.entry.as === 'late',
    evidence: anEvidence(report.version.id, { sourceId: 'meridian-courier' as SourceId, quote, at: now }),
  });
  await stories.saveVerdict(report, aVerdict({ developments: [development] }), now);
}
