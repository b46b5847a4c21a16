/** What a hub asks at the address that it was given. */
export interface HubQuestion {
  readonly mode: string;
  readonly topic: string;
  readonly leaseSeconds: number | null;
}

/** The side of WebSub that hubs call. */
export interface HubCallbacks {
  /** Whether we asked the hub for exactly this; a refusal is taken note of and counts as known. */
  verify(callbackId: string, question: HubQuestion): Promise<boolean>;
  /** With what pushes to this address are signed; null for an address that nobody gave out. */
  signedWith(callbackId: string): Promise<{ readonly secret: string | null } | null>;
  /** The hub says that there is something new, and it is the hub. */
  pushed(callbackId: string): Promise<void>;
  /** Somebody says so who cannot sign it. */
  forged(callbackId: string): Promise<void>;
}
