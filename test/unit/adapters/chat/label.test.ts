import { expect, it } from '@jest/globals';
import { label } from '../../../../src/adapters/chat/label.ts';

it.each([
  ['Courier\n\u202ex\u202c', 'Courier x'],
  ['\ud800 \u0007', '\ufffd'],
  ['\u200f', '…'],
  ['ten letters', 'ten lette…'],
  ['as it is', 'as it is'],
  ['eight on\u{1f600}\u{1f600}', 'eight on…'],
])('%j names a button', (text, name) => expect(label(text, 10)).toBe(name));
