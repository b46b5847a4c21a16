import { plainText } from './plain-text.ts';

/** The patterns below look back, which long nonsense would make slow. */
const longestName = 200;
const mailThenName = /^(?:mailto:)?\S+@\S+\s*\((.+)\)$/;
const nameThenMail = /^(.+?)\s*[(<[]\s*(?:mailto:)?\S+@[^\s)>\]]+\s*[)>\]]$/;

/** A person's name out of the forms that feeds give it in ("mail (Name)", "Name <mail>"); null when there is none. */
export function personName(raw: string): string | null {
  const given = raw.trim().slice(0, longestName);
  // A mail address in angle brackets would pass for a tag.
  const named = nameThenMail.exec(given)?.[1] ?? mailThenName.exec(given)?.[1] ?? given;
  const name = plainText(named).replace(/^["']|["']$/g, '');
  return name === '' ? null : name;
}
