/**
 * The month (0 to 11) that a word names in one of the languages that feeds are written in: the month with the longest
 * beginning that fits.
 */
export function monthOf(word: string): number | null {
  const plain = folded(word);
  // In Hebrew "in" is written together with the month.
  return monthBeginning(plain) ?? (plain.startsWith('ב') ? monthBeginning(plain.slice(1)) : null);
}

function monthBeginning(plain: string): number | null {
  let found: number | null = null;
  let longest = 0;
  for (const [month, words] of beginnings.entries()) {
    for (const beginning of words) {
      if (beginning.length > longest && plain.startsWith(beginning)) {
        found = month;
        longest = beginning.length;
      }
    }
  }
  return found;
}

/** Small letters without accents, points and vowel signs. */
function folded(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .normalize('NFC')
    .replace(/ı/g, 'i');
}

/** Months of two words, by the first month's name that has one. */
export const longMonthNames: readonly (readonly [RegExp, string])[] = [
  [/كانون الثاني/g, 'يناير'],
  [/تشرين ال[أا]ول/g, 'أكتوبر'],
  [/تشرين الثاني/g, 'نوفمبر'],
  [/كانون ال[أا]ول/g, 'ديسمبر'],
];

// A line for each month, in the scripts Latin, Greek, Cyrillic, Georgian and Armenian, Arabic, Hebrew, Devanagari. The
// languages whose names mean different months in their neighbours' (Croatian, Slovene of old) are left out.
const written = [
  'jan ene gen sty led oca tam sau ian jaan yan | ιαν | янв січ яну сту јан | იან հունվ | يناير جانفي ژانویه جنوری | ינו | जनव',
  'feb fev lut uno sub hel veeb vas shk fevr | φεβ | фев лют | თებ փետ | فبراير فيفري شباط فوریه فروری | פבר | फ़रव फरव',
  'mar maer mrz mrt maart bre maal kov mac | μαρ | мар бер сак | მარ մար | مارس مارچ اذار | מרץ מרס | मार्च',
  'apr avr abr kwi dub nis huh bal pri | απρ | апр кві квi кра | აპრ ապր | ابريل افريل نيسان اوریل آوریل اپریل | אפר | अप्र',
  'may mai mag mei maj kve tou geg | μαι | маи мая май тра мај | მაი մայ | مايو ماي ايار مئی | מאי | मई',
  'jun juin giu cze cerven cervn haz kes bir iun iyun juun qer | ιουν | июн чер юни јун чэр | ივნ հունի | يونيو يونيه جوان حزيران ژوئن جون | יונ | जून',
  'jul juil lug lip cervenec cervenc tem hei lie iul iyul juul kor | ιουλ | июл лип юли јул ліп | ივლ հուլ | يوليو يوليه جويلية تموز ژوئیه جولائی | יול | जुल',
  'aug aou ago sie srp agu elo rugp avg avq ogo gus | αυγ | авг сер жні | აგვ օգ | اغسطس اوت اب اگست | אוג | अग',
  'sep set wrz zar eyl syy rugs szep sht sen | σεπ | сен вер сеп | სექ սեպ | سبتمبر ايلول سپتامبر ستمبر | ספט | सित',
  'oct okt out ott pazd rij eki lok spa tet | οκτ | окт жов кас | ოქტ հոկ | اكتوبر اکتبر اکتوبر | אוק | अक्ट अक्तू',
  'nov lis kas marr lap noi noy nen | νοε | ноя лис нов ное ліс | ნოე նոյ | نوفمبر نوامبر نومبر | נוב | नव',
  'dec dez dic gru pro ara jou des dis dhj dek | δεκ | дек гру дец сне | დეკ դեկ | ديسمبر دسامبر دسمبر | דצמ | दिस',
];
const beginnings: readonly (readonly string[])[] = written.map((line) => line.split(/[ |]+/).map(folded));
