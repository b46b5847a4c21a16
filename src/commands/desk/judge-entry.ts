import type { Pack } from '../../domain/diplomacy/pack.ts';
import { AppError } from '../../domain/errors.ts';
import { isTold, stands } from '../../domain/ledger/correction.ts';
import { describeDevelopment } from '../../domain/ledger/describe.ts';
import { outcomeInWords } from '../../domain/ledger/describe-correction.ts';
import type { Amendment, Development, Judged, NewCorrection } from '../../domain/ledger/development.ts';
import { sentence, type Reply } from '../../domain/telling/message.ts';
import { zoneOf, type CommandDeps, type Request } from '../command.ts';
import { mustBeAdmin } from '../permission.ts';
import { decidedBy, entryNamed, type NamedEntry } from './named-entry.ts';

/** The desk confirms or disputes the entry that is asked for; the answer is the same when it has done so before. */
export async function vouch(certainty: Judged['certainty'], request: Request, deps: CommandDeps): Promise<Reply> {
  mustBeAdmin(request, 'decide about entries');
  const named = await claimNamed(request, deps);
  const { entry, pack } = named;
  const last = entry.corrections?.at(-1);
  if (certainty === 'disputed' && !stands(entry) && last)
    throw new AppError(
      'conflict',
      `${entry.id} stands no more (${outcomeInWords(pack, entry, last)}), so there is nothing to dispute.`,
    );
  const isAlready = stands(entry) && entry.judged?.by === 'desk' && entry.judged.certainty === certainty;
  if (!isAlready) await judgeEntry(named, { kind: certainty }, request, deps);
  const what = `${entry.id} (${describeDevelopment(pack, entry)})`;
  const said = isAlready
    ? `${what} is ${certainty} by the desk already.`
    : `${what} is now ${certainty} by the desk. ${await placesInWords(entry, deps)}`;
  return {
    message: sentence(said, zoneOf(request, deps)),
    private: true,
    data: { entry: entry.id, pack: pack.id, judged: certainty, changed: !isAlready },
  };
}

/** Puts the desk's word on an entry on record; a confirmation follows the entry that it confirms. */
export async function judgeEntry(
  named: NamedEntry,
  amendment: Amendment,
  request: Request,
  deps: CommandDeps,
): Promise<void> {
  const { entry, pack } = named;
  const decided = decidedBy(request, named, deps);
  const correction = correctionOf(pack, entry, amendment, decided);
  await deps.decisions.judge([correction], decided, entry.corrections?.at(-1)?.number ?? 0);
}

/** The entry that is meant: whoever names a confirmation means what it confirms. */
export async function claimNamed(request: Request, deps: CommandDeps): Promise<NamedEntry> {
  const named = await entryNamed(request.options.get('id') ?? '', deps);
  const { confirms } = named.entry;
  return confirms === undefined ? named : entryNamed(confirms, deps);
}

function correctionOf(
  pack: Pack,
  entry: Development,
  amendment: Amendment,
  { by, note }: { readonly by: string; readonly note: string | null },
): NewCorrection {
  const correction = { entryId: entry.id, amendment, why: 'desk', by: { kind: 'desk', member: by }, note } as const;
  return { ...correction, tells: isTold(pack, entry, { ...correction, tells: true }) };
}

/** Where an entry has been told, for the answer. */
export async function placesInWords({ id }: Development, { readModel }: CommandDeps): Promise<string> {
  const places = await readModel.places(id);
  if (places.length === 0) return 'It was told in no post.';
  const platforms = [...new Set(places.map(({ address }) => address.platform))].join(', ');
  const posts = places.length === 1 ? 'One post tells it' : `${places.length} posts tell it`;
  return `${posts} (${platforms}) and will be edited within a minute; the next digest there says it, too.`;
}
