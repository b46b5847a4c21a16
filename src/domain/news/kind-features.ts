import type { Reading } from '../diplomacy/reading.ts';
import type { Features } from './linear-model.ts';
import type { NewsTerm } from './news-term.ts';
import { has, type Field, type NewsText } from './news-text.ts';
import { slavicFormMarks } from './slavic-form.ts';

const MARKS: readonly NewsTerm[] = [
  'opinion-mark',
  'explainer-mark',
  'roundup-mark',
  'broadcast-mark',
  'picture-mark',
  'live-mark',
  'hedge-word',
  'essay-noun',
  'first-person',
  'expert-word',
  'day-name',
  'long-time',
  'human-interest',
  'saying-verb',
];
const ACTS: readonly NewsTerm[] = [
  'accept-act',
  'reject-act',
  'announce-act',
  'propose-act',
  'demand-act',
  'threaten-act',
  'accuse-act',
  'order-act',
  'begin-act',
  'suspend-act',
  'resume-act',
  'arrive-act',
  'welcome-act',
  'prepare-act',
  'approve-act',
  'identify-act',
  'handover-word',
  'strike-word',
  'meeting-word',
];

const OPINION_SECTION =
  /\/(?:opinions?|commentisfree|editorials?|columnists?|op-ed|ideas|letters|views|blogs?|tribune|debats|leaders|by-invitation)\//iu;
const COMMENT_SECTION =
  /\/(?:analysis|explainers?|newsletters?|podcasts?|briefing|the-daily|interactive|in-pictures|gallery|visual|video|videos|features?|longform|magazine|culture|review|sunday)\//iu;
/** "Jane Doe: 'what she thinks'" heads an interview or a guest's essay. */
const SPEAKER_THEN_QUOTE = /^(?:[\p{L}-]+\s){0,3}\p{Lu}[\p{L}'’-]+\s\p{Lu}[\p{L}'’-]+:\s*['"‘“]/u;
/** What has been so for long is no happening. */
const LONG_RUNNING =
  /\b(?:(?:has|have|had) (?:long|always|never|been \p{L}+ing)|had (?:\p{L}+ed|said|made)|still|increasingly|once)\b/iu;
const QUESTION_OPENING =
  /^(?:how|why|what|who|where|when|is|are|can|could|will|would|does|do|did|should|which|was)\b/iu;
const NUMBERED_LIST =
  /^(?:\d+|three|four|five|six|seven|eight|nine|ten|some) (?:\p{L}+ )?(?:things|takeaways|ways|questions|reasons|facts|lessons|points|of the things)\b/iu;

/** What sort of text this is, as named features: reports of something said or done, or comment and explanation. */
export function kindFeatures(text: NewsText): Features {
  const features = new Map<string, number>();
  const note = (name: string): void => void features.set(name, 1);
  for (const mark of MARKS) {
    if (has(text.lead, mark) && mark !== 'day-name') note(`${mark} in the lead`);
    if (has(text.lead, mark) || has(text.body, mark)) note(mark);
  }
  noteActs(text.lead, note);
  noteForm(text, note);
  slavicFormMarks(text).forEach(note);
  noteStated(text, note);
  if (OPINION_SECTION.test(text.link)) note('opinion section');
  if (COMMENT_SECTION.test(text.link)) note('comment or programme section');
  return features;
}

function noteActs(lead: Field, note: (name: string) => void): void {
  const done = ACTS.filter((act) =>
    lead.spans.get(act)?.some((s) => s.form === 'present' || s.form === 'past' || s.form === null),
  );
  if (done.length === 0) note('no act in the lead');
  if (done.length >= 2) note('several acts in the lead');
  const acting = lead.mentions.some(
    (m) =>
      m.named.kind === 'party' &&
      ACTS.concat('saying-verb').some((act) =>
        lead.spans
          .get(act)
          ?.some(
            (s) =>
              s.sentence === m.sentence &&
              (s.form === 'present' || s.form === 'past' || s.form === 'base') &&
              s.from >= m.to &&
              s.from - m.to <= 2,
          ),
      ),
  );
  if (acting) note('a party acts or says in the lead');
  const says = lead.mentions.some(
    (m) =>
      m.named.kind === 'party' &&
      lead.spans.get('saying-verb')?.some((s) => s.sentence === m.sentence && s.from >= m.to && s.from - m.to <= 2),
  );
  if (says) note('a party says in the lead');
}

function noteStated(text: NewsText, note: (name: string) => void): void {
  const typed = text.statements.filter((s) => s.type !== 'statement');
  if (typed.some((s) => s.modality === 'asserted')) note('asserts something typed');
  if (typed.length > 0 && typed.every((s) => s.modality !== 'asserted')) note('states, but asserts nothing');
  if (text.statements.length === 0) note('states nothing');
  if (text.statements.some((s) => text.lead.reading.text.includes(s.quote) && s.modality === 'asserted'))
    note('asserts something in the lead');
}

function noteForm(text: NewsText, note: (name: string) => void): void {
  const lead = text.lead.reading.text.trim();
  const body = text.body.reading.text.trim();
  if (!text.titled) note('no title');
  if (text.titled && lead.endsWith('?')) note('title asks');
  else if (/\?/u.test(lead)) note('a question in the lead');
  if (/\?/u.test(body)) note('a question in the body');
  if (text.titled && QUESTION_OPENING.test(lead)) note('title opens as a question');
  if (NUMBERED_LIST.test(lead)) note('numbered list');
  if (text.titled && SPEAKER_THEN_QUOTE.test(lead)) note('speaker and quote as title');
  if (/^opinion\s*[|:]/iu.test(lead)) note('labelled as opinion');
  if (
    /[—–-]\s*(?:kremlin|white house|\p{L}+ (?:envoy|spokesman|mp|diplomat)|.{0,30}(?:spokesman|ministry|envoy|source|lavrov))/iu.test(
      lead,
    )
  )
    note('speaker behind a dash');
  if (/(?:^|[.!?]\s)(?:but|instead|yet|still|and)[ ,]/iu.test(body || lead)) note('a sentence opens with but');
  if (text.titled && quoted(text.lead.reading)) note('quotation in the lead');
  if (body !== '' && quoted(text.body.reading)) note('quotation in the body');
  if (/\d/u.test(lead)) note('a number in the lead');
  if (LONG_RUNNING.test(lead)) note('a state of long standing in the lead');
  if (
    /^(?:photos?|video|watch|listen|analysis|comment|explainer|podcast|interview)\b\s*[:|]/iu.test(lead) ||
    /\bin (?:photos|pictures|maps|charts)\b/iu.test(lead)
  )
    note('labelled as pictures, programme or comment');
  if (text.lead.mentions.length === 0) note('nobody named in the lead');
  if (verbless(text.lead)) note('title without a verb');
}

function quoted(reading: Reading): boolean {
  return /["“”«]|(?:^|\s)['‘]\p{L}/u.test(reading.text);
}

function verbless(lead: Field): boolean {
  return !lead.reading.terms.some((t) => t.form === 'present' || t.form === 'past' || t.form === 'base');
}
