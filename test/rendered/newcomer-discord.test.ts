import './undici-apart.ts';

const [{ OnDiscord }, { newcomer }] = [await import('./on-discord.ts'), await import('./newcomer.ts')];

newcomer((stage) => new OnDiscord(stage));
