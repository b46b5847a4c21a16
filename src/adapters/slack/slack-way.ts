import type { ReceiverEvent } from '@slack/bolt';
import type { Log } from '../../ports/log.ts';
import type { NoteConnection } from './connection-end.ts';
import type { Envelope } from './slack-connection.ts';
import { SlackConnections } from './slack-connections.ts';
import { SlackEndpoint } from './slack-endpoint.ts';
import type { SlackIdentity } from './slack-identity.ts';

/** How Slack's payloads come in: over a connection that we open, or as requests that Slack makes. */
export type SlackWay =
  { readonly kind: 'socket'; readonly appToken: string } | { readonly kind: 'http'; readonly signingSecret: string };

export interface WayParts {
  readonly apiUrl: string;
  readonly identity: SlackIdentity;
  readonly log: Log;
  readonly onState: NoteConnection;
  /** Never fails. */
  onEvent(this: void, event: ReceiverEvent): Promise<void>;
  /** How long after the first connection the second is opened; as a rule some seconds. */
  readonly apartMs?: number | undefined;
}

/** What takes payloads in, not started yet. */
export function openWay(way: SlackWay, parts: WayParts): SlackConnections | SlackEndpoint {
  const { onEvent, apartMs, ...common } = parts;
  if (way.kind === 'http') return new SlackEndpoint({ ...common, signingSecret: way.signingSecret, onEvent });
  const onEnvelope = ({ body, ack, retry_num, retry_reason }: Envelope): void => {
    const retry = retry_num === undefined ? {} : { retryNum: retry_num, retryReason: retry_reason ?? '' };
    void onEvent({ body, ack, ...retry });
  };
  return new SlackConnections({ ...common, appToken: way.appToken, onEnvelope }, apartMs);
}
