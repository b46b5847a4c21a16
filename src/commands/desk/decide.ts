import { AppError } from '../../domain/errors.ts';
import type { Decided } from '../../domain/news/event-decisions.ts';
import { lapsesAt, type Proposal } from '../../domain/ledger/proposal.ts';
import { proposalNotice } from '../../domain/telling/proposal-notice.ts';
import { text, type Reply, type Span, type Suggestion } from '../../domain/telling/message.ts';
import type { Agreement } from '../../ports/desk-proposals.ts';
import { zoneOf, type CommandDeps, type Request } from '../command.ts';
import { decidedBy, type NamedEntry } from './named-entry.ts';

/** A decision that the desk is about to make: all of it was checked, nothing is written. */
export interface DeskAct {
  readonly named: NamedEntry;
  /** The second word of the command, and the options that make the same decision again. */
  readonly command: string;
  readonly options: Readonly<Record<string, string>>;
  /** The same for two who decide the same, however they call it. */
  readonly decides: string;
  /** What would be so: "VK-7 (…) is to be disputed by the desk". */
  readonly inWords: string;
  /** Makes it, and answers. */
  make(decided: Decided, agreed: Agreement | undefined): Promise<Reply>;
}

/** Makes the decision, or where it takes two members puts the first one's on record until the second comes. */
export async function decide(act: DeskAct, request: Request, deps: CommandDeps): Promise<Reply> {
  const decided = decidedBy(request, act.named, deps);
  const { agreesTo } = request;
  if (agreesTo !== undefined) {
    if (agreesTo.packId === act.named.pack.id && agreesTo.decides === act.decides)
      return act.make(decided, { proposal: agreesTo.number, by: decided.by });
    throw new AppError(
      'conflict',
      `What P${agreesTo.number} is about has changed since, so it would decide something else; ${LIST}`,
    );
  }
  if (!deps.twoPersons) return act.make(decided, undefined);
  const { command, options, decides } = act;
  const others = deps.deskMembers().filter((to) => to.platform !== request.platform || to.channel !== request.user.id);
  const about = { what: act.inWords, timezone: deps.defaults.schedule.timezone };
  const proposed = await deps.proposals.propose({ ...decided, command, options, decides }, (made) =>
    others.map((to) => proposalNotice(made, to, about)),
  );
  if (proposed.kind === 'seconded') return act.make(decided, { proposal: proposed.proposal.number, by: decided.by });
  return waiting(act, proposed.proposal, request, deps);
}

const LIST = '/ceasefire desk proposals lists what waits.';

function waiting(act: DeskAct, proposal: Proposal, request: Request, deps: CommandDeps): Reply {
  const number = `P${proposal.number}`;
  const headline = `${number}: ${act.inWords}. It waits for a second desk member.`;
  const spans: readonly Span[] = [
    text(`${headline} Nothing changes until another one agrees with `),
    { kind: 'code', text: `/ceasefire desk agree ${number}` },
    text(', or decides the same; it lapses '),
    { kind: 'time', at: lapsesAt(proposal), style: 'datetime' },
    text('. '),
    { kind: 'code', text: `/ceasefire desk takeback ${number}` },
    text(' takes it back.'),
  ];
  return {
    message: { headline, blocks: [{ kind: 'paragraph', spans }], timezone: zoneOf(request, deps) },
    private: true,
    own: [proposalButton(proposal, proposal.by)],
    done: false,
    data: { pack: proposal.packId, entry: proposal.entryId, proposal: proposal.number, waits: true, changed: false },
  };
}

/** What a member may do with an open proposal: take back their own, or agree to another's. */
export function proposalButton({ number, by }: Proposal, member: string): Suggestion {
  return by === member
    ? { label: `Take back P${number}`, words: `desk takeback P${number}` }
    : { label: `Agree to P${number}`, words: `desk agree P${number}` };
}

/** The proposal that is named, as it stands: "P3" or "3". */
export async function proposalNamed(typed: string, deps: CommandDeps): Promise<Proposal> {
  const number = Number(/^p?(\d{1,9})$/iu.exec(typed.trim())?.[1] ?? Number.NaN);
  const found = Number.isNaN(number) ? null : await deps.proposals.find(number, deps.clock.now());
  if (!found) throw new AppError('not-found', `There is no such proposal; ${LIST}`);
  return found;
}

/** An open proposal of another member. */
export async function proposalToAgreeTo(typed: string, member: string, deps: CommandDeps): Promise<Proposal> {
  const proposal = await proposalNamed(typed, deps);
  const name = `P${proposal.number}`;
  if (proposal.state !== 'open') throw new AppError('conflict', `${name} is not open any more; ${LIST}`);
  if (proposal.by === member)
    throw new AppError('forbidden', `${name} is your own; it takes another member of the desk.`);
  return proposal;
}
