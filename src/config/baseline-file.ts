import type { Pack } from '../domain/diplomacy/pack.ts';
import type { Baseline } from '../domain/ledger/board.ts';
import { baselineOf } from './baseline-of.ts';
import { partyProblems, withTrucesOf } from './load-pack.ts';
import { baselineSchema } from './pack-schema.ts';
import { parseYaml, type Read } from './problems.ts';

/** Reads a baseline that was handed over as a file, for a pack that is configured. */
export function readBaselineFile(bytes: Uint8Array, name: string, pack: Pack): Read<Baseline> {
  const file = parseYaml(new TextDecoder().decode(bytes), name, baselineSchema);
  if (!file.value) return { value: null, problems: file.problems };
  const known = withTrucesOf(file.value, pack);
  const problems = partyProblems(file.value, known, name);
  return problems.length > 0 ? { value: null, problems } : { value: baselineOf(file.value, known), problems: [] };
}
