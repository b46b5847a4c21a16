import type { FeedHealth } from '../news/feed.ts';
import { itemsPerDay, turnoverRisk } from '../news/feed-rhythm.ts';
import { text, type Span } from './message.ts';
import type { Standing } from './source-line.ts';

/** How one feed is doing: when it was read, how often it says something, what is wrong, when it is asked next. */
export function feedInWords(
  health: FeedHealth | null,
  standing: Standing,
  hub: { readonly pushedUntil: Date | null; readonly hubError: string | null },
): readonly Span[] {
  if (health === null || standing === 'waiting') return [text('Not polled yet.')];
  const pushed = hub.pushedUntil !== null && hub.pushedUntil >= health.nextPollAt;
  const silent = hub.hubError === null ? [] : [text(` Its hub does not tell of it: ${hub.hubError}`)];
  return [
    ...(standing === 'read' ? whileRead(health, pushed) : whileDark(health)),
    ...riskWords(health, pushed),
    ...silent,
  ];
}

function whileRead(health: FeedHealth, pushed: boolean): readonly Span[] {
  const every = span(health.nextPollAt.getTime() - (health.lastAttemptAt ?? health.nextPollAt).getTime());
  const rate = rateWords(health.lastAttemptAt && itemsPerDay(health.rhythm, health.lastAttemptAt));
  const rhythm = `; ${rate}, ${pushed ? 'told of by its hub and ' : ''}read every ${every}; next poll `;
  return [text('Read '), time(health.lastAttemptAt), text(rhythm), time(health.nextPollAt), text('.')];
}

function whileDark(health: FeedHealth): readonly Span[] {
  const because = (health.lastError ?? 'The last poll failed').replace(/[.\s]+$/u, '');
  const since =
    health.lastSuccessAt === null ? [text('never read so far')] : [text('last read '), time(health.lastSuccessAt)];
  const tries = `${health.failures} ${health.failures === 1 ? 'failure' : 'failures'} in a row`;
  return [text(`${because}; `), ...since, text(`, ${tries}, next try `), time(health.nextPollAt), text('.')];
}

function riskWords(health: FeedHealth, pushed: boolean): readonly Span[] {
  const risk = turnoverRisk(health);
  switch (risk.kind) {
    case 'none':
      return [];
    case 'missed':
      return [text(' Items may have been missed on '), { kind: 'time', at: risk.at, style: 'date' }, text('.')];
    case 'tight': {
      if (pushed) return [];
      const held = health.rhythm.windowSize === 1 ? 'one item' : `${health.rhythm.windowSize} items`;
      return [
        text(` It holds ${held}, which can all be replaced within ${span(risk.turnoverMs)}: some may be missed.`),
      ];
    }
  }
}

function rateWords(perDay: number | null): string {
  if (perDay === null) return 'its rhythm is not known yet';
  if (perDay >= 1.5) return `about ${Math.round(perDay)} items a day`;
  if (perDay >= 0.75) return 'about one item a day';
  const perWeek = Math.round(perDay * 7);
  return perWeek > 1 ? `about ${perWeek} items a week` : 'one item a week or fewer';
}

/** A length of time in one unit, rounded: `45 s`, `10 min`, `3 h`, `2 days`. */
function span(ms: number): string {
  const units = [
    { ms: 1000, upTo: 90, name: 's' },
    { ms: 60_000, upTo: 90, name: 'min' },
    { ms: 3_600_000, upTo: 36, name: 'h' },
  ];
  const unit = units.find((one) => ms / one.ms < one.upTo);
  return unit === undefined
    ? `${Math.round(ms / 86_400_000)} days`
    : `${Math.max(1, Math.round(ms / unit.ms))} ${unit.name}`;
}

function time(at: Date | null): Span {
  return at === null ? text('never') : { kind: 'time', at, style: 'datetime' };
}
