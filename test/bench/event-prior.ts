/** What is known of happenings before any example. */
export const EVENT_PRIOR: Readonly<Record<string, number>> = {
  // who accepts and who refuses do not do the same, however alike the words
  'the opposite step': -3,
};
