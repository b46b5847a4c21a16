import type SqliteFile from 'better-sqlite3';
import type { Listener } from './audience.ts';
import { orderProblems, type Row, type Standing } from './verdict.ts';

/** What is wrong with the threads of a channel: what edits a message is said once beneath it where that is wished, and nothing else is. */
export function threadProblems(
  listener: Listener,
  rows: readonly Row[],
  beneath: (root: string) => readonly Standing[],
  file: SqliteFile.Database,
): readonly string[] {
  if (listener.deleted) return [];
  const carriesOf = (id: number): readonly string[] =>
    file
      .prepare('select development_id from carrier where delivery_id = ? order by position')
      .pluck()
      .all(id) as string[];
  const edits = rows.filter(({ kind }) => kind === 'edit');
  const replies = rows.filter(({ kind }) => kind === 'reply');
  const bases = new Set(
    [...edits, ...replies].flatMap(({ edits: edited, replies_to: answered }) => edited ?? answered ?? []),
  );
  return rows
    .filter(({ id }) => bases.has(id))
    .flatMap(({ id, key, ref_message: root }) => {
      const added = edits.filter((edit) => edit.edits === id).flatMap((edit) => carriesOf(edit.id));
      const own = replies.filter((reply) => reply.replies_to === id);
      const said = beneath(root ?? '');
      const found = oneThread(listener, {
        added,
        own: own.map((row) => ({ ...row, carries: carriesOf(row.id) })),
        said,
      });
      return [...found, ...orderProblems(said, own)].map((problem) => `beneath ${key}: ${problem}`);
    });
}

function oneThread(
  { wish: { threads }, unreadable }: Listener,
  {
    added,
    own,
    said,
  }: {
    readonly added: readonly string[];
    readonly own: readonly (Row & { readonly carries: readonly string[] })[];
    readonly said: readonly Standing[];
  },
): readonly string[] {
  if (!threads) return said.map(({ ids }) => `${ids.join()} was said though no thread is wished`);
  const promised = own.flatMap(({ carries }) => carries);
  const sent = new Set(own.flatMap(({ state, carries }) => (state === 'sent' ? carries : [])));
  const told = said.flatMap(({ ids }) => ids);
  const marked = new Set(said.filter(({ maybeRepeat }) => maybeRepeat).flatMap(({ ids }) => ids));
  const times = (id: string): number => told.filter((other) => other === id).length;
  return [
    ...added.filter((id) => !promised.includes(id)).map((id) => `nobody meant to say ${id}`),
    ...promised.filter((id, n) => promised.indexOf(id) !== n).map((id) => `${id} was meant to be said twice`),
    ...[...sent].filter((id) => times(id) === 0).map((id) => `${id} is said nowhere`),
    ...[...new Set(told)]
      .filter((id) => times(id) > 1 && !(unreadable && marked.has(id)))
      .map((id) => `${id} is said ${times(id)} times`),
    ...told.filter((id) => !promised.includes(id)).map((id) => `${id} was invented`),
  ];
}
