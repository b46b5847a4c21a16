const LONGEST = 60;
/** What looks like an address would be a label that names a host. */
const LIKE_AN_ADDRESS = /:\/\/|^www\.|\p{L}\.\p{L}{2,}\b|@/u;
const NO_NAME = /^(?:rss|atom|feed|news|home|untitled|latest|null)$/iu;
const DOOR = /^(?:www\d?|feeds?|rss|news|m)$/u;

/**
 * What an outlet is called that nobody named: its feed's title where that is a plain name that no other outlet bears, else
 * a word of its host.
 */
export function outletName(
  { title, url }: { readonly title: string; readonly url: string },
  isTaken: (name: string) => boolean,
): string {
  const words = title.replace(/\s+/gu, ' ').trim();
  const [first = ''] = words.split(/\s+[-–—|»:]\s+/u);
  const isPlain = (name: string): boolean =>
    name !== '' && name.length <= LONGEST && !LIKE_AN_ADDRESS.test(name) && !NO_NAME.test(name) && !isTaken(name);
  const found = [words, first, fromHost(url)].find(isPlain);
  return found ?? numbered(fromHost(url), isTaken);
}

function fromHost(url: string): string {
  const labels = (URL.parse(url)?.hostname ?? '').split('.');
  if (labels.every((label) => /^\d*$/u.test(label))) return 'Added feed';
  const names = labels.slice(0, Math.max(1, labels.length - 1)).filter((label) => !DOOR.test(label));
  const [longest = 'feed'] = names.toSorted((a, b) => b.length - a.length);
  return `${longest.charAt(0).toUpperCase()}${longest.slice(1)}`;
}

function numbered(name: string, isTaken: (name: string) => boolean): string {
  let n = 1;
  while (isTaken(n === 1 ? name : `${name} ${n}`)) n++;
  return n === 1 ? name : `${name} ${n}`;
}
