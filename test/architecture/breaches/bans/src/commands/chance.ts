export const chance = () => [Math.random(), crypto.randomUUID()];
