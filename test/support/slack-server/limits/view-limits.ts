import { Buffer } from 'node:buffer';
import { refuse, refuseWithReasons } from '../answer.ts';
import type { Refusal } from '../answer.ts';
import { isObject, listAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { checkBlocks } from './blocks.ts';
import { plain, Problems } from './problems.ts';

const largestView = 250 * 1024;

/** Answers the view when Slack would take it for this surface, or why not. */
export function readView(value: unknown, surface: 'modal' | 'home'): JsonObject | Refusal {
  if (!isObject(value))
    return refuseWithReasons('invalid_arguments', ['missing required field: view [json-pointer:/view]']);
  if (Buffer.byteLength(JSON.stringify(value)) > largestView) return refuse('view_too_large');
  const problems = new Problems();
  if (textAt(value, 'type') !== surface) problems.add(`must be one of: ${surface}`, '/view/type');
  if (surface === 'modal') checkModal(value, problems);
  problems.text(value['private_metadata'], '/view/private_metadata', 3000);
  problems.text(value['callback_id'], '/view/callback_id', 255);
  problems.text(value['external_id'], '/view/external_id', 255);
  if (value['blocks'] === undefined) problems.add('missing required field: blocks', '/view');
  checkBlocks(value['blocks'], '/view/blocks', surface, problems);
  return problems.found.length > 0 ? refuseWithReasons('invalid_arguments', problems.found) : value;
}

function checkModal(view: JsonObject, problems: Problems): void {
  problems.textObject(view['title'], '/view/title', 24, plain);
  problems.textObject(view['submit'], '/view/submit', 24, plain, false);
  problems.textObject(view['close'], '/view/close', 24, plain, false);
  const asks = listAt(view, 'blocks').some((block) => textAt(block, 'type') === 'input');
  if (asks && view['submit'] === undefined) problems.add('missing required field: submit', '/view');
}
