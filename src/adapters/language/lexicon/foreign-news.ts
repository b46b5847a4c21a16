import type { Lexicon } from './lexicon.ts';

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
