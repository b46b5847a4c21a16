import { strong, text, type Block, type Span } from '../domain/telling/message.ts';
import type { Platform } from '../domain/telling/subscription.ts';
import type { Request } from './command.ts';

/** Something that the bot can and that is no command of its own. */
interface Beside {
  readonly name: string;
  readonly says: string;
  /** A line that can be copied and works; empty where there is nothing to type. */
  readonly example: string;
  readonly platforms: readonly Platform[];
}

const CHATS: readonly Platform[] = ['slack', 'discord'];
const DESK = 'beneath Why and Cite, for desk members alone: Confirm, Dispute, Merge, Split, Not relevant';

/** What members of the desk find beneath answers. */
export const DESK_BUTTONS: Block = { kind: 'note', spans: [text(`Buttons ${DESK}.`)] };

const ALL: readonly Beside[] = [
  {
    name: 'Buttons',
    says: 'beneath posts and answers ask the next thing; what a click is answered, you alone see',
    example: '',
    platforms: CHATS,
  },
  { name: 'Forms', says: 'hold all settings of a subscription: ', example: '/ceasefire settings', platforms: CHATS },
  {
    name: 'Threads',
    says: 'gather what follows under its post: ',
    example: '/ceasefire settings threads:on',
    platforms: CHATS,
  },
  {
    name: 'Languages',
    says: 'of headings are en, uk, ru: ',
    example: '/ceasefire settings language:uk',
    platforms: [...CHATS, 'terminal'],
  },
  {
    name: 'Direct messages and mentions',
    says: 'are answered, too: ',
    example: '@Ceasefire Bot status',
    platforms: CHATS,
  },
  { name: 'The Home tab', says: 'shows the board and what your channels get', example: '', platforms: ['slack'] },
  { name: 'Desk buttons', says: DESK, example: '', platforms: CHATS },
];

/** What there is on a platform besides commands. */
export function besides({ platform }: Pick<Request, 'platform'>): readonly Span[] {
  return ALL.filter(({ platforms }) => platforms.includes(platform)).flatMap(
    ({ name, says, example }): readonly Span[] => [
      text(' · '),
      strong(name),
      text(` ${says}`),
      ...(example === '' ? [] : [{ kind: 'code', text: example } as const]),
    ],
  );
}
