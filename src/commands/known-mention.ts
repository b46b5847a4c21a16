import { AppError } from '../domain/errors.ts';
import { keptMention } from '../domain/telling/mention.ts';
import type { Platform } from '../domain/telling/subscription.ts';
import type { Asker } from './command.ts';

/** Whom a typed name can mean there. */
const NAMEABLE: Readonly<Record<Platform, string>> = {
  slack: 'a user group',
  discord: 'a role or a person',
  terminal: 'a role, a group or a person',
};

/** A mention that was typed or chosen, as a subscription keeps it; refuses a name that nobody there bears. */
async function knownMention(typed: string, asker: Pick<Asker, 'findMention' | 'platform'>): Promise<string> {
  // a platform without mentions keeps the name as it is
  if (!asker.findMention) return typed;
  const found = await asker.findMention(typed);
  if (found) return keptMention(found);
  throw new AppError('not-found', `Nobody here is called ${typed}: name ${NAMEABLE[asker.platform]}, or off.`);
}

/** The options with the mention as it is kept. */
export async function withKnownMention(
  options: ReadonlyMap<string, string>,
  asker: Pick<Asker, 'findMention' | 'platform'>,
): Promise<ReadonlyMap<string, string>> {
  const typed = options.get('mention');
  if (typed === undefined || typed === 'off') return options;
  return new Map([...options, ['mention', await knownMention(typed, asker)]]);
}
