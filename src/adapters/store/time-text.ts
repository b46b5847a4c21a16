/**
 * Times are ISO text in UTC with milliseconds, in every table: it sorts as time does, means the same in every SQL
 * dialect, and an operator can read it.
 */
export function toText(at: Date): string;
export function toText(at: Date | null): string | null;
export function toText(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}

export function toTime(text: string): Date;
export function toTime(text: string | null): Date | null;
export function toTime(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
