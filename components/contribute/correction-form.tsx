'use client';

import { useState } from 'react';
import { useSay, useTexts } from '#texts';
import { BondNote } from '@/components/contribute/bond-note';
import { RecordForm, type TypedRecord } from '@/components/contribute/record-form';
import { SubmissionSteps } from '@/components/contribute/submission-steps';
import { useSubmission } from '@/components/contribute/use-submission';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { Hex } from '@/lib/core/hex';
import { buildContribution } from '@/lib/records/build-contribution';
import { checkRecord } from '@/lib/records/check-record';
import { contentHash } from '@/lib/records/record-line';
import type { DatanetSchema, RecordFields } from '@/lib/schemas/datanet';

/** A record's fields to be put right: a contribution of one record that takes the other's place once accepted. */
export function CorrectionForm({
  datanetId,
  bond,
  schema,
  fields,
  supersedes,
}: {
  datanetId: number;
  /** What a contributor leaves until the decision, base units as text. */
  bond: string;
  schema: DatanetSchema;
  fields: RecordFields;
  supersedes: Hex;
}) {
  const t = useTexts('contribute.correctionForm');
  const say = useSay();
  const submission = useSubmission({ datanetId, bond });
  const [record, setRecord] = useState<TypedRecord>(() =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)])),
  );
  const [problem, setProblem] = useState<string | null>(null);
  const { step } = submission;
  const sending =
    step.kind === 'choosing' || step.kind === 'building' || step.kind === 'uploading' || step.kind === 'signing';
  const submit = () => {
    const checked = checkRecord(schema, record);
    if (!checked.ok) return setProblem(say(checked.problem));
    if (contentHash(checked.fields) === contentHash(fields)) return setProblem(t('unchanged'));
    setProblem(null);
    submission.submit(async () => {
      const built = await buildContribution([{ fields: checked.fields, supersedes }]);
      return { ...built, bytes: new Uint8Array(built.bytes) };
    });
  };
  return (
    <Card>
      <fieldset disabled={sending || step.kind === 'done'} className="mb-5 grid gap-4">
        <legend className="mb-4 font-semibold">{t('legend')}</legend>
        <RecordForm fields={schema.fields} record={record} onChange={setRecord} />
        {problem ? <Alert tone="bad">{problem}</Alert> : null}
        {step.kind === 'done' ? null : <BondNote bond={bond} />}
        {step.kind === 'done' ? null : (
          <div>
            <Button onClick={submit} busy={sending}>
              {t('submit')}
            </Button>
          </div>
        )}
      </fieldset>
      <SubmissionSteps submission={submission} datanetId={datanetId} />
    </Card>
  );
}
