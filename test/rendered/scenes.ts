import type { Step } from './play.ts';
import { accepts, agreed, breach, confirms, flood, hostile, rejects, talks } from './reports.ts';

const LIST = `<opml version="2.0"><body><outline text="Sella Herald" xmlUrl="http://{FEEDS}/herald"/></body></opml>`;
const BOARD =
  'asOf: 2031-05-11T06:00:00Z\ntruces:\n  sixty-day: { phase: agreed, by: [isle-council], since: 2031-05-11 }\n';

const FIRST_DAY: readonly Step[] = [
  { at: '2031-05-05T08:30:00Z' },
  { name: 'status-quiet', ask: 'status' },
  { name: 'subscribe', ask: 'subscribe', by: 'editor' },
  { name: 'subscribe-again', ask: 'subscribe', by: 'editor' },
  { name: 'subscribe-refused', ask: 'subscribe', by: 'reader', only: ['slack', 'discord'] },
  { name: 'subscribe-preflight', ask: 'subscribe mode:digest', room: 'locked', by: 'editor' },
  { ask: 'subscribe mode:digest time:08:00', room: 'wire', by: 'editor' },
  { ask: 'subscribe mode:digest days:weekly time:08:00', room: 'weekly', by: 'editor' },
  { name: 'digest-preview-quiet', ask: 'digest preview' },
  { at: '2031-05-05T09:10:00Z' },
  { learn: accepts },
  { tell: { desk: ['post-breaking'] } },
  { at: '2031-05-05T09:40:00Z' },
  { learn: confirms },
  { tell: { desk: ['post-living-confirmed'] } },
  { at: '2031-05-05T10:20:00Z' },
  { learn: rejects },
  { tell: { desk: ['post-breaking-changed'] } },
  { at: '2031-05-05T10:50:00Z' },
  { learn: talks },
  { tell: { desk: ['post-living-update'] } },
  { at: '2031-05-05T11:30:00Z' },
  { learn: breach },
  { tell: { desk: ['post-breaking-breach'] } },
  { at: '2031-05-05T12:00:00Z' },
  { learn: hostile },
  { tell: { desk: ['post-hostile'] } },
];

const READING: readonly Step[] = [
  { at: '2031-05-05T13:00:00Z' },
  { name: 'status', ask: 'status' },
  { name: 'status-at', ask: 'status at:"2031-05-05 10:00"' },
  { name: 'since', ask: 'since' },
  { name: 'since-yesterday', ask: 'since yesterday' },
  { name: 'since-last', ask: 'since last' },
  { name: 'positions', ask: 'positions' },
  { name: 'timeline', ask: 'timeline', wants: 'picture' },
  { name: 'violations', ask: 'violations' },
  { name: 'next', ask: 'next' },
  { name: 'why', ask: 'why https://courier.example/korrath-rejects' },
  { name: 'why-id', ask: 'why VK-3' },
  { name: 'why-unseen', ask: 'why https://courier.example/nothing' },
  { name: 'cite', ask: 'cite VK-3' },
  { name: 'cite-hostile', ask: 'cite VK-6' },
  { name: 'search', ask: 'search ceasefire' },
  { name: 'search-nothing', ask: 'search zeppelin' },
  { name: 'sources', ask: 'sources' },
  { name: 'help', ask: 'help' },
  { name: 'help-command', ask: 'help subscribe' },
  { name: 'mistyped', ask: 'stauts', only: ['slack', 'terminal'] },
  { name: 'button-what-changed', press: 'What changed', on: 'status' },
  { name: 'button-timeline', press: 'Timeline', on: 'post-breaking-changed', by: 'reader' },
  { name: 'button-sources', press: 'Sources', on: 'post-breaking-changed', by: 'reader' },
  { name: 'button-why', press: 'Why', on: 'post-breaking-changed', by: 'chief' },
  { name: 'button-why-reader', press: 'Why', on: 'post-breaking-changed', by: 'reader' },
  { name: 'digest-preview', ask: 'digest preview' },
];

const SETTINGS: readonly Step[] = [
  { name: 'settings', ask: 'settings', by: 'editor' },
  { name: 'settings-change', ask: 'settings subscription:{SUBSCRIPTION-DESK} quiet:22:00-07:00', by: 'editor' },
  { name: 'settings-form', ask: 'settings {SUBSCRIPTION-DESK}', by: 'editor' },
  { name: 'settings-form-what', press: 'What and when', on: 'settings-form', by: 'editor', only: ['discord'] },
  { name: 'settings-form-words', press: 'Posts and words', on: 'settings-form', by: 'editor', only: ['discord'] },
  { name: 'settings-filled', fill: { time: '07:30' }, on: 'settings-form-what', by: 'editor', only: ['discord'] },
  { name: 'settings-filled', fill: { time: '07:30' }, on: 'settings-form', by: 'editor', only: ['slack'] },
  { ask: 'settings {SUBSCRIPTION-DESK} time:08:00 quiet:off', by: 'editor' },
  { name: 'home', home: 'editor', only: ['slack'] },
  { name: 'digest-now', ask: 'digest now' },
  { tell: { desk: ['post-digest-asked'] } },
];

