const ADDED_BY_TRAFFIC = /^(?:utm_|fbclid$|gclid$)/u;
/** Labels that tell one door of a house from another, not one house from another. */
const DOOR = /^(?:www\d?|feeds?|rss|m|mobile|amp)\./u;
/** Houses where many outlets live: what one host there publishes says nothing of who owns another feed of it. */
const SHARED: ReadonlySet<string> = new Set([
  'feedburner.com',
  'feedproxy.google.com',
  'news.google.com',
  'fetchrss.com',
  'rss.app',
  'rsshub.app',
  'openrss.org',
  'politepol.com',
  'medium.com',
  'youtube.com',
  'reddit.com',
  't.me',
]);

/** Two addresses with one key are one feed: scheme, `www.`, a closing slash, a fragment and marks of traffic do not tell feeds apart. */
export function addressKey(address: string): string {
  const url = URL.parse(address);
  if (url === null) return address;
  const params = [...url.searchParams].filter(([name]) => !ADDED_BY_TRAFFIC.test(name));
  params.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const query = new URLSearchParams(params).toString();
  const path = url.pathname.replace(/\/+$/u, '');
  return `${url.host.replace(/^www\./u, '')}${path}${query === '' ? '' : `?${query}`}`;
}

/** The house that an address belongs to, and whether many outlets share it. */
export function hostOf(address: string): { readonly name: string; readonly shared: boolean } {
  const url = URL.parse(address);
  const name = (url?.hostname ?? address).replace(DOOR, '');
  // a port tells services of one machine apart, as in an intranet
  return { name: url?.port ? `${name}:${url.port}` : name, shared: SHARED.has(name) };
}

const LONGEST = 2000;

/** Why no feed can be followed at this address, as the end of a sentence that repeats no secret; null when it may be tried. */
export function whyNoFeedAddress(address: string): string | null {
  if (address === '') return 'it has no address';
  const url = URL.parse(address);
  if (url === null || address.length > LONGEST) return 'its address is no valid URL';
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return `only http and https addresses are read, not ${url.protocol.slice(0, -1)}`;
  return url.username === '' && url.password === '' ? null : 'its address holds credentials, which are not accepted';
}

/** An address as it may be shown and logged: without the name and the password that somebody put into it. */
export function withoutCredentials(address: string): string {
  return address.replace(/^(\s*[a-z][a-z\d+.-]*:[/\\]*)[^/\\?#]*@/i, '$1');
}
