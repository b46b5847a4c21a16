import type { Lexicon } from './lexicon.ts';

/** Ukrainian words for what a news text is about and what happened. */
export const UK_NEWS: Lexicon = {
  language: 'uk',
  words: {
    'truce-word':
      'перемир*, припинення вогню, припинити вогонь, режим тиші, припинення бойових дій, тиша, режим припинення',
    'peace-matter':
      'мирний план, мирна угода, мирні переговори, мирний процес, мирний договір, мирне врегулювання, мирна пропозиція, справедливий мир, тривалий мир, мирного плану, мирної угоди, мирних переговорів',
    'peace-word': 'мир, миру, мирний',
    'ending-verb': 'заверш*, припин*, закінч*, зупин*',
    'war-word': 'війна, війну, війни, бойові дії',
    'talks-word': 'переговор*, делегац*, посередни*, перемовин*, спецпредставник, консультац*, дипломат*',
    'meeting-word': 'зустріч*, зустріти*, розмов*, саміт, візит, обговор*, телефонн*',
    'deal-word': 'угод*, план, пропозиці*, умов*, домовлен*, меморандум, гарант*, документ',
    'captive-word': 'полонен*, військовополонен*, заручник*, тіла, депортован*',
    'handover-word': 'обмін*, обмін, поверн*, звільн*, переда*',
    'truce-term': 'виведення військ, роззброєн*, моніторинг, миротвор*, гарантії безпеки, демілітариз*, енергетичн*',
    'pressure-word': 'санкці*, ультиматум, тиск, мита, ембарго',
    'breach-word': 'поруш*, зірва*, зрив',
    'strike-word': 'удар*, атак*, обстріл*, дрон*, ракет*, штурм*, наступ*',
    'toll-word': 'загин*, поранен*, убит*, вбит*',
    'aid-word': 'гуманітарн*, допомог*',
    'world-actor':
      'сша, трамп*, вашингтон*, євросоюз*, єс, європ*, нато, оон, британі*, лондон*, франці*, німеччин*, білий дім',
    'sport-word': 'футбол*, матч*, дербі, чемпіонат*, збірн*, тренер*',
    'markets-word': 'акці*, інвестор*, біржов*, курс валют',
    'saying-verb': 'заяви*, сказа*, повідоми*, розпові*, оголоси*, підкресли*',
    'accept-act': 'погоди*, прийня*, підписа*, підтрима*, згод*',
    'reject-act': 'відхили*, відмови*, відкину*',
    'propose-act': 'запропонува*, пропону*',
    'demand-act': 'вимага*, заклика*, наполяга*',
    'threaten-act': 'погрож*, поперед*',
    'accuse-act': 'звинува*',
    'begin-act': 'поча*, розпоча*, набра* чинності',
    'suspend-act': 'призупин*, відклад*, відклали, скасува*, перенес*',
    'resume-act': 'віднови*',
  },
};

