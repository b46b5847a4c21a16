import { lapsesAt, type Proposal } from '../../domain/ledger/proposal.ts';
import { text, type Span } from '../../domain/telling/message.ts';

const ENDED = { agreed: 'agreed by ', 'taken-back': 'taken back by ', lapsed: 'lapsed ' } as const;

/** A proposal as its desk sees it: what, by whom, why, and what became of it. */
export function proposalSpans(proposal: Proposal, reader: string): readonly Span[] {
  const { number, command, options, by, at, note, state, endedBy, endedAt } = proposal;
  const { id = '', ...others } = options;
  const words = Object.entries(others).map(([name, value]) => ` ${name}:${value}`);
  const who = (member: string): string => (member === reader ? 'you' : member);
  return [
    text(`P${number} `),
    { kind: 'code', text: `desk ${command} ${id}${words.join('')}` },
    text(`, proposed by ${who(by)} `),
    { kind: 'time', at, style: 'datetime' },
    ...(note === null ? [] : [text(` (${note})`)]),
    ...(state === 'open'
      ? [
          text('; waits for a second member, lapses '),
          { kind: 'time', at: lapsesAt(proposal), style: 'datetime' } as const,
        ]
      : [
          text(`; ${ENDED[state]}${endedBy === null ? '' : `${who(endedBy)} `}`),
          { kind: 'time', at: endedAt ?? at, style: 'datetime' } as const,
        ]),
    text('.'),
  ];
}
