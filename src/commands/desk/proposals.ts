import { say, type Block, type Message } from '../../domain/telling/message.ts';
import { zoneOf, type Command } from '../command.ts';
import { mustBeAdmin } from '../permission.ts';
import { proposalButton } from './decide.ts';
import { memberOf } from './named-entry.ts';
import { proposalSpans } from './proposal-spans.ts';

const LOOKED_AT = 50;
const MOST_ENDED = 10;
const MOST_BUTTONS = 5;

/** `desk proposals`: what waits for a second member of the desk, and how the last ones ended. */
export const deskProposals: Command = {
  name: ['desk', 'proposals'],
  summary: 'What waits for a second desk member, and what became of the last proposals',
  options: [],
  example: '/ceasefire desk proposals',
  available: true,
  private: true,
  run: async (request, deps) => {
    mustBeAdmin(request, 'decide about entries');
    const me = memberOf(request);
    const known = new Set<string>(deps.packs.map(({ id }) => id));
    const all = (await deps.proposals.latest(LOOKED_AT, deps.clock.now())).filter(({ packId }) => known.has(packId));
    const open = all.filter(({ state }) => state === 'open');
    const ended = all.filter(({ state }) => state !== 'open').slice(0, MOST_ENDED);
    const bulletOf = (proposal: (typeof all)[number]): Block => ({
      kind: 'bullet',
      spans: proposalSpans(proposal, me),
    });
    const headline = `${open.length === 0 ? 'Nothing waits' : open.length === 1 ? 'One proposal waits' : `${open.length} proposals wait`} for a second desk member`;
    const message: Message = {
      headline,
      blocks: [
        { kind: 'heading', text: headline },
        ...open.map(bulletOf),
        ...(deps.twoPersons ? [] : [say('What one member decides counts at once here: desk.twoPersons is off.')]),
        ...(ended.length === 0 ? [] : [{ kind: 'heading', text: 'Ended lately' } as const, ...ended.map(bulletOf)]),
      ],
      timezone: zoneOf(request, deps),
    };
    const own = open.slice(0, MOST_BUTTONS).map((proposal) => proposalButton(proposal, me));
    return { message, private: true, own, data: all };
  },
};
