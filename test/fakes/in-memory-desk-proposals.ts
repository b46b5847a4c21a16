import type { DevelopmentId } from '../../src/domain/ledger/development.ts';
import { asOf, lapsesAt, type NewProposal, type Proposal } from '../../src/domain/ledger/proposal.ts';
import type { DeskProposals, Proposed } from '../../src/ports/desk-proposals.ts';
import type { NewDelivery } from '../../src/domain/telling/delivery.ts';
import { queueInMemory } from './in-memory-outbox.ts';
import type { InMemoryState } from './in-memory-state.ts';

/** Proposals of desk members in memory. */
export class InMemoryDeskProposals implements DeskProposals {
  readonly #state: InMemoryState;

  constructor(state: InMemoryState) {
    this.#state = state;
  }

  async propose(
    proposal: NewProposal,
    noticesOf: (made: Proposal) => readonly NewDelivery[] = () => [],
  ): Promise<Proposed> {
    const twin = this.#state.proposals.find(
      ({ packId, decides, state }) => packId === proposal.packId && decides === proposal.decides && state === 'open',
    );
    if (twin && asOf(twin, proposal.at).state === 'open')
      return twin.by === proposal.by
        ? { kind: 'waits', proposal: twin, isNew: false }
        : { kind: 'seconded', proposal: twin };
    if (twin) this.#state.endProposal(twin.number, { state: 'lapsed', endedBy: null, endedAt: lapsesAt(twin) });
    const number = this.#state.proposals.length + 1;
    const made: Proposal = { ...proposal, number, state: 'open', endedBy: null, endedAt: null };
    this.#state.proposals.push(made);
    for (const notice of noticesOf(made)) queueInMemory(this.#state, notice, notice.key);
    return { kind: 'waits', proposal: made, isNew: true };
  }

  async takeBack(number: number, by: string, now: Date): Promise<boolean> {
    const found = await this.find(number, now);
    if (found?.state !== 'open' || found.by !== by) return false;
    this.#state.endProposal(number, { state: 'taken-back', endedBy: by, endedAt: now });
    return true;
  }

  async find(number: number, now: Date): Promise<Proposal | null> {
    const found = this.#state.proposals.find((held) => held.number === number);
    return found ? asOf(found, now) : null;
  }

  async openAbout(id: DevelopmentId, now: Date): Promise<readonly Proposal[]> {
    const about = this.#state.proposals.filter(({ entryId }) => entryId === id);
    return about.filter((held) => asOf(held, now).state === 'open');
  }

  async latest(most: number, now: Date): Promise<readonly Proposal[]> {
    return this.#state.proposals
      .map((held) => asOf(held, now))
      .toReversed()
      .slice(0, most);
  }
}
