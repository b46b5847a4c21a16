import { Client } from 'discord.js';
import { status } from '../../commands/status.ts';
import { parts } from '../chat/parts.ts';

export const render = [Client, status, parts];
