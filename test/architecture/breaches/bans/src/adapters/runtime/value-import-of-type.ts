import { Innocent } from '../../domain/innocent.ts';

export type Named = Innocent;
