import type { ItemLabel, LabelledChange, LabelledNews, StreamItem } from './labelled-news.ts';

/** The types of developments and the values that each may have. */
const VALUES: ReadonlyMap<string, readonly string[]> = new Map([
  ['position', ['proposes', 'accepts', 'accepts-with-conditions', 'undecided', 'rejects', 'withdraws']],
  ['phase', ['proposed', 'agreed', 'in-force', 'extended', 'suspended', 'expired', 'collapsed']],
  ['talks', ['offered', 'scheduled', 'under-way', 'held', 'postponed', 'cancelled']],
  ['breach', ['alleged', 'confirmed']],
  ['exchange', ['agreed', 'carried-out']],
  ['pressure', ['threatened', 'imposed', 'lifted', 'paused', 'resumed']],
  ['demand', ['stated']],
  ['statement', ['said']],
]);

/** Everything that is wrong with a labelled stream of a conflict with these parties, in words; none if it can be learned from. */
export function faultsOf({ items, labels, days }: LabelledNews, parties: ReadonlySet<string>): readonly string[] {
  const text = new Map(items.map((item) => [item.id, item]));
  return [
    ...faultsOfOrder(items, labels),
    ...labels.flatMap((label) => faultsOfLabel(label).map((fault) => `${label.id}: ${fault}`)),
    ...labels.flatMap((label) =>
      label.changes.flatMap((change) =>
        faultsOfChange(change, text.get(label.id), parties).map((fault) => `${label.id}: ${fault}`),
      ),
    ),
    ...faultsOfEvents(labels),
    ...faultsOfDays(days, items, labels, parties),
  ];
}

function faultsOfOrder(items: readonly StreamItem[], labels: readonly ItemLabel[]): readonly string[] {
  const ids = items.map((item) => item.id);
  return [
    ...(ids.join() === labels.map((label) => label.id).join()
      ? []
      : ['the labels are not those of the items, in order']),
    ...(new Set(ids).size === ids.length ? [] : ['an id stands twice']),
    ...items.flatMap((item, n) =>
      n > 0 && item.seenAt < (items[n - 1]?.seenAt ?? '') ? [`${item.id}: seen before the item above it`] : [],
    ),
    ...items.flatMap((item) => (item.title === '' && item.summary === '' ? [`${item.id}: says nothing`] : [])),
    ...items.flatMap((item) =>
      item.link === '' || new URL(item.link).hostname.endsWith('.example') ? [] : [`${item.id}: a host that may exist`],
    ),
  ];
}

function faultsOfLabel({ relevant, kind, event, verdict, changes }: ItemLabel): readonly string[] {
  if (!relevant) return (kind ?? event ?? verdict ?? changes[0]) ? ['irrelevant, yet labelled'] : [];
  if (kind === 'analysis') return event === null && verdict === 'none' && !changes[0] ? [] : ['analysis, yet an event'];
  if (kind !== 'news' || event === null) return ['relevant without kind or event'];
  if (verdict !== 'new' && verdict !== 'repeat') return ['news without a verdict'];
  return (verdict === 'new') === changes.length > 0 ? [] : ['verdict and changes disagree'];
}

function faultsOfChange(
  { type, value, actor, by, scope, about, quote }: LabelledChange,
  item: StreamItem | undefined,
  parties: ReadonlySet<string>,
): readonly string[] {
  const named = [actor ?? [], by ?? []].flat();
  return [
    ...(VALUES.get(type)?.includes(value) === true ? [] : [`no such development: ${type}/${value}`]),
    ...named.filter((party) => !parties.has(party)).map((party) => `no such party: ${party}`),
    ...([null, 'full', 'partial'].includes(scope) ? [] : [`no such scope: ${scope}`]),
    ...(about === '' ? ['a change about nothing'] : []),
    ...(quote !== '' && (item?.title.includes(quote) === true || item?.summary.includes(quote) === true)
      ? []
      : [`not verbatim: ${quote}`]),
  ];
}

function faultsOfEvents(labels: readonly ItemLabel[]): readonly string[] {
  const members = Map.groupBy(
    labels.filter((label) => label.event !== null),
    (label) => label.event,
  );
  return [...members].flatMap(([event, all]) =>
    all[0]?.verdict === 'new' ? [] : [`${event}: its first item is not new`],
  );
}

function faultsOfDays(
  days: LabelledNews['days'],
  items: readonly StreamItem[],
  labels: readonly ItemLabel[],
  parties: ReadonlySet<string>,
): readonly string[] {
  const relevant = new Set(labels.filter((label) => label.relevant).map((label) => label.id));
  const wanted = new Set(items.filter((item) => relevant.has(item.id)).map((item) => item.seenAt.slice(0, 10)));
  const phases = ['none', ...(VALUES.get('phase') ?? [])];
  return [
    ...([...wanted].join() === days.map(({ day }) => day).join() ? [] : ['the days are not those with relevant items']),
    ...days.flatMap(({ day, phase }) => (phases.includes(phase) ? [] : [`${day}: no such phase: ${phase}`])),
    ...days.flatMap(({ day, positions }) =>
      Object.entries(positions).flatMap(([party, value]) =>
        parties.has(party) && (value === null || VALUES.get('position')?.includes(value) === true)
          ? []
          : [`${day}: no such position: ${party} ${value}`],
      ),
    ),
  ];
}
