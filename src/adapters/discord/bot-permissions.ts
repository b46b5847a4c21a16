import { OAuth2Scopes, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import type { Lack } from '../chat/lack.ts';

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

/** Those without which posts arrive all the same: they cannot be looked up again, or come without a picture. */
const WEAKENING: ReadonlySet<string> = new Set<PermissionName>(['Read Message History', 'Attach Files']);

/** A permission that lacks, and whether anything arrives without it. */
export function lackOf(name: string): Lack {
  return { because: lacksPermission(name), bars: !WEAKENING.has(name) };
}

/** What is said of a channel that does not show to the bot. */
export const UNSEEN =
  'Ceasefire Bot cannot see that channel; it needs the permission View Channel there, and to be added where it is a private thread.';
