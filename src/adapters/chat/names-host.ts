/** Two or more words with dots between them, the last of letters alone, as in `news.example`; also in wide letters. */
const HOST = /[\p{L}\p{N}-][.\u3002\uff0e\uff61]\p{L}{2,}/u;

/** What no reader sees between the letters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Does a link's label name a host? Right or wrong, no reader should have to compare it with where the link leads: the link
 * then stands after the label, under a word of ours.
 */
export function namesHost(label: string): boolean {
  return HOST.test(label.normalize('NFKC').replace(INVISIBLE, ''));
}

/** The word under which such a link stands. */
export const LINK = 'link';
