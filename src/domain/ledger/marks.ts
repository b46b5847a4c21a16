/** Words that decide which entry a statement belongs to, in the languages that are read. */
const STOP = /cease-?fire|truce|armistice|перемир|припинення вогню|прекращени[ея] огня/iu;
const FURTHER = /(?<!\p{L})(?:more|another|further|second|third|ще|інш\p{L}+|друг\p{L}+|ещ[её]|втор\p{L}+)(?!\p{L})/iu;
const AGAIN =
  /(?<!\p{L})(?:again|resum\p{L}+|renew\p{L}+|restor\p{L}+|знову|віднов\p{L}+|поновл\p{L}+|снова|вновь|возобнов\p{L}+)/iu;

/** Does it speak of a stop to the fighting, rather than of a peace deal? */
export function saysStop(text: string): boolean {
  return STOP.test(text);
}

/** Does it say that this is one more of its kind? */
export function saysFurther(text: string): boolean {
  return FURTHER.test(text);
}

/** Does it say that something holds after a break? */
export function saysAgain(text: string): boolean {
  return AGAIN.test(text);
}
