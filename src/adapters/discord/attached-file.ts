import type { Attachment } from 'discord.js';
import type { Asker } from '../../commands/command.ts';
import { fetchAttachment } from '../chat/fetch-attachment.ts';

const FILE_HOSTS: ReadonlySet<string> = new Set(['cdn.discordapp.com', 'media.discordapp.net']);

/** The way to a file that was attached to a command or a message; none where nothing was. */
export function attached(
  file: Pick<Attachment, 'name' | 'url' | 'size'> | undefined,
  apiUrl: string,
): Required<Pick<Asker, 'openFile'>> | Record<string, never> {
  if (!file) return {};
  const own = URL.parse(apiUrl)?.origin;
  const access = {
    isTrusted: (url: URL) => url.origin === own || (url.protocol === 'https:' && FILE_HOSTS.has(url.hostname)),
    headers: {},
    whenPage: `${file.name} is a web page, not a list of feeds.`,
  };
  return { openFile: () => fetchAttachment({ name: file.name, url: file.url, size: file.size }, access) };
}
