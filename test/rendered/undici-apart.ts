// In one of Jest's module registries the feeds' undici puts itself in the place of the one that discord.js brings, and uploads
// fail. Evaluated before anything loads discord.js, this leaves the place free again.
import 'undici';

Object.assign(globalThis, { [Symbol.for('undici.globalDispatcher.1')]: undefined });
