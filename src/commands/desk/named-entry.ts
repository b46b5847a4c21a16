import type { Pack } from '../../domain/diplomacy/pack.ts';
import { AppError } from '../../domain/errors.ts';
import type { Development, DevelopmentId } from '../../domain/ledger/development.ts';
import type { Decided } from '../../domain/news/event-decisions.ts';
import type { CommandDeps, OptionSpec, Request } from '../command.ts';

/** Why something was decided; kept beside the decision. */
export const NOTE: OptionSpec = {
  name: 'note',
  description: 'Why, for the audit trail',
  required: false,
  kind: 'text',
};

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
    `The ledger has no entry ${id}; every line of a digest bears its id, such as ${prefixes}.`,
  );
}

/** What is put on record beside a decision about an entry or its event. */
export function decidedBy(request: Request, { entry, pack }: NamedEntry, { clock }: CommandDeps): Decided {
  return {
    packId: pack.id,
    entryId: entry.id,
    by: `${request.platform}:${request.user.id}`,
    at: clock.now(),
    note: request.options.get('note') ?? null,
  };
}
