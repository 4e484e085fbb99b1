import { AppError } from '@/lib/core/errors';
import { parseOpen } from '@/lib/core/units';
import type { PersonName } from '@/lib/demo/cast';
import type { FillingPlan, PlannedContribution } from '@/lib/demo/fill-datanet';
import { groupByAuthor, planBatches, planLater } from '@/lib/demo/plan-contributions';
import type { DemoCorrection } from '@/lib/demo/read-corrections';
import type { DemoDatanet, DemoRecord } from '@/lib/demo/read-demo-datanets';
import { type DraftRecord, recordHash, recordLine } from '@/lib/records/record-line';
import type { DatanetMetadata } from '@/lib/schemas/datanet';

export type PlannedModel = {
  readonly builder: PersonName;
  readonly name: string;
  readonly summary: string;
  /** Base units of OPEN per answer. */
  readonly unitPrice: bigint;
  /** Basis points of their builder part that it asks of models made from it. */
  readonly leastChildPart: number;
};

export type PlannedQuestion = {
  readonly asker: PersonName;
  readonly text: string;
  readonly disclosed: boolean;
  /** Names the question for ever: a demo that is resumed asks it once. */
  readonly idempotencyKey: string;
};

/** Everything that happens around one Datanet, in this order. */
export type DatanetPlan = FillingPlan & {
  readonly slug: string;
  readonly labelField: string;
  readonly model: PlannedModel;
  /** A second model that answers in the words of the records; null where none is built. */
  readonly quoting: {
    readonly model: PlannedModel;
    /** Basis points of its builder part that go to the first model, which it is made from. */
    readonly parentPart: number;
    readonly questions: PlannedQuestions;
  } | null;
  /** Paid before the first epoch is settled, and after it. */
  readonly questions: PlannedQuestions;
};

export type PlannedQuestions = {
  readonly settled: readonly PlannedQuestion[];
  readonly open: readonly PlannedQuestion[];
};

const LONGEST_TEXT = 400;
const PARENT_PART = 2_000;
const ASKERS = ['bilal', 'grace', 'hana'] as const satisfies readonly PersonName[];

const MODELS: Readonly<Record<string, PlannedModel>> = {
  'repair-cafe': {
    builder: 'farid',
    name: 'Fault finder',
    summary: 'Reads a visitor’s note and says which repairer should look at it first.',
    unitPrice: parseOpen('0.5'),
    leastChildPart: 0,
  },
  'river-watch': {
    builder: 'elif',
    name: 'Bankside',
    summary: 'Sorts field notes from rivers by what they report, so that spills are not read last.',
    unitPrice: parseOpen('1.25'),
    leastChildPart: 1_000,
  },
  'town-hall': {
    builder: 'amara',
    name: 'Post room',
    summary: 'Puts each letter to the town hall on the desk of the department that can act.',
    unitPrice: parseOpen('2'),
    leastChildPart: 0,
  },
};

/** What working on each Datanet costs, and what its curator has at risk there. */
const TERMS: Readonly<Record<string, Pick<DatanetPlan, 'stakes' | 'curatorStake' | 'dispute'>>> = {
  'repair-cafe': {
    stakes: { contributionBond: 0n, curatorStake: 0n },
    curatorStake: parseOpen('500'),
    dispute: {
      disputer: 'elif',
      text: 'usb-c port on the tablet is loose, have to hold the plug or it stops charging',
      reason: 'A loose socket is a matter of wiring. The tablet’s was accepted as battery and charging.',
    },
  },
  'river-watch': {
    stakes: { contributionBond: 0n, curatorStake: parseOpen('200') },
    curatorStake: parseOpen('800'),
    dispute: null,
  },
  'town-hall': {
    stakes: { contributionBond: parseOpen('2'), curatorStake: 0n },
    curatorStake: parseOpen('300'),
    dispute: null,
  },
};

/** Who answers from the records themselves, sorted by topic with the other model's help. */
const QUOTING: PlannedModel = {
  builder: 'chiara',
  name: 'What the river watch saw',
  summary: 'Answers questions about the river in the words of whoever wrote it down.',
  unitPrice: parseOpen('0.75'),
  leastChildPart: 0,
};

