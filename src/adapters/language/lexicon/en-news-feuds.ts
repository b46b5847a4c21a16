import type { Lexicon } from './lexicon.ts';

/**
 * Who fights whom, as far as wars, frozen ones and armed feuds of our time are known: a truce of one of them with the
 * other is theirs, whatever else the first is party to. A name may stand in several.
 */
export const EN_NEWS_FEUDS: Lexicon = {
  language: 'en',
  words: {
    'feud-israel-palestinians':
      'israel, israeli, israelis, netanyahu, idf, gaza, gazan, gazans, gaza strip, hamas, palestinian, palestinians, west bank, islamic jihad',
    'feud-israel-lebanon': 'israel, israeli, israelis, netanyahu, idf, hezbollah, hizbollah, lebanon, lebanese, beirut',
    'feud-israel-syria': 'israel, israeli, israelis, netanyahu, idf, syria, syrian, damascus, golan',
    'feud-israel-yemen': 'israel, israeli, israelis, netanyahu, idf, houthi, houthis, yemen, yemeni, sanaa',
    'feud-israel-iran': 'israel, israeli, israelis, netanyahu, idf, iran, iranian, iranians, tehran',
    'feud-yemen': 'saudi arabia, saudi, emirates, emirati, houthi, houthis, yemen, yemeni, sanaa, aden',
    'feud-russia-ukraine':
      'russia, russian, russians, moscow, putin, kremlin, ukraine, ukrainian, ukrainians, kyiv, kiev, zelensky, zelenskyy',
    'feud-russia-georgia': 'russia, russian, moscow, kremlin, georgia, georgian, tbilisi, abkhazia, south ossetia',
    'feud-russia-moldova': 'russia, russian, moscow, kremlin, moldova, moldovan, transnistria, chisinau',
    'feud-karabakh': 'armenia, armenian, armenians, yerevan, azerbaijan, azerbaijani, baku, karabakh, nagorno-karabakh',
    'feud-india-pakistan':
      'india, indian, new delhi, delhi, modi, pakistan, pakistani, islamabad, kashmir, line of control',
    'feud-india-china': 'india, indian, new delhi, delhi, modi, china, chinese, beijing, ladakh',
    'feud-pakistan-afghanistan':
      'pakistan, pakistani, islamabad, afghanistan, afghan, afghans, taliban, kabul, ttp, durand line',
    'feud-pakistan-baloch': 'pakistan, pakistani, islamabad, baloch, balochistan',
    'feud-china-taiwan': 'china, chinese, beijing, xi, taiwan, taiwanese, taipei',
    'feud-china-philippines': 'china, chinese, beijing, philippines, philippine, manila, south china sea',
    'feud-koreas': 'north korea, north korean, pyongyang, south korea, south korean, seoul',
    'feud-thailand-cambodia': 'thailand, thai, bangkok, cambodia, cambodian, phnom penh',
    'feud-myanmar': 'myanmar, burmese, junta, arakan army, kachin, naypyidaw',
    'feud-sudan': 'sudan, sudanese, darfur, khartoum, rapid support forces, rsf, sudanese armed forces',
    'feud-south-sudan': 'south sudan, south sudanese, juba, kiir, machar',
    'feud-ethiopia-eritrea': 'ethiopia, ethiopian, addis ababa, eritrea, eritrean, asmara, tigray, tigrayan, amhara',
    'feud-ethiopia-somalia': 'ethiopia, ethiopian, somalia, somali, somaliland, mogadishu',
    'feud-congo-rwanda': 'congo, congolese, drc, kinshasa, goma, rwanda, rwandan, kigali, m23',
    'feud-libya': 'libya, libyan, tripoli, haftar, benghazi',
    'feud-mali': 'mali, malian, bamako, tuareg, jnim',
    'feud-algeria-morocco': 'algeria, algerian, morocco, moroccan, western sahara, polisario',
    'feud-serbia-kosovo': 'serbia, serbian, belgrade, kosovo, kosovar, pristina',
    'feud-cyprus': 'cyprus, cypriot, nicosia, turkey, turkish, ankara',
    'feud-turkey-greece': 'turkey, turkish, ankara, greece, greek, athens, aegean',
    'feud-turkey-kurds': 'turkey, turkish, ankara, erdogan, kurdish, kurds, pkk, ocalan, ypg, sdf',
    'feud-syria-kurds': 'syria, syrian, damascus, kurdish, kurds, sdf, druze, sweida',
    'feud-venezuela-guyana': 'venezuela, venezuelan, maduro, caracas, guyana, essequibo',
    'feud-colombia': 'colombia, colombian, bogota, farc, eln, petro',
  },
};
