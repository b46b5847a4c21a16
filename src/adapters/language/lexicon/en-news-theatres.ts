import type { Lexicon } from './lexicon.ts';

/**
 * Names that make war and peace with one another. A truce of one side with a neighbour that the pack does not know is
 * the neighbour's affair; a name may belong to several theatres.
 */
export const EN_NEWS_THEATRES: Lexicon = {
  language: 'en',
  words: {
    'theatre-levant':
      'israel, israeli, israelis, netanyahu, gaza, gazan, gazans, hamas, palestinian, palestinians, west bank, hezbollah, lebanon, lebanese, beirut, syria, syrian, damascus, iran, iranian, iranians, tehran, houthi, houthis, yemen, yemeni, iraq, iraqi, red sea, ' +
      'saudi arabia, saudi, egypt, egyptian, jordan, islamic jihad',
    'theatre-gulf':
      'iran, iranian, iranians, tehran, saudi arabia, saudi, yemen, yemeni, houthi, houthis, iraq, iraqi, emirates',
    'theatre-east-europe':
      'russia, russian, russians, moscow, putin, kremlin, ukraine, ukrainian, ukrainians, kyiv, kiev, zelensky, zelenskyy, belarus, belarusian, minsk, moldova, moldovan, transnistria, georgia, georgian',
    'theatre-caucasus':
      'armenia, armenian, armenians, yerevan, azerbaijan, azerbaijani, baku, karabakh, georgia, georgian, russia, russian, moscow, kremlin',
    'theatre-south-asia':
      'india, indian, new delhi, delhi, modi, pakistan, pakistani, islamabad, kashmir, afghanistan, afghan, afghans, taliban, kabul, bangladesh, bangladeshi, nepal, sri lanka, china, chinese',
    'theatre-east-asia':
      'china, chinese, beijing, xi, taiwan, taiwanese, japan, japanese, north korea, north korean, south korea, south korean, korea, korean, pyongyang, seoul, philippines, philippine, vietnam, vietnamese',
    'theatre-indochina':
      'thailand, thai, bangkok, cambodia, cambodian, phnom penh, myanmar, burmese, laos, vietnam, vietnamese',
    'theatre-nile':
      'sudan, sudanese, darfur, khartoum, south sudan, south sudanese, juba, ethiopia, ethiopian, eritrea, eritrean, tigray, somalia, somali, chad, chadian, egypt, egyptian, libya, libyan',
    'theatre-great-lakes':
      'congo, congolese, drc, rwanda, rwandan, m23, uganda, ugandan, burundi, kigali, kinshasa, goma',
    'theatre-sahel': 'mali, malian, niger, burkina faso, nigeria, nigerian, boko haram, chad, sahel, libya, libyan',
    'theatre-balkans': 'serbia, serbian, belgrade, kosovo, pristina, bosnia, bosnian, montenegro, croatia',
    'theatre-anatolia':
      'turkey, turkish, ankara, erdogan, kurdish, kurds, pkk, syria, syrian, greece, greek, cyprus, iraq, iraqi',
    'theatre-caribbean':
      'venezuela, venezuelan, maduro, caracas, guyana, colombia, colombian, bogota, farc, eln, cuba, cuban, haiti, haitian, mexico, mexican, ecuador',
  },
};
