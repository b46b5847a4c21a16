/** A request to a hub, as WebSub words it. */
export interface HubRequest {
  readonly hub: string;
  readonly mode: 'subscribe' | 'unsubscribe';
  readonly topic: string;
  readonly callback: string;
  readonly secret: string | null;
  readonly leaseSeconds: number;
}

/** Whether the hub took the request; it verifies it later, or not. `because` is a sentence for a person. */
export type HubReply =
  | { readonly kind: 'taken' }
  | { readonly kind: 'not-taken'; readonly because: string; readonly retryAfterMs: number | null };

/** Asks hubs. */
export interface HubClient {
  /** Never throws for anything the outside does. */
  ask(request: HubRequest, signal: AbortSignal): Promise<HubReply>;
  /** A new unguessable word, fit for an address. */
  newWord(): string;
  /** Whether a secret may travel to this hub: only over a connection that nobody listens to. */
  mayTellSecret(hub: string): boolean;
  close(): Promise<void>;
}
