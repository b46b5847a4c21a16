import { TextReader } from '../adapters/language/text-reader.ts';
import { changesOf, extractStatements } from '../domain/diplomacy/extract.ts';
import type { Pack } from '../domain/diplomacy/pack.ts';
import { compileScene } from '../domain/diplomacy/scene.ts';
import type { Statement } from '../domain/diplomacy/statement.ts';

/** What single texts state about a conflict, each judged alone: only what may change a board. */
export function statementsOfText(pack: Pack): (text: string) => readonly Statement[] {
  const reader = new TextReader();
  const scene = compileScene(pack, (text, language) => reader.read(text, language));
  return (text) =>
    changesOf(extractStatements({ title: reader.read(text), summary: reader.read(''), side: null }, scene));
}
