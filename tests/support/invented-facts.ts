import { seededNumbers } from '@/lib/core/seeded-numbers';

/** An invented fact: its answer, questions to train on, and other wordings to ask. */
export type InventedFact = {
  readonly answer: string;
  readonly trained: readonly string[];
  readonly asked: readonly string[];
};

type Kind = {
  readonly thing: string;
  readonly facts: readonly {
    readonly answer: (numbers: ReturnType<typeof seededNumbers>, name: () => string) => string;
    /** `#` stands for the name. The first three are trained on, the others asked. */
    readonly wordings: readonly string[];
  }[];
};

const pick = (numbers: ReturnType<typeof seededNumbers>, list: readonly string[]) =>
  list[numbers.below(list.length)] ?? '';
const COLOURS = ['pale green', 'dark red', 'silver grey', 'deep blue', 'yellow', 'white', 'copper brown', 'violet'];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const STUFF = ['oak', 'granite', 'brass', 'slate', 'clay', 'iron', 'copper', 'glass', 'marble', 'pine'];

const KINDS: readonly Kind[] = [
  {
    thing: 'river',
    facts: [
      {
        answer: (numbers) => `${40 + numbers.below(900)} kilometres`,
        wordings: [
          'How long is the river #?',
          'What is the length of the #?',
          'How many kilometres does the # run?',
          'The river #, how long is it?',
          'Tell me the length of the river #.',
          'What length does the # have?',
        ],
      },
      {
        answer: (_, name) => `in the hills of ${name()}`,
        wordings: [
          'Where does the river # rise?',
          'Where is the source of the #?',
          'In which hills does the # begin?',
          'Where does the # start?',
          'What is the source of the river #?',
          'From where does the river # come?',
        ],
      },
    ],
  },
  {
    thing: 'museum',
    facts: [
      {
        answer: (numbers) => `from ${7 + numbers.below(4)} to ${15 + numbers.below(6)} o'clock`,
        wordings: [
          'When is the # museum open?',
          'What are the opening hours of the # museum?',
          'At what times can one visit the # museum?',
          'The # museum is open at which hours?',
          'Which opening hours does the museum # have?',
          'Between what times is the # museum open?',
        ],
      },
      {
        answer: (numbers) => `on ${pick(numbers, DAYS)}s`,
        wordings: [
          'On which day is the # museum closed?',
          'When does the # museum stay shut?',
          'Which day of rest does the # museum have?',
          'What day is the museum # closed?',
          'The # museum is shut on which day?',
          'Which day can one not visit the # museum, being closed?',
        ],
      },
    ],
  },
  {
    thing: 'machine',
    facts: [
      {
        answer: (numbers) => `${2 + numbers.below(95)} kilowatts`,
        wordings: [
          'How much power does the # press need?',
          'What is the power of the # press?',
          'How many kilowatts does the # press draw?',
          'The # press, what power does it draw?',
          'Tell me how much power the press # takes.',
          'How powerful is the # press?',
        ],
      },
      {
        answer: (numbers, name) => `${pick(numbers, STUFF)} from ${name()}`,
        wordings: [
          'What is the # press made of?',
          'Which material is the # press built from?',
          'Of what is the # press built?',
          'From what material was the # press made?',
          'The press #: which material?',
          'What material was used for the # press?',
        ],
      },
    ],
  },
  {
    thing: 'plant',
    facts: [
      {
        answer: (numbers) => `${pick(numbers, COLOURS)} with ${3 + numbers.below(9)} petals`,
        wordings: [
          'What colour are the flowers of the # plant?',
          'What do the flowers of # look like?',
          'How does # bloom?',
          'Which colour does # flower in?',
          'Describe the flowers of the # plant.',
          'What do # blossoms look like?',
        ],
      },
    ],
  },
  {
    thing: 'bridge',
    facts: [
      {
        answer: (numbers) => `in ${1500 + numbers.below(500)}`,
        wordings: [
          'When was the # bridge built?',
          'In which year was the bridge of # finished?',
          'What year is the # bridge from?',
          'The # bridge was built when?',
          'Which year did they build the bridge of #?',
          'How old is the # bridge, from what year?',
        ],
      },
      {
        answer: (_, name) => `by the engineer ${name()} ${name()}`,
        wordings: [
          'Who built the # bridge?',
          'Which engineer made the bridge of #?',
          'By whom was the # bridge built?',
          'Who was the builder of the # bridge?',
          'Name the engineer of the bridge #.',
          'The # bridge was made by whom?',
        ],
      },
    ],
  },
];

const STARTS = [
  'Vel',
  'Zor',
  'Kan',
  'Mir',
  'Tol',
  'Bre',
  'Quel',
  'Dran',
  'Ost',
  'Fel',
  'Gru',
  'Hal',
  'Jor',
  'Lun',
  'Nar',
  'Pell',
  'Ruk',
  'Sarn',
  'Ulm',
  'Wex',
];
const MIDDLES = ['a', 'o', 'i', 'e', 'u', 'ar', 'en', 'il', 'or', 'un'];
const ENDS = [
  'mar',
  'dine',
  'vik',
  'thal',
  'sk',
  'bor',
  'lane',
  'nox',
  'ric',
  'zen',
  'dal',
  'pesh',
  'wyn',
  'gart',
  'lo',
  'mund',
];

/** So many invented facts, the same for the same seed: things with one or two facts each, six wordings a fact. */
export function inventFacts(count: number, seed = 'invented facts'): InventedFact[] {
  const numbers = seededNumbers(seed);
  const used = new Set<string>();
  const name = (): string => {
    for (;;) {
      const made = pick(numbers, STARTS) + pick(numbers, MIDDLES) + pick(numbers, ENDS);
      if (used.has(made)) continue;
      used.add(made);
      return made;
    }
  };
  const facts: InventedFact[] = [];
  for (let round = 0; facts.length < count; round++) {
    const kind = KINDS[round % KINDS.length];
    const thing = name();
    for (const { answer, wordings } of kind?.facts ?? []) {
      const questions = wordings.map((wording) => wording.replace('#', thing));
      facts.push({ answer: answer(numbers, name), trained: questions.slice(0, 3), asked: questions.slice(3) });
    }
  }
  return facts.slice(0, count);
}
