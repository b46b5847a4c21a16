import type { PackId, SourceId } from '../../../domain/diplomacy/pack.ts';
import type { Development, DevelopmentId, Evidence, NewDevelopment } from '../../../domain/ledger/development.ts';
import type { VersionId } from '../../../domain/news/article.ts';
import type { Times } from '../../../domain/diplomacy/dates/dated.ts';
import { eventIdOf } from '../news/report-rows.ts';
import { fromJson, toJson } from '../json-text.ts';
import type { EvidenceRow, Row } from '../schema.ts';
import { toText, toTime } from '../time-text.ts';

export function evidenceColumns(evidence: Evidence): EvidenceRow {
  return {
    version_id: evidence.versionId,
    source_id: evidence.sourceId,
    outlet: evidence.outlet,
    family: evidence.family,
    origin: evidence.origin,
    side: evidence.side,
    quote: evidence.quote,
    quote_speaker: evidence.speaker,
    link: evidence.link,
    at: toText(evidence.at),
    times: evidence.times ? toJson(evidence.times) : null,
  };
}

/** What came to light of origins after evidence was kept, by version. */
export type Corrections = ReadonlyMap<number, Pick<Evidence, 'origin' | 'side'>>;

/** Evidence with what has come to light of its origin since. */
export function evidenceOf(row: EvidenceRow, corrections: Corrections): Evidence {
  const corrected = corrections.get(row.version_id);
  return {
    versionId: row.version_id as VersionId,
    sourceId: row.source_id as SourceId,
    outlet: row.outlet,
    family: row.family,
    origin: corrected?.origin ?? row.origin,
    side: corrected?.side ?? (row.side as Evidence['side']),
    quote: row.quote,
    speaker: row.quote_speaker as Evidence['speaker'],
    link: row.link,
    at: toTime(row.at),
    ...(row.times === null ? {} : { times: fromJson<Times>(row.times, 'times of a quote') }),
  };
}

/** The columns that say what has developed; numbers, report and time are given out by the store. */
export function developmentColumns(development: NewDevelopment) {
  return {
    kind: development.kind,
    type: development.type,
    value: development.value,
    actors: toJson(development.actors),
    scope: development.scope,
    truce: development.truce,
    about: development.about,
    by_party: development.by,
    speaker: development.speaker,
    before_value: development.before?.value ?? null,
    before_since: toText(development.before?.since ?? null),
    certainty: development.certainty,
    background: development.background ? 1 : 0,
    late: development.late ? 1 : 0,
    likelihood: Math.round(development.likelihood * 100),
    confirms: development.confirms ?? null,
    ...evidenceColumns(development.evidence),
  };
}

export function developmentOf(
  row: Row<'development'>,
  support: readonly EvidenceRow[],
  corrections: Corrections,
): Development {
  return {
    id: row.id as DevelopmentId,
    seq: row.seq,
    packId: row.pack_id as PackId,
    eventId: eventIdOf(row.event_seq),
    learnedAt: toTime(row.learned_at),
    kind: row.kind as Development['kind'],
    type: row.type as Development['type'],
    value: row.value as Development['value'],
    actors: fromJson<Development['actors']>(row.actors, `ledger entry ${row.id}`),
    scope: row.scope as Development['scope'],
    truce: row.truce as Development['truce'],
    about: row.about,
    by: row.by_party as Development['by'],
    speaker: row.speaker as Development['speaker'],
    before: beforeOf(row),
    certainty: row.certainty as Development['certainty'],
    background: row.background === 1,
    late: row.late === 1,
    likelihood: row.likelihood / 100,
    evidence: evidenceOf(row, corrections),
    support: support.map((held) => evidenceOf(held, corrections)),
    ...(row.confirms === null ? {} : { confirms: row.confirms as DevelopmentId }),
  };
}

function beforeOf(row: Row<'development'>): Development['before'] {
  if (row.before_value === null) return null;
  return { value: row.before_value as Development['value'], since: toTime(row.before_since) };
}
