/** An agency or outlet whose texts others carry or cite. */
export interface Wire {
  readonly id: string;
  /** Its names as they stand in signs, bylines and citations, in the nominative; case counts. */
  readonly names: readonly string[];
  /** Whether it writes for other outlets, so that its name in brackets signs a text. */
  readonly signs: boolean;
  /** The state that owns it, as a pack may name a party. */
  readonly of?: string;
}

const agency = (id: string, ...names: readonly string[]): Wire => ({ id, names, signs: true });
const stateAgency = (id: string, of: string, ...names: readonly string[]): Wire => ({ id, names, signs: true, of });
const outlet = (id: string, ...names: readonly string[]): Wire => ({ id, names, signs: false });
const stateOutlet = (id: string, of: string, ...names: readonly string[]): Wire => ({ id, names, signs: false, of });

/** The agencies, and the outlets that others cite most. A pack's own sources come to these; see `OutletNames`. */
export const WIRES: readonly Wire[] = [
  agency('ap', 'AP', 'AP News', 'Associated Press', 'Ассошиэйтед Пресс', 'Ассошіейтед Прес'),
  agency('reuters', 'Reuters', 'Thomson Reuters', 'Рейтер', 'Рейтерс', 'Ройтерс'),
  agency('afp', 'AFP', 'Agence France-Presse', 'Agence France Presse', 'АФП', 'Франс Пресс'),
  agency('dpa', 'dpa', 'DPA', 'Deutsche Presse-Agentur', 'German Press Agency'),
  agency('efe', 'EFE', 'Agencia EFE'),
  agency('ansa', 'ANSA'),
  agency('pa', 'PA Media', 'Press Association'),
  agency('upi', 'UPI', 'United Press International'),
  agency('kyodo', 'Kyodo', 'Kyodo News'),
  agency('yonhap', 'Yonhap', 'Yonhap News Agency'),
  agency('pti', 'PTI', 'Press Trust of India'),
  agency('ani', 'ANI', 'Asian News International'),
  stateAgency('app', 'Pakistan', 'Associated Press of Pakistan'),
  stateAgency('xinhua', 'China', 'Xinhua', 'Xinhua News Agency', 'Синьхуа', 'Сіньхуа'),
  stateAgency('anadolu', 'Turkey', 'AA', 'Anadolu', 'Anadolu Agency', 'Анадолу'),
  stateAgency('tass', 'Russia', 'TASS', 'Tass', 'ТАСС', 'ТАРС'),
  stateAgency('ria', 'Russia', 'RIA', 'RIA Novosti', 'РИА Новости', 'РІА Новості', 'РИА Новостей'),
  stateAgency('ukrinform', 'Ukraine', 'Ukrinform', 'Укрінформ', 'Укринформ'),
  stateAgency('belta', 'Belarus', 'BelTA', 'БелТА'),
  stateAgency('irna', 'Iran', 'IRNA'),
  stateAgency('sana', 'Syria', 'SANA'),
  stateAgency('wafa', 'Palestinian Authority', 'WAFA', 'Wafa'),
  stateAgency('suna', 'Sudan', 'SUNA', 'Sudan News Agency'),
  stateAgency('tasnim', 'Iran', 'Tasnim', 'Tasnim News Agency'),
  stateAgency('fars', 'Iran', 'Fars News Agency', 'Fars News'),
  stateAgency('mehr', 'Iran', 'Mehr News Agency', 'Mehr News'),
  stateAgency('isna', 'Iran', 'ISNA'),
  stateAgency('kcna', 'North Korea', 'KCNA'),
  agency('interfax-ukraine', 'Interfax-Ukraine', 'Інтерфакс-Україна', 'Интерфакс-Украина'),
  agency('interfax', 'Interfax', 'Интерфакс', 'Інтерфакс'),
  agency('unian', 'UNIAN', 'УНІАН', 'УНИАН'),
  outlet('axios', 'Axios'),
  outlet('bloomberg', 'Bloomberg', 'Bloomberg News'),
  outlet('politico', 'Politico', 'POLITICO'),
  outlet('bbc', 'BBC', 'BBC News'),
  outlet('cnn', 'CNN', 'CNN International'),
  outlet('cbs', 'CBS', 'CBS News'),
  outlet('abc-news', 'ABC News'),
  outlet('nbc', 'NBC', 'NBC News'),
  outlet('fox', 'Fox News'),
  outlet('sky', 'Sky News'),
  outlet('npr', 'NPR'),
  outlet('dw', 'DW', 'Deutsche Welle'),
  outlet('al-jazeera', 'Al Jazeera', 'Al-Jazeera'),
  outlet('economist', 'The Economist', 'Economist'),
  outlet('guardian', 'The Guardian', 'Guardian'),
  outlet('ft', 'FT', 'Financial Times'),
  outlet('nyt', 'NYT', 'New York Times'),
  outlet('wsj', 'WSJ', 'Wall Street Journal'),
  outlet('washington-post', 'WP', 'Washington Post'),
  outlet('times', 'Times of London'),
  outlet('bild', 'Bild', 'BILD'),
  outlet('spiegel', 'Der Spiegel', 'Spiegel'),
  outlet('le-monde', 'Le Monde'),
  outlet('haaretz', 'Haaretz'),
  outlet('times-of-israel', 'Times of Israel'),
  outlet('nikkei', 'Nikkei'),
  stateOutlet('rt', 'Russia', 'RT', 'Russia Today'),
  stateOutlet('sputnik', 'Russia', 'Sputnik'),
  stateOutlet('press-tv', 'Iran', 'Press TV'),
];
