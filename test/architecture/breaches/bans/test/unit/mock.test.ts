import { expect, it, jest } from '@jest/globals';

jest.mock('x');
it('adds', () => expect(1).toBe(1));
