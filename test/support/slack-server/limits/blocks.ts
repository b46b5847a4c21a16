import { isObject, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { accessoryKinds, actionKinds, checkActionIds, checkElement, checkImage, inputKinds } from './elements.ts';
import { anyText, plain } from './problems.ts';
import type { Problems } from './problems.ts';

/** Where blocks stand: messages hold 50, modals and home tabs 100, and some blocks fit only one of them. */
export type Surface = 'message' | 'modal' | 'home';

type Check = (block: JsonObject, pointer: string, problems: Problems) => void;

const checks: Readonly<Record<string, Check>> = {
  section: checkSection,
  header: (block, at, problems) => problems.textObject(block['text'], `${at}/text`, 150, plain),
  divider: () => undefined,
  context: checkContext,
  actions: checkActions,
  image: checkImageBlock,
  input: checkInputBlock,
  markdown: (block, at, problems) => problems.text(block['text'], `${at}/text`, 12_000, true),
  rich_text: (block, at, problems) => void problems.list(block['elements'], `${at}/elements`, 0, 100),
  table: checkTable,
  video: checkVideo,
};
const onlyInMessages = ['markdown', 'table'];

/** Checks a list of blocks as Slack does before it takes them; what is wrong ends up in `problems`. */
export function checkBlocks(value: unknown, pointer: string, surface: Surface, problems: Problems): void {
  const blocks = problems.list(value, pointer, 0, surface === 'message' ? 50 : 100);
  const ids = new Set<string>();
  for (const [index, block] of blocks.entries()) {
    const at = `${pointer}/${index}`;
    if (!isObject(block)) {
      problems.add('must provide an object', at);
      continue;
    }
    const type = textAt(block, 'type') ?? '';
    const check = checks[type];
    if (!check || (surface !== 'message' && onlyInMessages.includes(type))) {
      problems.add(`unsupported type: ${type}`, `${at}/type`);
      continue;
    }
    problems.text(block['block_id'], `${at}/block_id`, 255);
    const id = textAt(block, 'block_id');
    if (id !== undefined && ids.has(id)) problems.add(`\`block_id\` "${id}" already exists`, `${at}/block_id`);
    if (id !== undefined) ids.add(id);
    check(block, at, problems);
  }
}

function checkSection(block: JsonObject, at: string, problems: Problems): void {
  const hasFields = block['fields'] !== undefined;
  problems.textObject(block['text'], `${at}/text`, 3000, anyText, !hasFields);
  if (hasFields) {
    for (const [index, field] of problems.list(block['fields'], `${at}/fields`, 1, 10).entries()) {
      problems.textObject(field, `${at}/fields/${index}`, 2000, anyText);
    }
  }
  if (block['accessory'] !== undefined) checkElement(block['accessory'], `${at}/accessory`, accessoryKinds, problems);
}

function checkContext(block: JsonObject, at: string, problems: Problems): void {
  for (const [index, element] of problems.list(block['elements'], `${at}/elements`, 1, 10).entries()) {
    const pointer = `${at}/elements/${index}`;
    if (isObject(element) && element['type'] === 'image') checkImage(element, pointer, problems);
    else problems.textObject(element, pointer, 3000, anyText);
  }
}

function checkActions(block: JsonObject, at: string, problems: Problems): void {
  for (const [index, element] of problems.list(block['elements'], `${at}/elements`, 1, 25).entries()) {
    checkElement(element, `${at}/elements/${index}`, actionKinds, problems);
  }
  checkActionIds(block, at, problems);
}

function checkImageBlock(block: JsonObject, at: string, problems: Problems): void {
  checkImage(block, at, problems);
  problems.textObject(block['title'], `${at}/title`, 2000, plain, false);
}

function checkInputBlock(block: JsonObject, at: string, problems: Problems): void {
  problems.textObject(block['label'], `${at}/label`, 2000, plain);
  problems.textObject(block['hint'], `${at}/hint`, 2000, plain, false);
  checkElement(block['element'], `${at}/element`, inputKinds, problems);
}

function checkTable(block: JsonObject, at: string, problems: Problems): void {
  for (const [index, row] of problems.list(block['rows'], `${at}/rows`, 1, 100).entries()) {
    problems.list(row, `${at}/rows/${index}`, 1, 20);
  }
}

function checkVideo(block: JsonObject, at: string, problems: Problems): void {
  problems.textObject(block['title'], `${at}/title`, 199, plain);
  problems.address(block['video_url'], `${at}/video_url`, true);
  problems.address(block['thumbnail_url'], `${at}/thumbnail_url`, true);
  problems.text(block['alt_text'], `${at}/alt_text`, 2000, true);
}
