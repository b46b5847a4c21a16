import { expect, it } from '@jest/globals';
import { namesHost } from '../../../../src/adapters/chat/names-host.ts';

it.each(['courier.example', 'Visit Bank.Example now', 'https://courier.example/a', 'courier．example', 'кур’єр.укр', 'news-1.example', 'courier\u2064.example', 'courier.\ufeffexample'])(
  '%s names a host',
  (label) => expect(namesHost(label)).toBe(true),
); // prettier-ignore

it.each(['The Meridian Courier', 'U.S. News', 'A. B. Carter', 'Dr. No', 'Radio 1.5', 'Courier, The.', 'e.g. a paper'])(
  '%s names none',
  (label) => expect(namesHost(label)).toBe(false),
);
