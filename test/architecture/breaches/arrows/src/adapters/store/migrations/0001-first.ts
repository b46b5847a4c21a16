import { sql } from 'kysely';

export const up = sql;