const DESK: readonly Step[] = [
  { at: '2031-05-05T15:00:00Z' },
  { name: 'desk-refused', ask: 'desk confirm VK-3', by: 'reader', only: ['slack', 'discord'] },
  { name: 'desk-confirm', ask: 'desk confirm VK-5 note:"two desks agree"' },
  { tell: { desk: ['post-desk-confirmed'] } },
  { name: 'desk-dispute', ask: 'desk dispute VK-5' },
  { tell: { desk: ['post-desk-disputed'] } },
  { name: 'desk-correct', ask: 'desk correct VK-3 value:accepts-with-conditions note:"misheard"' },
  { tell: { desk: ['post-corrected'] } },
  { name: 'desk-dismiss', ask: 'desk dismiss VK-6' },
  { tell: { desk: ['post-dismissed'] } },
  { name: 'desk-merge', ask: 'desk merge VK-5 into:VK-3' },
  { name: 'desk-split', ask: 'desk split VK-3 link:https://daily.example/talks-on-thursday' },
  { name: 'desk-proposals', ask: 'desk proposals' },
  { name: 'desk-agree', ask: 'desk agree P1' },
  { name: 'desk-takeback', ask: 'desk takeback P1' },
  { name: 'cite-corrected', ask: 'cite VK-3' },
  { at: '2031-05-06T08:00:30Z' },
  { tell: { desk: ['post-digest'], wire: ['post-digest-corrected'], direct: ['notice-paused'] } },
  { at: '2031-05-07T08:00:30Z' },
  { tell: { desk: ['post-quiet-day'], wire: ['post-quiet-day-wire'] } },
];

const LONG_WEEK: readonly Step[] = [
  { at: '2031-05-07T15:00:00Z' },
  ...Array.from({ length: 60 }, (_, n): Step => ({ learn: flood(n) })),
  { learn: agreed },
  {
    tell: {
      desk: ['post-phase', 'post-exchange', 'post-exchange-2', 'post-exchange-3', 'post-exchange-4', 'post-gathered'],
    },
  },
  { name: 'since-long', ask: 'since yesterday' },
  { at: '2031-05-08T08:00:30Z' },
  { tell: { desk: ['post-digest-desk'], wire: ['post-digest-long'] } },
  { at: '2031-05-12T08:00:30Z' },
  { tell: { desk: ['post-quiet'], wire: ['post-quiet-wire'], weekly: ['post-digest-weekly'] }, pictures: 1 },
];

const KEEPING: readonly Step[] = [
  { name: 'baseline-show', ask: 'baseline show' },
  { name: 'baseline-confirm', ask: 'baseline confirm name:after-the-talks' },
  { name: 'baseline-set', ask: 'baseline set from:"2031-05-08 09:00"' },
  { name: 'baseline-set-file', ask: 'baseline set', file: { name: 'board.yaml', text: BOARD } },
  { name: 'feeds-list', ask: 'feeds list' },
  { name: 'feeds-check', ask: 'feeds check' },
  { name: 'feeds-add', ask: 'feeds add url:http://{FEEDS}/herald outlet:"Sella Herald"' },
  { name: 'feeds-remove', ask: 'feeds remove "Sella Herald"' },
  { name: 'feeds-import', ask: 'feeds import', file: { name: 'feeds.opml', text: LIST } },
  { name: 'feeds-export', ask: 'feeds export' },
  { name: 'feeds-check-one', ask: 'feeds check courier' },
  { ask: 'subscribe mode:breaking threshold:phase', room: 'weekly', by: 'editor' },
  { name: 'unsubscribe-which', ask: 'unsubscribe', room: 'weekly', by: 'editor' },
  { ask: 'unsubscribe {SUBSCRIPTION-WEEKLY-2}', room: 'weekly', by: 'editor' },
  { name: 'unsubscribe', ask: 'unsubscribe', room: 'weekly', by: 'editor' },
  { name: 'unsubscribe-nothing', ask: 'unsubscribe', room: 'weekly', by: 'editor' },
];

const TROUBLE: readonly Step[] = [
  { dark: 'radio', hours: 7 },
  { tell: { direct: ['notice-outage'] }, only: ['slack', 'discord'] },
  { tell: { desk: ['notice-outage'] }, only: ['terminal'] },
  { name: 'sources-dark', ask: 'sources' },
];

/** The play: a week of an invented war, and everything that can be asked of it. */
export const SCENES: readonly Step[] = [
  ...FIRST_DAY,
  ...READING,
  ...SETTINGS,
  ...DESK,
  ...LONG_WEEK,
  ...KEEPING,
  ...TROUBLE,
];
