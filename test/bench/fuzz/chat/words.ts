/** What somebody without any right may try, with a subscription, entries and links that exist. */
export function triedWords(subscription: string): readonly string[] {
  return [
    ...['', 'status', 'status at:2031-01-01', 'since 2h', 'since last', 'positions', 'timeline', 'violations', 'next'],
    ...['why https://example.invalid/meridian-courier/proposal', 'why https://example.invalid/x', 'cite VK-1'],
    ...['search words:ceasefire', "search %' or '1'='1", 'search words:_%_', 'sources', 'help', 'help subscribe'],
    ...['subscribe', 'subscribe mode:both threshold:all time:07:30 timezone:Europe/Kyiv quiet:off mention:@all'],
    ...[`settings subscription:${subscription} mode:digest`, `settings ${subscription}`, 'settings mode:both'],
    ...[`unsubscribe ${subscription}`, 'unsubscribe all', 'unsubscribe', 'digest now', 'digest preview'],
    ...['baseline show', 'baseline set from:2031-01-01', 'baseline confirm name:mine', 'baseline set'],
    ...[
      'desk confirm VK-1',
      'desk dispute VK-1 note:no',
      'desk correct VK-1 value:accepts',
      'desk merge VK-1 into:VK-2',
    ],
    ...[
      'desk split VK-1 link:https://example.invalid/meridian-courier/proposal',
      'desk dismiss VK-1',
      'desk proposals',
      'desk agree P1',
      'desk takeback P1',
    ],
    ...['feeds add https://example.invalid/other.xml', 'feeds remove meridian-courier', 'feeds list', 'feeds check'],
    ...['feeds import', 'feeds export', 'feeds add 127.0.0.1:1/x', 'nonsense', 'statsu', '"', ':::', '@everyone'],
  ];
}
