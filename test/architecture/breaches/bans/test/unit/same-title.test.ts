import { expect, it } from '@jest/globals';

it('adds', () => expect(1).toBe(1));
it('adds', () => expect(2).toBe(2));
