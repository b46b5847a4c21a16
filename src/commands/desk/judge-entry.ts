import type { Pack } from '../../domain/diplomacy/pack.ts';
import { AppError } from '../../domain/errors.ts';
import { isTold, stands } from '../../domain/ledger/correction.ts';
import { describeDevelopment } from '../../domain/ledger/describe.ts';
import { outcomeInWords } from '../../domain/ledger/describe-correction.ts';
import type { Amendment, Development, Judged, NewCorrection } from '../../domain/ledger/development.ts';
import { sentence, type Reply } from '../../domain/telling/message.ts';
import { zoneOf, type CommandDeps, type Request } from '../command.ts';
import { mustBeAdmin } from '../permission.ts';
import { decide, type DeskAct } from './decide.ts';
import { entryNamed, type NamedEntry } from './named-entry.ts';

/** What a command would put on record of an entry, and what is said of it. */
export interface Judgement {
  readonly amendment: Amendment;
  /** The option that it needs besides the entry. */
  readonly value?: string;
  /** What is said where the entry stands so already; null where it does not. */
  readonly already: string | null;
  readonly done: string;
  readonly proposed: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The frame of every decision about an entry: who may, which one, whether it is so already, and what was decided. */
export async function judge(
  command: string,
  request: Request,
  deps: CommandDeps,
  judgementOf: (named: NamedEntry) => Judgement,
): Promise<Reply> {
  mustBeAdmin(request, 'decide about entries');
  const named = await claimNamed(request, deps);
  const { entry, pack } = named;
  const { amendment, value, already, done, proposed, data } = judgementOf(named);
  const replyOf = (said: string, changed: boolean): Reply => ({
    message: sentence(said, zoneOf(request, deps)),
    private: true,
    data: { entry: entry.id, pack: pack.id, ...data, changed },
  });
  if (already !== null) return replyOf(already, false);
  const make: DeskAct['make'] = async (decided, agreed) => {
    const correction = correctionOf(pack, entry, amendment, decided);
    await deps.decisions.judge([correction], decided, entry.corrections?.at(-1)?.number ?? 0, agreed);
    return replyOf(`${done} ${await placesInWords(entry, deps)}`, true);
  };
  const options = { id: entry.id, ...(value === undefined ? {} : { value }) };
  const decides = [command, entry.id, value ?? ''].join(' ').trim();
  return decide({ named, command, options, decides, inWords: proposed, make }, request, deps);
}

/** The desk confirms or disputes the entry that is asked for. */
export function vouch(certainty: Judged['certainty'], request: Request, deps: CommandDeps): Promise<Reply> {
  return judge(certainty === 'confirmed' ? 'confirm' : 'dispute', request, deps, ({ entry, pack }) => {
    const last = entry.corrections?.at(-1);
    if (certainty === 'disputed' && !stands(entry) && last)
      throw new AppError(
        'conflict',
        `${entry.id} stands no more (${outcomeInWords(pack, entry, last)}), so there is nothing to dispute.`,
      );
    const isAlready = stands(entry) && entry.judged?.by === 'desk' && entry.judged.certainty === certainty;
    const what = `${entry.id} (${describeDevelopment(pack, entry)})`;
    return {
      amendment: { kind: certainty },
      already: isAlready ? `${what} is ${certainty} by the desk already.` : null,
      done: `${what} is now ${certainty} by the desk.`,
      proposed: `${what} is to be ${certainty} by the desk`,
      data: { judged: certainty },
    };
  });
}

/** The entry that is meant: whoever names a confirmation means what it confirms. */
async function claimNamed(request: Request, deps: CommandDeps): Promise<NamedEntry> {
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
async function placesInWords({ id }: Development, { readModel }: CommandDeps): Promise<string> {
  const places = await readModel.places(id);
  if (places.length === 0) return 'It was told in no post.';
  const platforms = [...new Set(places.map(({ address }) => PLATFORMS[address.platform]))].join(', ');
  const posts = places.length === 1 ? 'One post tells it' : `${places.length} posts tell it`;
  return `${posts} (${platforms}) and will be edited within a minute; the next digest there says it, too.`;
}

const PLATFORMS = { slack: 'Slack', discord: 'Discord', terminal: 'terminal' } as const;
