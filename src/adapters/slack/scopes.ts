/** What the Slack app needs to be allowed, and why; the manifest asks for exactly these. */
const SCOPES: Readonly<Record<string, string>> = {
  commands: '/ceasefire',
  'chat:write': 'digests and answers',
  'app_mentions:read': 'questions by mention',
  'channels:read': 'to see whether a channel is there and the bot in it',
  'groups:read': 'the same for private channels',
  'im:read': 'the same for direct messages',
  'channels:history': 'to see whether a post arrived before it is made again',
  'groups:history': 'the same in private channels',
  'im:history': 'the same in direct messages, and the questions asked there',
  'im:write': 'to write to people directly',
  'files:write': 'to hand over a list of feeds',
  'files:read': 'to take over a list of feeds',
  'users:read': 'to know admins, guests and time zones',
};

/** A scope that was not granted, as a sentence that says how to grant it. */
export interface LackingScope {
  readonly scope: string;
  readonly because: string;
}

/** Those that are needed, by name. */
export function neededScopes(): readonly string[] {
  return Object.keys(SCOPES);
}

/** What a token was not granted of all that is needed; nothing where Slack does not say what it was. */
export function lackingScopes(granted: readonly string[] | null): readonly LackingScope[] {
  if (granted === null) return [];
  return Object.entries(SCOPES)
    .filter(([scope]) => !granted.includes(scope))
    .map(([scope, why]) => ({ scope, because: `${lacksScope(scope)} It is needed for this: ${why}.` }));
}

/** How to mend it. */
export function lacksScope(scope: string): string {
  return `The Slack app lacks the scope ${scope}; add it at api.slack.com/apps and install the app again.`;
}
