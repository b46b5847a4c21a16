import type { StatementType } from '../../src/domain/diplomacy/statement.ts';

/** What a reader is told of each type and value, of nobody, of one, of two and of three parties. */
export const SENTENCES: readonly (readonly [type: StatementType, value: string, ...sentences: readonly string[]])[] = [
  [
    'position',
    'proposes',
    'A party proposes the 60-day ceasefire',
    'Korrath proposes the 60-day ceasefire',
    'Korrath and the Isle Council propose the 60-day ceasefire',
    'Korrath, the Isle Council and Valmere propose the 60-day ceasefire',
  ],
  [
    'position',
    'accepts',
    'A party accepts the 60-day ceasefire',
    'Korrath accepts the 60-day ceasefire',
    'Korrath and the Isle Council accept the 60-day ceasefire',
    'Korrath, the Isle Council and Valmere accept the 60-day ceasefire',
  ],
  [
    'position',
    'accepts-with-conditions',
    'A party accepts the 60-day ceasefire with conditions',
    'Korrath accepts the 60-day ceasefire with conditions',
    'Korrath and the Isle Council accept the 60-day ceasefire with conditions',
    'Korrath, the Isle Council and Valmere accept the 60-day ceasefire with conditions',
  ],
  [
    'position',
    'undecided',
    'A party is undecided on the 60-day ceasefire',
    'Korrath is undecided on the 60-day ceasefire',
    'Korrath and the Isle Council are undecided on the 60-day ceasefire',
    'Korrath, the Isle Council and Valmere are undecided on the 60-day ceasefire',
  ],
  [
    'position',
    'rejects',
    'A party rejects the 60-day ceasefire',
    'Korrath rejects the 60-day ceasefire',
    'Korrath and the Isle Council reject the 60-day ceasefire',
    'Korrath, the Isle Council and Valmere reject the 60-day ceasefire',
  ],
  [
    'position',
    'withdraws',
    'A party withdraws from the 60-day ceasefire',
    'Korrath withdraws from the 60-day ceasefire',
    'Korrath and the Isle Council withdraw from the 60-day ceasefire',
    'Korrath, the Isle Council and Valmere withdraw from the 60-day ceasefire',
  ],
  [
    'phase',
    'proposed',
    'The 60-day ceasefire is proposed',
    'The 60-day ceasefire is proposed by Korrath',
    'The 60-day ceasefire is proposed by Korrath and the Isle Council',
    'The 60-day ceasefire is proposed by Korrath, the Isle Council and Valmere',
  ],
  [
    'phase',
    'agreed',
    'The 60-day ceasefire is agreed',
    'The 60-day ceasefire is agreed, according to Korrath',
    'The 60-day ceasefire is agreed by Korrath and the Isle Council',
    'The 60-day ceasefire is agreed by Korrath, the Isle Council and Valmere',
  ],
  [
    'phase',
    'in-force',
    'The 60-day ceasefire is in force',
    'The 60-day ceasefire is in force, according to Korrath',
    'The 60-day ceasefire is in force, according to Korrath and the Isle Council',
    'The 60-day ceasefire is in force, according to Korrath, the Isle Council and Valmere',
  ],
  [
    'phase',
    'extended',
    'The 60-day ceasefire is extended',
    'The 60-day ceasefire is extended by Korrath',
    'The 60-day ceasefire is extended by Korrath and the Isle Council',
    'The 60-day ceasefire is extended by Korrath, the Isle Council and Valmere',
  ],
  [
    'phase',
    'suspended',
    'The 60-day ceasefire is suspended',
    'The 60-day ceasefire is suspended by Korrath',
    'The 60-day ceasefire is suspended by Korrath and the Isle Council',
    'The 60-day ceasefire is suspended by Korrath, the Isle Council and Valmere',
  ],
  [
    'phase',
    'expired',
    'The 60-day ceasefire has expired',
    'The 60-day ceasefire has expired, according to Korrath',
    'The 60-day ceasefire has expired, according to Korrath and the Isle Council',
    'The 60-day ceasefire has expired, according to Korrath, the Isle Council and Valmere',
  ],
  [
    'phase',
    'collapsed',
    'The 60-day ceasefire has collapsed',
    'The 60-day ceasefire has collapsed, according to Korrath',
    'The 60-day ceasefire has collapsed, according to Korrath and the Isle Council',
    'The 60-day ceasefire has collapsed, according to Korrath, the Isle Council and Valmere',
  ],
  ...(
    [
      ['offered', 'are offered'],
      ['scheduled', 'are planned'],
      ['under-way', 'are under way'],
      ['held', 'were held'],
      ['postponed', 'are postponed'],
      ['cancelled', 'are called off'],
    ] as const
  ).map(
    ([value, verb]) =>
      [
        'talks',
        value,
        `Talks ${verb}: “all prisoners”`,
        `Talks with Korrath ${verb}`,
        `Talks between Korrath and the Isle Council ${verb}`,
        `Talks among Korrath, the Isle Council and Valmere ${verb}`,
      ] as const,
  ),
  [
    'breach',
    'alleged',
    'A breach of the 60-day ceasefire is alleged',
    'Korrath is accused of breaching the 60-day ceasefire',
    'Korrath and the Isle Council are accused of breaching the 60-day ceasefire',
    'Korrath, the Isle Council and Valmere are accused of breaching the 60-day ceasefire',
  ],
  [
    'breach',
    'confirmed',
    'A breach of the 60-day ceasefire is confirmed',
    'A breach of the 60-day ceasefire by Korrath is confirmed',
    'A breach of the 60-day ceasefire by Korrath and the Isle Council is confirmed',
    'A breach of the 60-day ceasefire by Korrath, the Isle Council and Valmere is confirmed',
  ],
  ...(
    [
      ['agreed', 'agreed'],
      ['carried-out', 'carried out'],
    ] as const
  ).map(
    ([value, done]) =>
      [
        'exchange',
        value,
        `A handover of prisoners is ${done}`,
        `A handover of prisoners involving Korrath is ${done}`,
        `An exchange of prisoners between Korrath and the Isle Council is ${done}`,
        `An exchange of prisoners among Korrath, the Isle Council and Valmere is ${done}`,
      ] as const,
  ),
  ...(
    [
      ['threatened', 'threatens', 'threaten'],
      ['imposed', 'applies', 'apply'],
      ['lifted', 'lifts', 'lift'],
      ['paused', 'pauses', 'pause'],
      ['resumed', 'resumes', 'resume'],
    ] as const
  ).map(
    ([value, one, several]) =>
      [
        'pressure',
        value,
        `A party ${one} pressure: “all prisoners”`,
        `Korrath ${one} pressure: “all prisoners”`,
        `Korrath and the Isle Council ${several} pressure: “all prisoners”`,
        `Korrath, the Isle Council and Valmere ${several} pressure: “all prisoners”`,
      ] as const,
  ),
  [
    'demand',
    'stated',
    'A party wants “all prisoners”',
    'Korrath wants “all prisoners”',
    'Korrath and the Isle Council want “all prisoners”',
    'Korrath, the Isle Council and Valmere want “all prisoners”',
  ],
  [
    'statement',
    'said',
    '“Words on all prisoners”',
    '“Words on all prisoners”',
    '“Words on all prisoners”',
    '“Words on all prisoners”',
  ],
];