/**
 * What the demo's people do with one Datanet's records. Only the records decide: two plans of the same records are
 * equal, so that a demo that was cut off finds what it did before.
 */
export function planDatanet(datanet: DemoDatanet, corrections: readonly DemoCorrection[]): DatanetPlan {
  const { slug, owner, curator, textField, labelField } = datanet;
  const model = MODELS[slug];
  const terms = TERMS[slug];
  if (!model || !terms) throw new AppError('internal', `No model or no terms are planned for the Datanet ${slug}.`);
  const draft = (record: DemoRecord) => draftOf(datanet, record);
  const questions = datanet.questions.map(
    ({ text }, i): PlannedQuestion => ({
      asker: ASKERS[i % ASKERS.length] ?? 'bilal',
      text,
      // An asker may keep a question to themselves; its receipt then follows the version's published shares.
      disclosed: i % 10 !== 7,
      idempotencyKey: `demo:${slug}:${i + 1}`,
    }),
  );
  const quotes = datanet.quotes.map(
    ({ text }, i): PlannedQuestion => ({
      asker: ASKERS[i % ASKERS.length] ?? 'bilal',
      text,
      disclosed: true,
      idempotencyKey: `demo:${slug}:quote:${i + 1}`,
    }),
  );
  return {
    slug,
    owner,
    curator,
    metadata: describeDatanet(datanet),
    // Building on residents' letters takes the owner's consent.
    trainAccess: slug === 'town-hall' ? 'on-request' : 'anyone',
    ...terms,
    batches: planBatches(datanet.records, draft),
    later: planLater(datanet.pending, draft),
    corrections: planCorrections(datanet, corrections),
    version: corrections.length > 0 ? 2 : 1,
    textField,
    labelField,
    model,
    quoting: quotes.length > 0 ? { model: QUOTING, parentPart: PARENT_PART, questions: divideQuestions(quotes) } : null,
    questions: divideQuestions(questions),
  };
}

/** Two thirds are paid before the first epoch is settled. */
function divideQuestions(questions: readonly PlannedQuestion[]): PlannedQuestions {
  const settled = Math.ceil((questions.length * 2) / 3);
  return { settled: questions.slice(0, settled), open: questions.slice(settled) };
}

function describeDatanet(datanet: DemoDatanet): DatanetMetadata {
  const { name, summary, description, tags, licence, textField, labelField, labels } = datanet;
  const legend = labels.map((label) => `- ${label.name}: ${label.description}`).join('\n');
  return {
    name,
    summary,
    description: `${description}\n\nLabels\n\n${legend}`,
    tags,
    licence,
    schema: {
      fields: [
        {
          name: textField,
          kind: 'text',
          required: true,
          description: 'In the writer’s words.',
          maxLength: LONGEST_TEXT,
        },
        {
          name: labelField,
          kind: 'label',
          required: true,
          description: 'What it is about; see the description.',
          labels: labels.map((label) => label.name),
        },
      ],
    },
  };
}

/** The corrections of each author as one contribution; each names the record it puts right by its hash. */
function planCorrections(datanet: DemoDatanet, corrections: readonly DemoCorrection[]): PlannedContribution[] {
  return [...groupByAuthor(corrections)].map(([contributor, rows]) => ({
    contributor,
    records: rows.map((row) => {
      const original = datanet.records.find((record) => record.text === row.corrects);
      if (!original) throw new AppError('invalid-input', `No record of ${datanet.slug} says “${row.corrects}”.`);
      return { ...draftOf(datanet, row), supersedes: recordHash(recordLine(draftOf(datanet, original))) };
    }),
    decision: { accept: true, reason: 'Says the same more clearly. The first author keeps half of the credit.' },
  }));
}

function draftOf(
  { textField, labelField }: DemoDatanet,
  { text, label }: Pick<DemoRecord, 'text' | 'label'>,
): DraftRecord {
  return { fields: { [textField]: text, [labelField]: label } };
}
