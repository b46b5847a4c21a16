import { strong, text, type Block } from '../domain/telling/message.ts';
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

/** What members of the desk find beneath answers. */
export const DESK_BUTTONS: readonly Beside[] = [
  {
    name: 'Desk buttons',
    says: 'Confirm, Dispute, Merge, Split and Not relevant stand beneath Why and Cite, for desk members alone',
    example: '',
    platforms: CHATS,
  },
];

const ALL: readonly Beside[] = [
  {
    name: 'Buttons',
    says: 'beneath posts and answers they ask the next thing; what a click is answered, you alone see',
    example: '',
    platforms: CHATS,
  },
  {
    name: 'Forms',
    says: 'all settings of a subscription at once, by Change it beneath ',
    example: '/ceasefire settings',
    platforms: CHATS,
  },
  {
    name: 'Threads',
    says: 'what follows goes under an event’s post: ',
    example: '/ceasefire settings threads:on',
    platforms: CHATS,
  },
  {
    name: 'Languages',
    says: 'headings in English, Ukrainian or Russian (en, uk, ru): ',
    example: '/ceasefire settings language:uk',
    platforms: [...CHATS, 'terminal'],
  },
  {
    name: 'In other words',
    says: 'the same questions are answered in a direct message, and where you mention me: ',
    example: '@Ceasefire Bot status',
    platforms: CHATS,
  },
  {
    name: 'Home tab',
    says: 'the board, what your channels get, and their settings',
    example: '',
    platforms: ['slack'],
  },
  ...DESK_BUTTONS,
];

/** What there is on a platform besides commands. */
export function besides({ platform }: Pick<Request, 'platform'>, among: readonly Beside[] = ALL): readonly Block[] {
  return among
    .filter(({ platforms }) => platforms.includes(platform))
    .map(({ name, says, example }) => ({
      kind: 'bullet',
      spans: [
        strong(name),
        text(`: ${says}${example === '' ? '.' : ''}`),
        ...(example === '' ? [] : [{ kind: 'code', text: example } as const]),
      ],
    }));
}
