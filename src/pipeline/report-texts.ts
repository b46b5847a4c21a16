import { sourceNamed, type Pack } from '../domain/diplomacy/pack.ts';
import { inputOf, readNews, type NewsInput, type NewsText } from '../domain/news/news-text.ts';
import { readable } from '../domain/news/readable.ts';
import type { Report, ReportId } from '../domain/news/report.ts';
import type { Reader } from '../ports/reader.ts';
import type { Conflict } from './conflict.ts';

/** A report's text as every stage sees it. */
export interface ReadReport {
  readonly input: NewsInput;
  readonly text: NewsText;
}

/** Letters of the texts that are kept; a letter that was read takes some fifty times its place in memory. */
const LETTERS_KEPT = 400_000;

/**
 * Reads each report once for all stages. What has been read is kept until the report is settled or others take its place;
 * it is only saved work: after a start, or for a report that has waited long, the text is read again.
 */
export class ReportTexts {
  readonly #reader: Reader;
  readonly #read = new Map<ReportId, ReadReport>();
  #letters = 0;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** The text of a report, read in its conflict. */
  of({ id, version }: Report, { pack, scene }: Conflict): ReadReport {
    const source = sourceNamed(pack, version.feedId);
    const known = this.#read.get(id);
    // whose side an outlet is on decides what its words state
    if (known?.input.source.side === source.side) return known;
    this.forget(id);
    const input = this.#inputOf({ version }, pack);
    const read = { input, text: readNews(input, scene) };
    this.#keep(id, read);
    return read;
  }

  /** An earlier state of an article, read again for what stood in it. */
  earlier({ version }: Pick<Report, 'version'>, { pack }: Conflict): Pick<NewsInput, 'title' | 'summary'> {
    const { title, summary } = this.#inputOf({ version }, pack);
    return { title, summary };
  }

  #inputOf({ version }: Pick<Report, 'version'>, pack: Pack): NewsInput {
    const source = sourceNamed(pack, version.feedId);
    return inputOf(version, source, (text, language) => this.#reader.read(readable(text), language));
  }

  /** To be called when no stage will ask for it again. */
  forget(id: ReportId): void {
    const known = this.#read.get(id);
    if (known === undefined) return;
    this.#read.delete(id);
    this.#letters -= lettersOf(known);
  }

  #keep(id: ReportId, read: ReadReport): void {
    this.#read.set(id, read);
    this.#letters += lettersOf(read);
    for (const oldest of this.#read.keys()) {
      if (this.#letters <= LETTERS_KEPT) return;
      this.forget(oldest);
    }
  }
}

function lettersOf({ input }: ReadReport): number {
  return input.title.text.length + input.summary.text.length;
}
