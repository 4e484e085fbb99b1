import type { ClientBase } from 'pg';
import { executeRows } from '@/lib/db/execute-rows';
import { eventsNamed, lastOfEach, type ModelEvent, toInt } from '@/lib/indexer/decoded-event';

/** Folds what models were made from, declared once each, and what they ask of what is made from them. */
export async function applyModelLineage(client: ClientBase, events: readonly ModelEvent[]): Promise<void> {
  const declared = eventsNamed(events, 'LineageDeclared');
  await executeRows(client, {
    types: { id: 'int', parent: 'int', part: 'int' },
    rows: declared.flatMap(({ args }) =>
      args.parents.map(({ modelId, part }) => ({ id: toInt(args.modelId), parent: toInt(modelId), part })),
    ),
    statement: (rows) => `
      INSERT INTO model_parent (model_id, parent_id, part) SELECT id, parent, part FROM ${rows}`,
  });
  await executeRows(client, {
    types: { id: 'int' },
    rows: declared.filter(({ args }) => args.adapter).map(({ args }) => ({ id: toInt(args.modelId) })),
    statement: (rows) => `UPDATE model m SET adapter = true FROM ${rows} WHERE m.id = r.id`,
  });
  // One by one: a child's parents may have been published in the same step.
  for (const { args } of declared) {
    if (args.parents.length === 0) continue;
    await client.query(
      `UPDATE model SET generation = 1 + (
         SELECT max(m.generation) FROM model_parent p JOIN model m ON m.id = p.parent_id WHERE p.model_id = $1)
       WHERE id = $1`,
      [toInt(args.modelId)],
    );
  }
  const asked = lastOfEach(eventsNamed(events, 'LeastChildPartChanged'), ({ args }) => `${args.modelId}`);
  await executeRows(client, {
    types: { id: 'int', part: 'int', at: 'float8' },
    rows: asked.map(({ args, timestamp }) => ({
      id: toInt(args.modelId),
      part: toInt(args.leastChildPart),
      at: timestamp,
    })),
    statement: (rows) => `
      UPDATE model m SET least_child_part = r.part, updated_at = GREATEST(m.updated_at, to_timestamp(r.at))
      FROM ${rows} WHERE m.id = r.id`,
  });
}
