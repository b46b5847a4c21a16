/** Controls beyond ASCII, and marks that turn words round: JSON lets them stand as they are. */
const STEERING = /[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** JSON that steers no terminal: what would is written by its number, so that it reads as the same text. */
export function withoutSteering(json: string): string {
  return json.replace(STEERING, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
