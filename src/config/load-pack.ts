import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Pack, PackId, PartyId, Source, SourceId, Truce, TruceId } from '../domain/diplomacy/pack.ts';
import type { Baseline } from '../domain/ledger/board.ts';
import { baselineOf } from './baseline-of.ts';
import { withPackTruces } from './baseline-truces.ts';
import {
  baselineSchema,
  packNamesSchema,
  packSchema,
  type BaselineFile,
  type PackFile,
  type PackNames,
} from './pack-schema.ts';
import { check, readYaml, type Read } from './problems.ts';

/** A conflict with the baseline that its board starts from; null: the board starts empty. */
export interface LoadedPack {
  readonly pack: Pack;
  readonly baseline: Baseline | null;
}

const PACKS = join(import.meta.dirname, '../../config/packs');

/** Where a pack named in a configuration or on the command line stands: an id under config/packs, or a path. */
export function packPath(name: string, relativeTo: string): string {
  if (!/[/\\]|\.ya?ml$/u.test(name)) return join(PACKS, `${name}.yaml`);
  if (isAbsolute(name)) return name;
  const beside = resolve(relativeTo, name);
  return existsSync(beside) ? beside : resolve(name);
}

/**
 * Reads a pack and its baseline. `baseline` replaces the pack's own: a path, or `none` to start empty. A truce that the
 * baseline calls as the pack calls one of its own is that one; another that the pack lacks is taken as one of the pack.
 */
export function loadPack(path: string, name: string, baseline?: string): Read<LoadedPack> {
  const file = readYaml(path, name, packSchema);
  const named = readYaml(path, name, packNamesSchema).value;
  const read = named ? baselineFile(named, path, name, baseline) : { value: null, problems: [] };
  const cross = named ? crossProblems(named, name) : [];
  if (!file.value) return { value: null, problems: [...file.problems, ...cross, ...read.problems] };
  const start = read.value ? withPackTruces(read.value, file.value.truces) : null;
  const pack = packOf(file.value, start);
  const problems = [...read.problems, ...cross, ...(start ? partyProblems(start, pack, name) : [])];
  if (problems.length > 0) return { value: null, problems };
  return { value: { pack, baseline: start ? baselineOf(start, pack) : null }, problems: [] };
}

function baselineFile(
  file: Pick<PackFile, 'baseline'>,
  path: string,
  name: string,
  override: string | undefined,
): Read<BaselineFile> {
  if (override === 'none') return { value: null, problems: [] };
  if (override !== undefined) return readYaml(resolve(override), `baseline ${override}`, baselineSchema);
  if (file.baseline === null || file.baseline === undefined) return { value: null, problems: [] };
  if (typeof file.baseline !== 'string') return check(file.baseline, `${name}: baseline`, baselineSchema);
  return readYaml(baselinePath(file.baseline, path), `baseline ${file.baseline} of ${name}`, baselineSchema);
}

/** Relative to the pack's folder, else to the folder above it (config/packs beside config/baselines). */
function baselinePath(baseline: string, path: string): string {
  const beside = resolve(dirname(path), baseline);
  return existsSync(beside) ? beside : resolve(dirname(path), '..', baseline);
}

function packOf(file: PackFile, baseline: BaselineFile | null): Pack {
  const own = file.truces.map((t): Truce => ({
    id: t.id as TruceId,
    name: t.name,
    scope: t.scope ?? null,
    aliases: t.aliases,
  }));
  const pack: Pack = {
    id: file.id as PackId,
    name: file.name,
    prefix: file.prefix,
    parties: file.parties.map((p) => ({ ...p, id: p.id as PartyId })),
    places: file.places,
    truces: own,
    sources: file.sources.map((s): Source => ({
      ...s,
      id: s.id as SourceId,
      side: (s.side ?? null) as PartyId | null,
    })),
  };
  return baseline ? withTrucesOf(baseline, pack) : pack;
}

/** A truce that a baseline names and the pack lacks is taken as one of the pack. */
export function withTrucesOf(baseline: BaselineFile, pack: Pack): Pack {
  const added = Object.entries(baseline.truces)
    .filter(([id]) => !pack.truces.some((t) => (t.id as string) === id))
    .map(([id, t]): Truce => ({ id: id as TruceId, name: t.name ?? id, scope: t.scope ?? null, aliases: {} }));
  return { ...pack, truces: [...pack.truces, ...added] };
}

function crossProblems(file: PackNames, name: string): readonly string[] {
  const parties = new Set(file.parties.map((p) => p.id));
  // a party that cannot be read may be the one that is meant
  const allRead = parties.size > 0 && !parties.has('');
  return [
    ...twice(file.parties.map((p) => p.id)).map((id) => `${name}: party ${id} is listed twice.`),
    ...twice(file.truces.map((t) => t.id)).map((id) => `${name}: truce ${id} is listed twice.`),
    ...twice(file.sources.map((s) => s.id)).map((id) => `${name}: source ${id} is listed twice.`),
    ...twice(file.sources.map((s) => s.url)).map((_, n) => `${name}: two sources have the same url (case ${n + 1}).`),
    ...file.sources
      .filter((s) => allRead && s.side !== '' && !parties.has(s.side))
      .map((s) => `${name}: sources: side of ${s.id} is no party of the pack.`),
  ];
}

/** What a baseline names that is not of the pack. */
export function partyProblems(file: BaselineFile, pack: Pack, name: string): readonly string[] {
  const parties = new Set<string>(pack.parties.map((p) => p.id));
  const truces = new Set<string>(pack.truces.map((t) => t.id));
  const named = Object.values(file.positions).flatMap((p) => (Array.isArray(p) ? p : [p]));
  const actors = file.statements.flatMap((s) => (typeof s === 'string' ? [] : [...s.actor, ...(s.by ? [s.by] : [])]));
  return [
    ...Object.keys(file.positions)
      .filter((p) => !parties.has(p))
      .map((p) => `${name}: baseline: positions.${p} is no party of the pack.`),
    ...[...new Set(actors)]
      .filter((a) => !parties.has(a))
      .map((a) => `${name}: baseline: statements: actor ${a} is no party of the pack.`),
    ...[...new Set(named.flatMap((p) => p.truce ?? []))]
      .filter((t) => !truces.has(t))
      .map((t) => `${name}: baseline: positions: truce ${t} is not known.`),
  ];
}

function twice(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((v, n) => v !== '' && values.indexOf(v) !== n))];
}
