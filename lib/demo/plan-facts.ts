import { parseOpen } from '@/lib/core/units';
import type { PersonName } from '@/lib/demo/cast';
import type { FillingPlan } from '@/lib/demo/fill-datanet';
import { planBatches, planLater } from '@/lib/demo/plan-contributions';
import type { PlannedModel, PlannedQuestion } from '@/lib/demo/plan-economy';
import type { DemoFact, DemoFacts } from '@/lib/demo/read-facts';
import type { DraftRecord } from '@/lib/records/record-line';
import type { DatanetMetadata } from '@/lib/schemas/datanet';
import { type AdapterChoices, adapterSettingsSchema } from '@/lib/schemas/training';

/** What happens around the invented facts: a Datanet, an adapter that learns them, and questions to it. */
export type FactsPlan = FillingPlan & {
  readonly slug: string;
  readonly questionField: string;
  readonly model: PlannedModel;
  readonly settings: AdapterChoices;
  readonly questions: readonly PlannedQuestion[];
};

const ASKERS = ['grace', 'bilal'] as const satisfies readonly PersonName[];
/** Every so many-th fact is asked about. */
const ASKED_EVERY = 9;
const LONGEST_TEXT = 200;
/** With the final fit 420 in all, about 105 s of two cores. */
const DEMO_STEPS = 300;

const GUIDE: PlannedModel = {
  builder: 'hana',
  name: 'Quillhaven guide',
  summary: 'Answers questions about an invented harbour town, in the words of those who wrote it down.',
  unitPrice: parseOpen('0.4'),
  leastChildPart: 500,
};

/**
 * What the demo's people do with the invented facts. Only the facts decide: two plans of the same facts are equal.
 * `steps` of training: fewer than the records need by themselves, for a demo that is over in minutes.
 */
export function planFacts(facts: DemoFacts, { steps = DEMO_STEPS }: { steps?: number } = {}): FactsPlan {
  const { slug, owner, curator, questionField, answerField } = facts;
  const draft = ({ question, answer }: DemoFact): DraftRecord => ({
    fields: { [questionField]: question, [answerField]: answer },
  });
  const asked = facts.questions.filter((_, i) => i % ASKED_EVERY === 0);
  return {
    slug,
    owner,
    curator,
    metadata: describeFacts(facts),
    trainAccess: 'anyone',
    stakes: { contributionBond: 0n, curatorStake: 0n },
    curatorStake: parseOpen('250'),
    dispute: null,
    batches: planBatches(facts.records, draft),
    later: planLater(facts.pending, draft),
    corrections: [],
    version: 1,
    textField: answerField,
    questionField,
    model: GUIDE,
    settings: adapterSettingsSchema.parse({ steps }),
    questions: asked.map(({ text }, i) => ({
      asker: ASKERS[i % ASKERS.length] ?? 'grace',
      text,
      disclosed: true,
      idempotencyKey: `demo:${slug}:${i + 1}`,
    })),
  };
}

function describeFacts({ name, summary, description, tags, licence, ...facts }: DemoFacts): DatanetMetadata {
  const column = (field: string, words: string) =>
    ({ name: field, kind: 'text', required: true, description: words, maxLength: LONGEST_TEXT }) as const;
  return {
    name,
    summary,
    description,
    tags,
    licence,
    schema: {
      fields: [
        column(facts.questionField, 'One question, as somebody would ask it.'),
        column(facts.answerField, 'The answer, in a few words.'),
      ],
    },
    // Questions after one pattern are much alike, and yet ask for other things.
    similarity: { copyPermille: 950, resemblePermille: 900 },
  };
}
