/** An agency or outlet whose texts others carry. */
export interface Wire {
  readonly id: string;
  /** As it signs a text. */
  readonly marks: readonly string[];
  /** As bylines, feeds and other outlets name it. */
  readonly names: readonly string[];
}

/** The agencies, and the outlets that others quote most. */
export const WIRES: readonly Wire[] = [
  { id: 'ap', marks: ['AP'], names: ['Associated Press', 'AP News', 'The AP'] },
  { id: 'reuters', marks: ['Reuters'], names: ['Thomson Reuters', 'Рейтер', 'Reuters'] },
  { id: 'afp', marks: ['AFP'], names: ['Agence France-Presse', 'AFP'] },
  { id: 'dpa', marks: ['dpa'], names: ['Deutsche Presse-Agentur'] },
  { id: 'efe', marks: ['EFE'], names: ['Agencia EFE'] },
  { id: 'ansa', marks: ['ANSA'], names: [] },
  { id: 'pa', marks: ['PA', 'PA Media'], names: ['Press Association'] },
  { id: 'kyodo', marks: ['Kyodo'], names: ['Kyodo News'] },
  { id: 'xinhua', marks: ['Xinhua'], names: ['Xinhua News Agency'] },
  { id: 'anadolu', marks: ['AA', 'Anadolu'], names: ['Anadolu Agency'] },
  { id: 'tass', marks: ['TASS', 'ТАСС'], names: ['Russian news agency TASS'] },
  { id: 'ria', marks: ['RIA', 'РИА Новости'], names: ['RIA Novosti'] },
  { id: 'interfax-ukraine', marks: ['Interfax-Ukraine', 'Інтерфакс-Україна'], names: [] },
  { id: 'interfax', marks: ['Interfax', 'Интерфакс'], names: [] },
  { id: 'ukrinform', marks: ['Ukrinform', 'Укрінформ'], names: [] },
  { id: 'unian', marks: ['UNIAN', 'УНІАН'], names: [] },
  { id: 'axios', marks: ['Axios'], names: [] },
  { id: 'bloomberg', marks: ['Bloomberg'], names: ['Bloomberg News'] },
  { id: 'bbc', marks: ['BBC'], names: ['BBC News'] },
  { id: 'cnn', marks: ['CNN'], names: [] },
  { id: 'ft', marks: ['FT'], names: ['Financial Times'] },
  { id: 'nyt', marks: ['NYT'], names: ['New York Times'] },
  { id: 'wsj', marks: ['WSJ'], names: ['Wall Street Journal'] },
];
