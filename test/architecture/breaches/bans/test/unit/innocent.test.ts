import { expect, it } from '@jest/globals';

it('adds', () => expect(JSON.parse('1')).toBe(1));
