'use client';

import { useRef, useState } from 'react';
import { BondNote } from '@/components/contribute/bond-note';
import { ColumnMappingForm } from '@/components/contribute/column-mapping';
import { FileDrop } from '@/components/contribute/file-drop';
import { PreviewTable } from '@/components/contribute/preview-table';
import { ReadingChoicesForm } from '@/components/contribute/reading-choices';
import type { TypedRecord } from '@/components/contribute/record-form';
import { SubmissionSteps } from '@/components/contribute/submission-steps';
import { TypeRecords } from '@/components/contribute/type-records';
import { UnfinishedUploads } from '@/components/contribute/unfinished-uploads';
import { useContributionWorker } from '@/components/contribute/use-contribution-worker';
import { useSubmission } from '@/components/contribute/use-submission';
import type { Counts, FilePreview } from '@/components/contribute/worker-messages';
import { countWords } from '@/components/datanets/count-words';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { Progress } from '@/components/ui/progress';
import { Tabs } from '@/components/ui/tabs';
import { AppError } from '@/lib/core/errors';
import type { DatanetSchema, SimilarityChoices } from '@/lib/schemas/datanet';

type Opened = {
  name: string;
  preview: FilePreview;
  version: number;
  /** Whether the rows were looked for among the Datanet's, and among all public records. */
  compared: boolean;
  /** The server had more alike records than it sends. */
  incomplete: boolean;
};

/** From a file or typed records to a contribution on chain. */
export function ContributePanel({
  datanetId,
  bond,
  schema,
  similarity,
  begun,
}: {
  datanetId: number;
  /** What a contributor leaves until the decision, base units as text. */
  bond: string;
  schema: DatanetSchema;
  /** From which likeness on a row is a copy, and from which on it resembles another. */
  similarity: SimilarityChoices;
  /** A record that is begun already, as a correction of an answer is: it is typed on. */
  begun?: TypedRecord;
}) {
  const worker = useContributionWorker();
  const submission = useSubmission({ datanetId, bond });
  const [opened, setOpened] = useState<Opened | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [keepDuplicates, setKeepDuplicates] = useState(false);

  // How often the rows were read: what was found out about those of an earlier reading is no longer told.
  const reading = useRef(0);
  const compare = async () => {
    const mine = reading.current;
    setProblem(null);
    try {
      const known = await worker.call('findKnown', {});
      if (mine !== reading.current) return;
      setOpened((before) => (before ? withCounts(before, known) : null));
      const { counts, complete } = await worker.call('findAlike', {});
      if (mine !== reading.current) return;
      setOpened((before) => (before ? { ...withCounts(before, counts), compared: true, incomplete: !complete } : null));
    } catch (error) {
      if (mine === reading.current) setProblem(wordsFor(error));
    }
  };
  const run = async (name: string, read: () => Promise<FilePreview>) => {
    reading.current++;
    setProblem(null);
    try {
      const preview = await read();
      setOpened((before) => ({
        name,
        preview,
        version: (before?.version ?? 0) + 1,
        compared: false,
        incomplete: false,
      }));
      await compare();
    } catch (error) {
      setProblem(wordsFor(error));
    }
  };
  const close = () => {
    worker.restart();
    setOpened(null);
    setProblem(null);
  };
  const open = (file: File) => {
    close();
    run(file.name, () => worker.call('open', { file, datanetId, schema, similarity }));
  };
  const { step } = submission;
  const sending = step.kind === 'building' || step.kind === 'uploading' || step.kind === 'signing';

  if (!opened) {
    return (
      <div className="grid gap-4">
        <UnfinishedUploads datanetId={datanetId} />
        <Tabs
          label="How to contribute"
          defaultValue={begun ? 'type' : 'file'}
          items={[
            { value: 'file', label: 'From a file', content: <FileDrop onFile={open} /> },
            {
              value: 'type',
              label: 'Type records',
              content: <TypeRecords schema={schema} onFile={open} {...(begun ? { begun } : {})} />,
            },
          ]}
        />
        {worker.progress ? <Progress fraction={worker.progress.fraction} label={worker.progress.stage} /> : null}
        {problem ? <Alert tone="bad">{problem}</Alert> : null}
      </div>
    );
  }

  const { preview } = opened;
  const { counts } = preview;
  const duplicates = counts.duplicate + counts.known;
  const copies = duplicates + counts.copy;
  const count = counts.ready + (keepDuplicates ? copies : 0);
  return (
    <div className="grid gap-6">
      <Card>
        <CardHeader
          title={opened.name}
          description={describeCounts(counts)}
          action={
            step.kind === 'done' || !sending ? (
              <Button
                variant="secondary"
                size="sm"
                onClick={() => {
                  close();
                  submission.reset();
                }}
              >
                {step.kind === 'done' ? 'Contribute more' : 'Choose another file'}
              </Button>
            ) : null
          }
        />
        <fieldset disabled={sending || step.kind === 'done'} className="grid gap-5">
          <legend className="sr-only">How the file is read</legend>
          <ReadingChoicesForm
            format={preview.format}
            choices={preview.choices}
            onChange={(choices) => run(opened.name, () => worker.call('reread', { choices }))}
          />
          <ColumnMappingForm
            schema={schema}
            columns={preview.columns}
            mapping={preview.mapping}
            onChange={(mapping) => run(opened.name, () => worker.call('map', { mapping }))}
          />
        </fieldset>
      </Card>
      {worker.progress && !sending ? (
        <Progress fraction={worker.progress.fraction} label={worker.progress.stage} />
      ) : null}
      {problem ? (
        <Alert
          tone="bad"
          action={
            opened.compared ? null : (
              <Button size="sm" variant="secondary" onClick={compare}>
                Try again
              </Button>
            )
          }
        >
          {problem}
        </Alert>
      ) : null}
      <PreviewTable worker={worker} schema={schema} counts={counts} version={opened.version} />
      <Card>
        <div className="grid gap-4">
          {copies > 0 ? (
            <Checkbox
              label={`Contribute the ${copyWords(counts)} too`}
              description="Normally left out: the credit for the same words belongs to whoever submitted them first."
              checked={keepDuplicates}
              disabled={sending || step.kind === 'done'}
              onChange={(event) => setKeepDuplicates(event.target.checked)}
            />
          ) : null}
          {counts.similar > 0 ? (
            <p className="text-muted text-sm">
              {countWords(counts.similar, 'row')} {counts.similar === 1 ? 'is' : 'are'} similar to earlier texts. They
              can be contributed; a curator sees what they resemble, and part of their credit goes to the earlier
              record.
            </p>
          ) : null}
          {opened.incomplete ? (
            <p className="text-muted text-sm">
              Very many public records are like yours: not every row could be compared with all of them.
            </p>
          ) : null}
          {counts.failed > 0 ? (
            <p className="text-muted text-sm">What failed is left out: {countWords(counts.failed, 'row')}.</p>
          ) : null}
          {step.kind === 'done' ? null : <BondNote bond={bond} />}
          {step.kind === 'done' ? null : (
            <div>
              <Button
                size="lg"
                busy={sending}
                disabled={count === 0 || !opened.compared}
                onClick={() => submission.submit(() => worker.call('build', { keepDuplicates }))}
              >
                {opened.compared || problem ? submitLabel(count, step.kind === 'failed') : 'Comparing the rows'}
              </Button>
              <p className="mt-2 text-faint text-sm">
                Uploads the file, then asks for {BigInt(bond) > 0n ? 'two signatures' : 'one signature'}
                {BigInt(bond) > 0n ? ': one lets the bond be taken, one contributes' : ''}. Once on chain, everybody can
                read it.
              </p>
            </div>
          )}
          <SubmissionSteps submission={submission} datanetId={datanetId} />
        </div>
      </Card>
    </div>
  );
}

