import { renderAsync } from '@resvg/resvg-js';
import { createRequire } from 'node:module';
import { chartInWords } from '../../../domain/telling/chart-in-words.ts';
import { remembered, rememberedWith } from '../../../domain/remembered.ts';
import type { TimelineChart } from '../../../domain/telling/timeline-chart.ts';
import type { Message, Reply } from '../../../domain/telling/message.ts';
import type { Log } from '../../../ports/log.ts';
import { drawChart } from './draw-chart.ts';

/** A chart as a file, with the same in words. */
export interface Picture {
  readonly name: string;
  readonly png: Uint8Array;
  readonly alt: string;
}

/** What Discord takes as the description of a file; Slack takes more. */
const LONGEST_ALT = 1000;
const KEPT = 16;

const require = createRequire(import.meta.url);
/** Without a font of its own a picture would lack every word on a machine that has none. */
const FONTS = [
  require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  require.resolve('@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf'),
  require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
];

/** The same chart may go with many answers. */
const drawing = rememberedWith((chart: TimelineChart) =>
  remembered((timezone) => ({ svg: drawChart(chart, timezone), alt: chartInWords(chart, timezone, LONGEST_ALT) })),
);

/** A reply with its chart drawn. */
export type DrawnReply = Reply & { readonly picture?: Picture };

/** Draws charts as PNG off the event loop; the same chart for many who ask is drawn once. */
export class ChartPictures {
  readonly #drawn = new Map<string, Promise<Uint8Array>>();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** The picture of a message; null where it has none, or where it cannot be drawn: the message says it all. */
  async of({ chart, timezone }: Pick<Message, 'chart' | 'timezone'>): Promise<Picture | null> {
    if (!chart) return null;
    try {
      const { svg, alt } = drawing(chart)(timezone);
      return { name: 'timeline.png', png: await this.#png(svg), alt };
    } catch (error) {
      this.#log.warn('a picture could not be drawn', { chart: chart.title, cause: String(error) });
      return null;
    }
  }

  /** A reply with its picture. */
  async drawn(reply: Promise<Reply>): Promise<DrawnReply> {
    const whole = await reply;
    const picture = await this.of(whole.message);
    return picture ? { ...whole, picture } : whole;
  }

  #png(svg: string): Promise<Uint8Array> {
    const known = this.#drawn.get(svg);
    if (known) return known;
    const png = rasterised(svg);
    this.#drawn.set(svg, png);
    const [oldest] = this.#drawn.keys();
    if (this.#drawn.size > KEPT && oldest !== undefined) this.#drawn.delete(oldest);
    return png;
  }
}

async function rasterised(svg: string): Promise<Uint8Array> {
  const font = { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: 'Noto Sans' };
  const image = await renderAsync(svg, { font, logLevel: 'off' });
  return image.asPng();
}
