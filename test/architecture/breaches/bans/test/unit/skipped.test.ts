import { expect, it } from '@jest/globals';

it.skip('adds', () => expect(1).toBe(1));