function withCounts(opened: Opened, counts: Counts): Opened {
  return { ...opened, preview: { ...opened.preview, counts }, version: opened.version + 1 };
}

function describeCounts(counts: Counts): string {
  const some = (count: number, word: string) => (count > 0 ? [`${count.toLocaleString('en')} ${word}`] : []);
  const parts = [
    `${counts.ready.toLocaleString('en')} ready`,
    `${counts.failed.toLocaleString('en')} failed`,
    countWords(counts.duplicate + counts.known, 'duplicate'),
    ...some(counts.copy, 'almost the same as an earlier text'),
    ...some(counts.similar, 'similar to one'),
  ];
  return `${countWords(counts.total, 'row')}: ${parts.join(', ')}.`;
}

function copyWords({ duplicate, known, copy }: Counts): string {
  const duplicates = duplicate + known;
  if (copy === 0) return countWords(duplicates, 'duplicate');
  const near = `${countWords(copy, 'row')} almost the same as an earlier text`;
  return duplicates === 0 ? near : `${countWords(duplicates, 'duplicate')} and ${near}`;
}

function wordsFor(error: unknown): string {
  return error instanceof AppError ? error.message : 'The file could not be read. Choose it again.';
}

function submitLabel(count: number, failed: boolean): string {
  if (count === 0) return 'Nothing to contribute';
  const words = `${count.toLocaleString('en')} ${count === 1 ? 'record' : 'records'}`;
  return failed ? `Go on with ${words}` : `Contribute ${words}`;
}
