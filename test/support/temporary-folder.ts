import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for a test, to be removed by it. */
export function aFolder(): { readonly path: string; remove(this: void): void } {
  const path = mkdtempSync(join(tmpdir(), 'ceasefire-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
