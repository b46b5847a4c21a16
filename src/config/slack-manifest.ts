import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

const FILE = join(import.meta.dirname, '../../config/slack-manifest.yaml');
const OVER_HTTP = 'for requests over HTTP';
const PLACEHOLDER = 'https://YOUR-HOST';

/** The manifest of the Slack app, to be pasted as it is: for Socket Mode as its file stands. */
export function socketManifest(): string {
  return readFileSync(FILE, 'utf8');
}

/** The same for an app whose requests come to our own server. */
export function httpManifest(publicUrl: string | null): string {
  const way = /for Socket Mode(?=:)|(?<=socket_mode_enabled:.*) #.*/gu;
  const manifest = parseDocument(socketManifest().replace(way, (words) => (words.startsWith(' #') ? '' : OVER_HTTP)));
  const url = `${publicUrl?.replace(/\/+$/u, '') ?? PLACEHOLDER}/slack/events`;
  manifest.setIn(['features', 'slash_commands', 0, 'url'], url);
  manifest.setIn(['settings', 'event_subscriptions', 'request_url'], url);
  manifest.setIn(['settings', 'interactivity', 'request_url'], url);
  manifest.setIn(['settings', 'socket_mode_enabled'], false);
  return manifest.toString({ lineWidth: 0 });
}
