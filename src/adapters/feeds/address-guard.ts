import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';

/** The guard's no, as it travels through undici; its message is a sentence for a person and holds no credentials. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

export type CheckedAddress =
  { readonly kind: 'ok'; readonly url: URL } | { readonly kind: 'refused'; readonly because: string };

const globalIPv6 = ipaddr.parseCIDR('2000::/3');
// Reachable only from inside a provider's network although it lies in public space.
const metadataAddresses: ReadonlySet<string> = new Set(['168.63.129.16']);

/** Judges what can be seen in an address without looking its host up: scheme and credentials. */
export function checkAddress(text: string): CheckedAddress {
  const url = URL.parse(text);
  if (url === null) return { kind: 'refused', because: 'The address is not a valid URL.' };
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { kind: 'refused', because: `Only http and https addresses are read, not ${url.protocol.slice(0, -1)}.` };
  }
  if (url.username !== '' || url.password !== '') {
    return { kind: 'refused', because: `The address at ${url.host} holds credentials, which are not accepted.` };
  }
  url.hash = '';
  return { kind: 'ok', url };
}

/** Why no feed may be read from this IP address, as the end of a sentence; null when it is a public one. */
export function whyForbidden(address: string): string | null {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (!ipaddr.isValid(bare)) return 'not an IP address';
  const parsed = ipaddr.parse(bare);
  const range = parsed.range();
  if (range !== 'unicast') return `${rangeWords(range)} address`;
  if (metadataAddresses.has(parsed.toString())) return 'a cloud metadata address';
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(globalIPv6)) return 'not a public address';
  return null;
}

/** Some resolvers send `localhost` and the names under it into the world; they mean this machine all the same. */
function whyForbiddenName(hostname: string): string | null {
  return /(?:^|\.)localhost\.?$/i.test(hostname) ? 'a loopback name' : null;
}

/**
 * A connector that opens sockets to public addresses only. The check is made on the very addresses handed to the
 * socket and once more on the one it reached, so a name that changes its mind between look-up and connection gains
 * nothing. `allowHosts` holds exact `host:port` pairs that may lie anywhere.
 */
export function guardedConnector(
  allowHosts: readonly string[],
  timeoutMs: number,
  lookup: LookupFunction = dnsLookup,
): buildConnector.connector {
  const allowed = new Set(allowHosts.map((pair) => pair.trim().toLowerCase()));
  const options = { timeout: timeoutMs, allowH2: false, keepAlive: true };
  const open = buildConnector({ ...options, lookup });
  const guarded = buildConnector({ ...options, lookup: publicOnly(lookup) });
  return (target, callback) => {
    if (allowed.has(pairOf(target))) return open(target, callback);
    const literal = isIP(target.hostname) === 0 ? whyForbiddenName(target.hostname) : whyForbidden(target.hostname);
    if (literal !== null)
      return callback(new AddressRefused(sentence(target.hostname, target.hostname, literal)), null);
    return guarded(target, (error, socket) => {
      if (error !== null) return callback(error, null);
      const because = whyForbidden(socket.remoteAddress ?? '');
      if (because === null) return callback(null, socket);
      return refuse(socket, sentence(target.hostname, socket.remoteAddress ?? 'nowhere', because), callback);
    });
  };
}

function refuse(socket: Socket, message: string, callback: buildConnector.Callback): void {
  socket.destroy();
  callback(new AddressRefused(message), null);
}

function pairOf(target: buildConnector.Options): string {
  const port = target.port || (target.protocol === 'https:' ? '443' : '80');
  const host = isIP(target.hostname) === 6 ? `[${target.hostname}]` : target.hostname;
  return `${host}:${port}`.toLowerCase();
}

/** Passes on only the public ones among a name's addresses; a name that has none is refused. */
function publicOnly(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, []);
      const addresses = (found as unknown as readonly LookupAddress[]).filter(({ address }) => !whyForbidden(address));
      const first = addresses[0];
      if (first === undefined) return callback(new AddressRefused(noneLeft(hostname, found)), []);
      if (options.all === true) return callback(null, [...addresses]);
      return callback(null, first.address, first.family);
    });
  };
}

function noneLeft(hostname: string, found: unknown): string {
  const first = (found as readonly LookupAddress[])[0];
  if (first === undefined) return `${hostname} has no address.`;
  return sentence(hostname, first.address, whyForbidden(first.address) ?? 'not a public address');
}

function sentence(hostname: string, address: string, because: string): string {
  const subject = hostname === address ? address : `${hostname} is at ${address}, which`;
  return `${subject} is ${because}; feeds are read from public addresses only.`;
}

function rangeWords(range: string): string {
  const words: Readonly<Record<string, string>> = {
    private: 'a private',
    loopback: 'a loopback',
    linkLocal: 'a link-local',
    carrierGradeNat: 'a carrier-grade NAT',
    multicast: 'a multicast',
    broadcast: 'a broadcast',
    unspecified: 'the unspecified',
    uniqueLocal: 'a private',
    ipv4Mapped: 'an IPv4-mapped',
    rfc6052: 'a NAT64',
  };
  return words[range] ?? 'a reserved';
}
