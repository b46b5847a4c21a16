import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { statementsOfText } from '../app/extraction.ts';
import type { Pack } from '../domain/diplomacy/pack.ts';
import type { Statement } from '../domain/diplomacy/statement.ts';
import { AppError } from '../domain/errors.ts';

const line = z.object({ id: z.string().min(1), text: z.string() });

/** `extract`: every text of a JSON Lines file judged alone; answers with how many there were. */
export async function extractFile(pack: Pack, from: string, to: string): Promise<number> {
  const read = statementsOfText(pack);
  const lines: string[] = [];
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(from, 'utf8'), crlfDelay: Infinity })) {
    number++;
    if (text.trim() === '') continue;
    const { id, text: words } = parse(text, `${from}, line ${number}`);
    lines.push(JSON.stringify({ id, changes: read(words).map(changeOf) }));
  }
  await writeFile(to, lines.map((l) => `${l}\n`).join(''));
  return lines.length;
}

function parse(text: string, where: string): z.output<typeof line> {
  try {
    return line.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError('bad-input', `${where}: must be JSON with id and text.`, { cause });
  }
}

function changeOf(s: Statement): object {
  const actor = s.actors.length > 1 ? s.actors : (s.actors[0] ?? null);
  return {
    type: s.type,
    actor,
    value: s.value,
    scope: s.scope,
    about: s.about,
    ...(s.by ? { by: s.by } : {}),
    quote: s.quote,
  };
}
