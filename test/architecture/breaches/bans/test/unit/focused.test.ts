import { expect, it } from '@jest/globals';

it.only('adds', () => expect(1).toBe(1));
