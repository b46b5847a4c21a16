import { OAuth2Scopes, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import type { Lack } from '../../domain/telling/lack.ts';

/** What the bot is asked to be given, and nothing beyond: each is used somewhere. */
const PERMISSIONS = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
} as const;
/** What is asked for in a channel that wishes it, and is no part of the invitation. */
const ON_WISH = { 'Create Public Threads': PermissionFlagsBits.CreatePublicThreads } as const;
export type PermissionName = keyof typeof PERMISSIONS | keyof typeof ON_WISH;

/** The bit of a permission. */
export function permissionBit(name: PermissionName): bigint {
  return { ...PERMISSIONS, ...ON_WISH }[name];
}

/** The link by which somebody with Manage Server adds the bot, with exactly these permissions. */
export function inviteLink(applicationId: string): string {
  const link = new URL('https://discord.com/oauth2/authorize');
  link.searchParams.set('client_id', applicationId);
  link.searchParams.set('scope', [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '));
  link.searchParams.set('permissions', new PermissionsBitField(Object.values(PERMISSIONS)).bitfield.toString());
  return link.href.replaceAll('+', '%20');
}

/** What lacks and how to grant it. */
export function lacksPermission(name: string): string {
  return `Ceasefire Bot lacks the permission ${name} in that channel; grant it under Edit Channel → Permissions.`;
}

/** Without it posts arrive all the same, and cannot be looked up again. */
const FOR_LOOK_UPS: PermissionName = 'Read Message History';

/** A permission that lacks, and what suffers. */
export function lackOf(name: string): Lack {
  return { harms: name === FOR_LOOK_UPS ? 'look-ups' : 'posts', because: lacksPermission(name) };
}

/** What is said of a channel that does not show to the bot. */
export const UNSEEN =
  'Ceasefire Bot cannot see that channel; it needs the permission View Channel there, and to be added where it is a private thread.';
