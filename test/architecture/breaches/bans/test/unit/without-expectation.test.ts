import { it } from '@jest/globals';

it('adds', () => undefined);
