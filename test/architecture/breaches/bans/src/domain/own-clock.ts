/** Reads the machine's clock. */
export const now = () => [new Date(), Date.now(), Date(), performance.now()];
