import { createDatanet } from '@/lib/demo/play/create-datanet';
import type { Stage } from '@/lib/demo/play/stage';
import { PEOPLE } from '@/tests/e2e/support/people';

/** A Datanet of amara's for a test to play on: texts with a label out of three. The same name gives the same one. */
export function openDeskDatanet(stage: Stage, name: string): Promise<number> {
  return createDatanet(stage, {
    owner: stage.playerAt(PEOPLE.amara),
    metadata: {
      name,
      summary: 'Questions at a library’s desk, made for a test in the browser.',
      description: 'Made for a test in the browser.',
      tags: ['library'],
      licence: 'CC-BY-4.0',
      schema: {
        fields: [
          { name: 'text', kind: 'text', required: true, description: 'What was asked.' },
          {
            name: 'label',
            kind: 'label',
            required: true,
            description: 'Which desk.',
            labels: ['loans', 'rooms', 'events'],
          },
        ],
      },
    },
    contributeAccess: 'anyone',
    trainAccess: 'anyone',
  });
}
