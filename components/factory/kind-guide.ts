import type { TrainingRequest } from '@/lib/schemas/training';

/** What a builder reads of a kind before choosing it. */
export type KindGuide = {
  readonly kind: TrainingRequest['kind'];
  readonly name: string;
  readonly description: string;
  readonly goodFor: string;
  readonly needs: string;
  readonly time: string;
  readonly limits: string;
};

/** The kinds that can be made here, side by side. */
export const KIND_GUIDES: readonly KindGuide[] = [
  {
    kind: 'classifier',
    name: 'Labels',
    description: 'Reads a text and names the label it belongs to, with a probability for each.',
    goodFor: 'Sorting, routing, moderation.',
    needs: 'A text and its label in each record; some twenty records a label.',
    time: 'Seconds.',
    limits: 'Writes nothing: it chooses among its labels.',
  },
  {
    kind: 'retrieval',
    name: 'Answers from passages',
    description: 'Finds the record that answers a question and quotes the words that do, with their place.',
    goodFor: 'Questions about documents, with the source named.',
    needs: 'Texts in which the answers stand.',
    time: 'Seconds.',
    limits: 'Says only what stands in a record word for word.',
  },
  {
    kind: 'adapter',
    name: 'Adapter of a language model',
    description:
      'Teaches a small language model the answers of your records, so that it writes them when asked in other words.',
    goodFor: 'Facts and fixed answers, recalled by heart.',
    needs: 'Questions and answers; best each answer under several wordings.',
    time: 'Minutes on an ordinary machine, without a graphics card.',
    limits:
      'A small model that recalls what it is taught, not a general assistant: asked for anything else it is often wrong.',
  },
  {
    kind: 'endpoint',
    name: 'Model on another server',
    description: 'Puts a model that you run elsewhere behind a price, and pays the records it rests on.',
    goodFor: 'Large models on your own graphics cards.',
    needs: 'An OpenAI-compatible server of yours, reachable by https, and its key.',
    time: 'One question, to see that it answers.',
    limits: 'Nothing is trained or measured here, and its weights cannot be looked into.',
  },
];
