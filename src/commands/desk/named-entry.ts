import type { Pack } from '../../domain/diplomacy/pack.ts';
import { AppError } from '../../domain/errors.ts';
import type { Development, DevelopmentId } from '../../domain/ledger/development.ts';
import type { Decided } from '../../domain/news/event-decisions.ts';
import type { EventId } from '../../domain/news/report.ts';
import { reportsOfLink } from '../../queries/explain-link.ts';
import { shorten } from '../check-option.ts';
import type { CommandDeps, OptionSpec, Request } from '../command.ts';

/** Why something was decided; a reader sees it wherever the correction is told. */
export const NOTE: OptionSpec = {
  name: 'note',
  description: 'Why; shown beside the correction',
  required: false,
  kind: 'text',
};

/** Of a decision about events, which is told nowhere. */
export const KEPT_NOTE: OptionSpec = { ...NOTE, description: 'Why; kept with the decision, not published' };

/** The entry that is meant. */
export const ID: OptionSpec = {
  name: 'id',
  description: 'An entry of the ledger, such as UA-142',
  required: true,
  kind: 'id',
};

/** An entry of the ledger and its conflict. */
export interface NamedEntry {
  readonly entry: Development;
  readonly pack: Pack;
}

/** The entry that a person names by its id; refuses in one sentence that says what such an id looks like. */
export async function entryNamed(id: string, { packs, readModel }: CommandDeps): Promise<NamedEntry> {
  const entry = await readModel.entry(id as DevelopmentId);
  const pack = packs.find((one) => one.id === entry?.packId);
  if (entry && pack) return { entry, pack };
  const prefixes = packs.map(({ prefix }) => `${prefix}-12`).join(' or ');
  throw new AppError(
    'not-found',
    `The ledger has no entry ${shorten(id)}; every line of a digest bears its id, such as ${prefixes}.`,
  );
}

/** An event, and what the person called it by. */
interface NamedEvent {
  readonly eventId: EventId;
  readonly pack: Pack;
  /** Null where it was called by a report. */
  readonly entry: Development | null;
  readonly by: string;
}

/**
 * The event that a person names by an entry or by the link of a report, which may have no entry. A link means the event
 * beside `other` that its versions are in.
 */
export async function eventNamed(named: string, other: NamedEntry, deps: CommandDeps): Promise<NamedEvent> {
  if (!/^https?:/iu.test(named)) {
    const { entry, pack } = await entryNamed(named, deps);
    return { eventId: entry.eventId, pack, entry, by: entry.id };
  }
  const reports = (await reportsOfLink(named, deps)).filter(({ packId }) => packId === other.pack.id);
  const all = [...new Set(reports.flatMap(({ eventId }) => eventId ?? []))];
  const [eventId, another] = all.length > 1 ? all.filter((id) => id !== other.entry.eventId) : all;
  const why = `/ceasefire why ${named} tells what became of it`;
  if (eventId === undefined)
    throw new AppError('not-found', `No report at that link is in an event of ${other.pack.name}; ${why}.`);
  if (another !== undefined)
    throw new AppError('conflict', `The versions at that link are in several events; name an entry. ${why}.`);
  return { eventId, pack: other.pack, entry: null, by: 'that report' };
}

/** A member of the desk, as records name them. */
export function memberOf({ platform, user }: Pick<Request, 'platform' | 'user'>): string {
  return `${platform}:${user.id}`;
}

/** What is put on record beside a decision about an entry or its event. */
export function decidedBy(request: Request, { entry, pack }: NamedEntry, { clock }: CommandDeps): Decided {
  return {
    packId: pack.id,
    entryId: entry.id,
    by: memberOf(request),
    at: clock.now(),
    note: request.options.get('note') ?? null,
  };
}
