/** One thing that was looked at. */
export interface Finding {
  readonly kind: 'fine' | 'note' | 'problem';
  readonly text: string;
}
