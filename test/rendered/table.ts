// Prints what each platform shows for every scene, as Markdown: node_modules/.bin/node test/rendered/table.ts
import { pathToFileURL } from 'node:url';
import { expected } from './expected.ts';
import { SCENES } from './scenes.ts';
import { readable } from './readable.ts';

const PLATFORMS = ['slack', 'discord', 'terminal'] as const;

/** Every scene with what was typed or pressed, and what each platform shows then. */
function table(): string {
  const files = PLATFORMS.map((platform) => [platform, expected(platform)] as const);
  const sections = scenes().map(([name, act]) => {
    const shown = files.map(([platform, seen]) => {
      const text = seen.get(name)?.map(readable).join('\n\n– – –\n\n');
      return `**${platform}**\n\n${text === undefined ? 'Not there.' : `\`\`\`\`text\n${text.trim()}\n\`\`\`\``}`;
    });
    return [`## ${name}`, act, ...shown].join('\n\n');
  });
  return `${sections.join('\n\n')}\n`;
}

/** The names of the scenes, each with how one comes to see it. */
function scenes(): readonly (readonly [string, string])[] {
  const acts = new Map<string, string>();
  for (const step of SCENES) {
    if ('home' in step) acts.set(step.name, 'The home tab.');
    else if ('tell' in step) for (const name of Object.values(step.tell).flat()) acts.set(name, 'Told by itself.');
    else if ('press' in step) acts.set(step.name, `Button “${step.press}” of ${step.on}`);
    else if ('fill' in step) acts.set(step.name, `The form of ${step.on}, handed in with ${JSON.stringify(step.fill)}`);
    else if ('ask' in step && step.name !== undefined) acts.set(step.name, `\`/ceasefire ${step.ask}\``);
  }
  return [...acts];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.stdout.write(table());
