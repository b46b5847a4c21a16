import { errorCode } from './error-code.ts';

/** What one fetch came to; nothing that the outside does is thrown. */
export type FetchOutcome = Fetched | NotModified | Refused | Failed;

export interface Fetched {
  readonly kind: 'fetched';
  readonly status: number;
  /** Decoded from every content encoding, within the size limit. */
  readonly body: Buffer;
  readonly contentType: string | null;
  /** The `Link` header, where a server may name a hub. */
  readonly link: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Where the body came from, after every redirect. */
  readonly url: string;
  /** Reached through permanent redirects only; null when the feed has not moved for good. */
  readonly permanentUrl: string | null;
  readonly retryAfterMs: number | null;
}

interface NotModified {
  readonly kind: 'not-modified';
  readonly status: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly permanentUrl: string | null;
  readonly retryAfterMs: number | null;
}

interface Refused {
  readonly kind: 'refused';
  readonly because: string;
}

interface Failed {
  readonly kind: 'failed';
  readonly because: string;
  readonly status: number | null;
  readonly retryAfterMs: number | null;
}

export function failed(because: string, status: number | null = null, retryAfterMs: number | null = null): Failed {
  return { kind: 'failed', because, status, retryAfterMs };
}

/** The sentence for an HTTP status that brings no feed. */
export function sentenceForStatus(status: number): string {
  const known = statusSentences[status];
  if (known !== undefined) return `${known} (HTTP ${status}).`;
  if (status >= 500) return `The server has a problem of its own (HTTP ${status}).`;
  if (status >= 400) return `The server refused the request (HTTP ${status}).`;
  return `The server gave an answer that is not a feed (HTTP ${status}).`;
}

const statusSentences: Readonly<Record<number, string>> = {
  204: 'The server sent an empty answer',
  304: 'The server says that nothing has changed, although it was not asked',
  401: 'The feed asks for a login',
  403: 'The server forbids reading the feed',
  404: 'There is no feed at this address',
  410: 'The feed is gone for good',
  429: 'The server asks for fewer requests',
  503: 'The server is overloaded or under maintenance',
};

/** The sentence for an error of the network, a time-out or a malformed answer. */
export function sentenceForError(error: unknown): string {
  const code = errorCode(error);
  if (code !== null) {
    const known = codeSentences[code];
    if (known !== undefined) return known;
    if (/^ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST)$|^EPROTO$/.test(code)) {
      return `The server does not speak TLS as it should (${code}).`;
    }
    if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code)) return `The server's certificate was not accepted (${code}).`;
    return `The connection failed (${code}).`;
  }
  const malformed = error instanceof Error && error.name === 'HTTPParserError';
  return malformed ? "The server's answer is not valid HTTP." : 'The connection failed.';
}

const codeSentences: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: "The server's certificate has expired.",
  CERT_NOT_YET_VALID: "The server's certificate is not valid yet.",
  CERT_REVOKED: "The server's certificate has been revoked.",
  ERR_TLS_CERT_ALTNAME_INVALID: "The server's certificate is for another host.",
  DEPTH_ZERO_SELF_SIGNED_CERT: "The server's certificate is signed by nobody but itself.",
  SELF_SIGNED_CERT_IN_CHAIN: "The server's certificate comes from an authority that is not trusted here.",
  UNABLE_TO_GET_ISSUER_CERT: "The server's certificate comes from an authority that is not trusted here.",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "The server's certificate comes from an authority that is not trusted here.",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "The server's certificate comes from an authority that is not trusted here.",
  ECONNREFUSED: 'Nothing listens at this address: the connection was refused.',
  ECONNRESET: 'The server broke the connection off.',
  UND_ERR_SOCKET: 'The server broke the connection off.',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'The server broke the connection off.',
  ENOTFOUND: 'The host name is unknown.',
  EAI_AGAIN: 'The host name could not be looked up at the moment.',
  EHOSTUNREACH: 'The host cannot be reached.',
  ENETUNREACH: 'The network of the host cannot be reached.',
  ETIMEDOUT: 'The server did not accept the connection in time.',
  UND_ERR_CONNECT_TIMEOUT: 'The server did not accept the connection in time.',
  UND_ERR_HEADERS_TIMEOUT: 'The server did not begin to answer in time.',
  UND_ERR_BODY_TIMEOUT: 'The server stopped in the middle of its answer.',
  UND_ERR_HEADERS_OVERFLOW: 'The headers of the answer are too large.',
};
