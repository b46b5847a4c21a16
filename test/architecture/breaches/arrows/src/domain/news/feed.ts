export interface Feed {
  readonly url: string;
}
