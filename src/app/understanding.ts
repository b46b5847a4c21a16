import { TextReader } from '../adapters/language/text-reader.ts';
import type { Store } from '../adapters/store/open-store.ts';
import type { LoadedPack } from '../config/load-pack.ts';
import type { PackId } from '../domain/diplomacy/pack.ts';
import { compileScene } from '../domain/diplomacy/scene.ts';
import type { Conflict } from '../pipeline/conflict.ts';
import { EventMemories } from '../pipeline/event-memories.ts';
import { LedgerMemory } from '../pipeline/ledger-memory.ts';
import { ReportTexts } from '../pipeline/report-texts.ts';
import { Retries } from '../pipeline/retries.ts';
import { TextOrigins } from '../pipeline/text-origins.ts';
import type { UnderstandDeps } from '../pipeline/understand.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Reader } from '../ports/reader.ts';

/** Reports that a stage takes up at a time; the stages go round until nothing is left. */
const BATCH = 200;

/** Compiles packs for reading. */
function conflictsOf(packs: readonly LoadedPack[], reader: Reader): readonly Conflict[] {
  return packs.map(({ pack }) => ({
    pack,
    scene: compileScene(pack, (text, language) => reader.read(text, language)),
  }));
}

/** Builds what the middle stages need: the same for the bot and for a replay. */
export function understanding(
  packs: readonly LoadedPack[],
  { stories, added, decisions }: Pick<Store, 'stories' | 'added' | 'decisions'>,
  clock: Clock,
  log: Log,
): UnderstandDeps {
  const reader = new TextReader();
  const conflicts = conflictsOf(packs, reader);
  const memories = new Map<PackId, LedgerMemory>(
    conflicts.map(({ pack }) => [pack.id, new LedgerMemory(pack, stories, decisions)]),
  );
  const events = new EventMemories(stories, decisions, log);
  const origins = new TextOrigins(stories, log);
  return {
    store: stories,
    added,
    texts: new ReportTexts(reader),
    conflicts,
    memories,
    events,
    origins,
    retries: new Retries(),
    clock,
    log,
    batch: BATCH,
  };
}
