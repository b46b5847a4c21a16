export interface IClock {
  now(): Date;
}

export class ClockManager {
  readonly name = 'clock';
}
