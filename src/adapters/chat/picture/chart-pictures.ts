import { renderAsync } from '@resvg/resvg-js';
import { createRequire } from 'node:module';
import { chartInWords } from '../../../domain/telling/chart-in-words.ts';
import type { TimelineChart } from '../../../domain/telling/timeline-chart.ts';
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
const FONTS = ['400Regular/NotoSans_400Regular', '600SemiBold/NotoSans_600SemiBold', '700Bold/NotoSans_700Bold'].map(
  (file) => require.resolve(`@expo-google-fonts/noto-sans/${file}.ttf`),
);

/** Draws charts as PNG off the event loop; the same chart for many who ask is drawn once. */
export class ChartPictures {
  readonly #drawn = new Map<string, Promise<Uint8Array>>();

  async of(chart: TimelineChart, timezone: string): Promise<Picture> {
    const alt = chartInWords(chart, timezone, LONGEST_ALT);
    return { name: 'timeline.png', png: await this.#png(drawChart(chart, timezone)), alt };
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
