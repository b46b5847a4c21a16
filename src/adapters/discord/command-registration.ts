import { DiscordAPIError, Routes, type Client } from 'discord.js';
import type { Command } from '../../commands/command.ts';
import type { Log } from '../../ports/log.ts';
import { backOff } from '../chat/back-off.ts';
import { errorCode } from './post-failure.ts';
import { comparable, slashCommand } from './slash-command.ts';

/** Discord counts connections: a thousand a day must last, however long it is down. */
export const LONGEST_BACK_OFF_MS = 5 * 60_000;

/** Brings Discord's commands up to date, when they differ; tries again while Discord cannot be reached. Never throws. */
export async function registerCommands(
  client: Client<true>,
  commands: readonly Command[],
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  for (let attempt = 0; !signal.aborted; attempt++) {
    try {
      const changed = await register(client, commands);
      if (changed) log.info('commands registered', { platform: 'discord', commands: commands.length });
      return;
    } catch (error) {
      if (signal.aborted || !client.isReady()) return;
      // without a code it was not Discord that answered, but something in between
      const isRefused = error instanceof DiscordAPIError && error.status < 500 && typeof error.code === 'number';
      const fields = { platform: 'discord', because: becauseOf(error) };
      if (isRefused) {
        log.error('Discord does not take the commands', fields);
        return;
      }
      log.warn('commands not registered yet', fields);
    }
    await backOff(attempt, LONGEST_BACK_OFF_MS, signal);
  }
}

async function register(client: Client<true>, commands: readonly Command[]): Promise<boolean> {
  const route = Routes.applicationCommands(client.application.id);
  const wanted = [slashCommand(commands)];
  const there = await client.rest.get(route);
  if (comparable(there) === comparable(wanted)) return false;
  await client.rest.put(route, { body: wanted });
  return true;
}

function becauseOf(error: unknown): string {
  return errorCode(error) ?? (error instanceof Error ? error.message : String(error));
}