/** Russian words for the same. */
export const RU_NEWS: Lexicon = {
  language: 'ru',
  words: {
    'truce-word':
      'перемири*, прекращение огня, прекращения огня, прекращении огня, прекратить огонь, режим тишины, прекращение боевых действий',
    'peace-matter':
      'мирный план, мирное соглашение, мирные переговоры, мирный процесс, мирный договор, мирное урегулирование, мирного урегулирования, мирного плана, мирных переговоров, справедливый мир, прочный мир',
    'peace-word': 'мир, мира, мирный',
    'ending-verb': 'заверш*, прекра*, законч*, останов*',
    'war-word': 'война, войну, войны, боевые действия, спецоперац*, конфликт*',
    'talks-word': 'переговор*, делегац*, посредни*, спецпосланник, консультац*, дипломат*',
    'meeting-word': 'встреч*, встрети*, разговор*, саммит, визит, обсуд*, телефонн*',
    'deal-word': 'соглаш*, сделк*, план, предложени*, услови*, договор*, меморандум*, гарант*, документ',
    'captive-word': 'пленн*, военнопленн*, заложник*, тела, депортирован*',
    'handover-word': 'обмен*, обмен, верн*, возвра*, освобо*, переда*',
    'truce-term': 'вывод войск, разоруж*, мониторинг, миротвор*, гарантии безопасности, демилитариз*, энергетическ*',
    'pressure-word': 'санкци*, ультиматум*, давлени*, пошлин*, эмбарго',
    'breach-word': 'наруш*, сорва*, срыв*',
    'strike-word': 'удар*, атак*, обстрел*, беспилотн*, дрон*, ракет*, штурм*, наступ*',
    'toll-word': 'погиб*, ранен*, убит*',
    'aid-word': 'гуманитарн*, помощ*',
    'world-actor':
      'сша, трамп*, вашингтон*, евросоюз*, ес, европ*, нато, оон, британи*, лондон*, франци*, германи*, белый дом',
    'sport-word': 'футбол*, матч*, дерби, чемпионат*, сборн*, тренер*',
    'markets-word': 'акци*, инвестор*, биржев*, курс валют',
    'saying-verb': 'заяви*, сказал*, сообщи*, рассказа*, объяви*, подчеркн*',
    'accept-act': 'соглас*, приня*, подписа*, поддержа*',
    'reject-act': 'отклони*, отказа*, отверг*',
    'propose-act': 'предложи*, предлага*',
    'demand-act': 'требу*, потребова*, призва*, призыва*, настаива*',
    'threaten-act': 'угрожа*, пригрози*, предупреди*',
    'accuse-act': 'обвини*, обвиня*',
    'begin-act': 'нача*, вступи* в силу',
    'suspend-act': 'приостанов*, отложи*, отмени*, перенес*',
    'resume-act': 'возобнови*',
  },
};

/** Words that many languages share, for texts that are read without a lexicon of their own. */
export const OTHER_NEWS: Lexicon = {
  language: 'other',
  words: {
    'truce-word':
      'armisti*, cessez-le-feu, tregua, waffenruhe, waffenstillstand, alto el fuego, alto al fuego, rozejm*, zawieszenie broni, paliaub*, ateşkes*, încetarea focului, încetare a focului, cessar-fogo, staakt-het-vuren, vapenvila, tulitauko, příměří, fegyverszünet, primirje, relaispauze, trêve, trégua, tűzszünet*',
    'peace-matter':
      'plan de paix, plan de paz, plan de pace, accord de paix, acuerdo de paz, friedensplan*, friedensgespräch*, pourparlers de paix, plan pokojow*, acord de pace, piano di pace, vredesplan*, barış planı',
    'peace-word': 'paix, paz, pace, frieden*, pokój, pokoju, vrede, fred, barış, mír, béke',
    'talks-word':
      'negocia*, négocia*, verhandlung*, negozia*, trattativ*, pourparlers, onderhandel*, rozmow*, müzakere*, delega*, mediat*, médiat*, derybos, derybų',
    'meeting-word':
      'discut*, întâln*, rencontr*, treff*, incontr*, reunión, réunion, summit, sommet, cumbre, görüş*, susitik*, telefon*, appel*, vorbi*',
    'deal-word': 'accord*, acord*, acuerdo*, abkommen, plan, umow*, anlaşma*, propuest*, proposi*, propun*',
    'captive-word':
      'otages, rehenes, geiseln, ostaggi, jeńc*, rehin*, prizonier*, prisonnier*, prisionero*, gefangene*, ostatici*',
    'handover-word': 'échang*, intercambi*, austausch*, schimb*, scambi*, libér*, liber*, wymian*, freigelassen',
    'strike-word': 'attaque*, ataque*, angriff*, attacco, attacchi, atac*, frappe*, bombard*, dron*, atak*',
    'pressure-word': 'sanction*, sanc*, sankt*, sanzion*, ultimat*',
    'war-word': 'guerre, guerra, krieg*, război*, wojn*, oorlog, savaş*',
    'ending-verb': 'fin, ende, beenden, terminar, mettre fin, opri*, pune capăt, încet*',
  },
};
