import type { Reading } from '../diplomacy/reading.ts';
import type { VerbForm } from '../diplomacy/term.ts';
import type { Features } from './linear-model.ts';
import type { NewsTerm } from './news-term.ts';
import { has, type Field, type NewsText, type Spot } from './news-text.ts';
import { slavicFormMarks } from './slavic-form.ts';

type Note = (name: string) => void;

const MARKS: readonly NewsTerm[] = [
  'opinion-mark',
  'explainer-mark',
  'roundup-mark',
  'broadcast-mark',
  'picture-mark',
  'live-mark',
  'hedge-word',
  'essay-noun',
  'verdict-word',
  'mood-word',
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
/** Words of a link's path that say what sort of page it leads to. */
const PROGRAMME_IN_LINK =
  /[/-](?:podcast|explainer|explained|what-to-know|takeaways|fact-check|interview|opinion|editorial|analysis|photos|in-pictures|timeline|quiz)(?=[-/?.]|$)/iu;
/** From a dash to the speaker's office: "— Foreign Ministry spokesman". */
const SPEAKER_REACH = 6;

/** What sort of text this is, as named features: reports of something said or done, or comment and explanation. */
export function kindFeatures(text: NewsText): Features {
  const features = new Map<string, number>();
  const note: Note = (name) => void features.set(name, 1);
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
  if (PROGRAMME_IN_LINK.test(text.link)) note('comment or programme by its link');
  return features;
}

function noteActs(lead: Field, note: Note): void {
  const done = ACTS.filter((act) =>
    lead.spans.get(act)?.some((s) => s.form === 'present' || s.form === 'past' || s.form === null),
  );
  if (done.length === 0) note('no act in the lead');
  if (done.length >= 2) note('several acts in the lead');
  if (acts(lead, [...ACTS, 'saying-verb'], TURNED)) note('a party acts or says in the lead');
  if (acts(lead, ['saying-verb'], null)) note('a party says in the lead');
  const expert = lead.spans
    .get('expert-word')
    ?.some((e) =>
      lead.spans.get('saying-verb')?.some((s) => s.sentence === e.sentence && s.from >= e.to && s.from - e.to <= 1),
    );
  if (expert) note('an expert says in the lead');
}

const TURNED: ReadonlySet<VerbForm | null> = new Set(['present', 'past', 'base']);

/** A party right before one of the verbs; "a Norlander expert says" is no party's word. */
function acts(lead: Field, verbs: readonly NewsTerm[], forms: ReadonlySet<VerbForm | null> | null): boolean {
  const experts = lead.spans.get('expert-word') ?? [];
  return lead.mentions.some(
    (m) =>
      m.named.kind === 'party' &&
      verbs.some((verb) =>
        lead.spans
          .get(verb)
          ?.some(
            (s) =>
              s.sentence === m.sentence &&
              s.from >= m.to &&
              s.from - m.to <= 2 &&
              (forms === null || forms.has(s.form)) &&
              !experts.some((e) => e.sentence === s.sentence && e.from >= m.to && e.to <= s.from),
          ),
      ),
  );
}

function noteStated(text: NewsText, note: Note): void {
  const typed = text.statements.filter((s) => s.type !== 'statement');
  if (typed.some((s) => s.modality === 'asserted')) note('asserts something typed');
  if (typed.length > 0 && typed.every((s) => s.modality !== 'asserted')) note('states, but asserts nothing');
  if (text.statements.length === 0) note('states nothing');
  if (text.statements.some((s) => text.lead.reading.text.includes(s.quote) && s.modality === 'asserted'))
    note('asserts something in the lead');
}

function noteForm(text: NewsText, note: Note): void {
  const lead = text.lead.reading.text.trim();
  const body = text.body.reading.text.trim();
  if (!text.titled) note('no title');
  if (text.titled && lead.endsWith('?')) note('title asks');
  else if (/\?/u.test(lead)) note('a question in the lead');
  if (/\?/u.test(body)) note('a question in the body');
  if (text.titled && SPEAKER_THEN_QUOTE.test(lead)) note('speaker and quote as title');
  if (text.titled && quoted(text.lead.reading)) note('quotation in the lead');
  if (body !== '' && quoted(text.body.reading)) note('quotation in the body');
  if (/\d/u.test(lead)) note('a number in the lead');
  if (has(text.lead, 'standing-state')) note('a state of long standing in the lead');
  if (has(text.lead, 'picture-form')) note('labelled as pictures, programme or comment');
  if (text.lead.mentions.length === 0) note('nobody named in the lead');
  if (verbless(text.lead)) note('title without a verb');
  if (text.titled) noteTitle(text.lead, note);
  noteOpenings(text, note);
}

function noteTitle(lead: Field, note: Note): void {
  if (opensWith(lead, 'question-opening')) note('title opens as a question');
  if (colonThen(lead, 'question-opening')) note('an explanation behind a colon');
  if (labelled(lead, 'opinion-label')) note('labelled as opinion');
  if (labelled(lead, 'programme-label')) note('labelled as pictures, programme or comment');
  if (opensWith(lead, 'article')) note('title opens with an article');
  if (opensWith(lead, 'scene-preposition')) note('title opens with a preposition');
  if (lead.reading.sentences[0]?.tokens.slice(1, 4).some((t) => t.norm === "'s")) note('title opens with whose it is');
  if (has(lead, 'copula') && !has(lead, 'saying-verb') && !quoted(lead.reading))
    note('a full sentence of the writer’s as title');
  const counted = opensWith(lead, 'small-number') || lead.reading.sentences[0]?.tokens[0]?.kind === 'number';
  if (counted && lead.spans.get('list-noun')?.some((s) => s.sentence === 0 && s.from <= 3)) note('numbered list');
  if (behindDash(lead, 'expert-word')) note('expert behind a dash');
  else if (behindDash(lead, 'speaker-noun') || behindDash(lead, null)) note('speaker behind a dash');
}

function noteOpenings({ lead, body }: NewsText, note: Note): void {
  const opened = (term: NewsTerm): boolean =>
    [lead, body].some((f) => f.spans.get(term)?.some((s) => s.from === 0 && (s.sentence > 0 || f === body)));
  if (opened('turning-word')) note('a sentence opens with but');
  const added = [lead, body].some((f) =>
    f.spans
      .get('adding-word')
      ?.some((s) => s.from === 0 && f.reading.sentences[s.sentence]?.tokens[s.to]?.norm === ','),
  );
  if (added) note('another story follows');
  if (has(lead, 'programme-voice') || has(body, 'programme-voice')) note('a programme speaks of itself');
}

function opensWith(lead: Field, term: NewsTerm): boolean {
  return lead.spans.get(term)?.some((s) => s.sentence === 0 && s.from === 0) ?? false;
}

/** "Analysis: …", "Opinion | …". */
function labelled(lead: Field, label: NewsTerm): boolean {
  const tokens = lead.reading.sentences[0]?.tokens ?? [];
  return (
    lead.spans.get(label)?.some((s) => s.sentence === 0 && s.from === 0 && /^[:|]$/u.test(tokens[s.to]?.norm ?? '')) ??
    false
  );
}

function colonThen(lead: Field, term: NewsTerm): boolean {
  return (
    lead.spans.get(term)?.some((s) => lead.reading.sentences[s.sentence]?.tokens[s.from - 1]?.norm === ':') ?? false
  );
}

/** "… — Foreign Ministry spokesman", "… – experts"; without a term, a party itself. */
function behindDash(lead: Field, term: NewsTerm | null): boolean {
  const spots: readonly Spot[] = term === null ? lead.mentions : (lead.spans.get(term) ?? []);
  return spots.some((s) => {
    const tokens = lead.reading.sentences[s.sentence]?.tokens ?? [];
    const near = tokens.slice(Math.max(0, s.from - SPEAKER_REACH), s.from + 1);
    return near.some((t, n) => {
      const next = near[n + 1];
      return (
        next !== undefined &&
        /^[—–]$/u.test(t.norm) &&
        /^\s[—–]\s$/u.test(lead.reading.text.slice(t.start - 1, next.start))
      );
    });
  });
}

function quoted(reading: Reading): boolean {
  return /["“”«]|(?:^|\s)['‘]\p{L}/u.test(reading.text);
}

function verbless(lead: Field): boolean {
  return !lead.reading.terms.some((t) => t.form === 'present' || t.form === 'past' || t.form === 'base');
}
