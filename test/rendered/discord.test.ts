import './undici-apart.ts';

const [{ OnDiscord }, { rehearse }] = [await import('./on-discord.ts'), await import('./rehearse.ts')];

rehearse((stage) => new OnDiscord(stage));
