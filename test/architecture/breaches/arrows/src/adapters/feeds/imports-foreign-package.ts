import { Client } from 'discord.js';

export const client = Client;
