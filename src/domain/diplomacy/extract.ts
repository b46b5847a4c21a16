import { actsIn } from './grammar/act.ts';
import type { Act } from './grammar/act.ts';
import { BREACH_TERMS, breachesOf } from './grammar/breaches.ts';
import { DEMAND_TERMS, demandOf } from './grammar/demands.ts';
import { EXCHANGE_TERMS, exchangeOf } from './grammar/exchanges.ts';
import { linesOf } from './grammar/line.ts';
import { PHASE_TERMS, phaseOf } from './grammar/phases.ts';
import { POSITION_TERMS, positionOf } from './grammar/positions.ts';
import { PRESSURE_TERMS, pressureOf } from './grammar/pressures.ts';
import { REMARK_TERMS, remarkOf } from './grammar/remarks.ts';
import { settle } from './grammar/settle.ts';
import { TALKS_TERMS, talksOf } from './grammar/talks.ts';
import type { PartyId } from './pack.ts';
import type { Reading } from './reading.ts';
import type { Scene } from './scene.ts';
import type { Statement } from './statement.ts';
import type { Term } from './term.ts';

/** One text as an outlet published it; `side` is the party whose media the outlet is, null for an independent one. */
export interface Published {
  readonly title: Reading;
  readonly summary: Reading;
  readonly side: PartyId | null;
}

type Extractor = (act: Act, scene: Scene) => readonly Statement[];

const one = (found: Statement | null): readonly Statement[] => (found === null ? [] : [found]);

const EXTRACTORS: readonly (readonly [readonly Term[], Extractor])[] = [
  [POSITION_TERMS, (act, scene) => one(positionOf(act, scene))],
  [PHASE_TERMS, (act, scene) => one(phaseOf(act, scene))],
  [TALKS_TERMS, (act, scene) => one(talksOf(act, scene))],
  [BREACH_TERMS, breachesOf],
  [EXCHANGE_TERMS, (act, scene) => one(exchangeOf(act, scene))],
  [PRESSURE_TERMS, (act, scene) => one(pressureOf(act, scene))],
  [DEMAND_TERMS, (act, scene) => one(demandOf(act, scene))],
];

const ACT_TERMS = [...new Set(EXTRACTORS.flatMap(([terms]) => terms))];

/** Every statement of a text with its modality; never stronger than the words, each with its verbatim quote. */
export function extractStatements(input: Published, scene: Scene): readonly Statement[] {
  const lines = [...linesOf(input.title, scene, true), ...linesOf(input.summary, scene, false)];
  const found = lines.flatMap((line) =>
    actsIn(line, ACT_TERMS).flatMap((act) =>
      EXTRACTORS.flatMap(([terms, extract]) => (terms.includes(act.term) ? extract(act, scene) : [])),
    ),
  );
  const remarks = (): readonly Statement[] =>
    lines.flatMap((line) => actsIn(line, REMARK_TERMS).flatMap((act) => one(remarkOf(act, scene))));
  return settle(found, remarks, input.side, scene);
}

/** The statements that may change the board: those that the text asserts, each once, in whoever's words first. */
export function changesOf(statements: readonly Statement[]): readonly Statement[] {
  const asserted = statements.filter((s) => s.modality === 'asserted');
  return [
    ...new Map(asserted.toReversed().map((s) => [`${s.type} ${s.value} ${s.actors.join()} ${s.by}`, s])).values(),
  ].toReversed();
}
