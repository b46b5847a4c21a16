import { render } from '../discord/render.ts';

export const draw = render;
