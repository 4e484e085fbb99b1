'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useSay, useTexts } from '#texts';
import { ChooseRecords } from '@/components/contribute/choose-records';
import { ColumnMappingForm } from '@/components/contribute/column-mapping';
import { ContributeStep } from '@/components/contribute/contribute-step';
import { dropKeptFile, keepFile } from '@/components/contribute/kept-file';
import { KeptFileNotice } from '@/components/contribute/kept-file-notice';
import { PreviewTable } from '@/components/contribute/preview-table';
import { ReadingChoicesForm } from '@/components/contribute/reading-choices';
import type { TypedRecord } from '@/components/contribute/record-form';
import type { TypedDraft } from '@/components/contribute/typed-draft';
import { UnfinishedUploads } from '@/components/contribute/unfinished-uploads';
import { useContributionWorker } from '@/components/contribute/use-contribution-worker';
import { useSubmission } from '@/components/contribute/use-submission';
import type { Counts, FilePreview } from '@/components/contribute/worker-messages';
import { Alert } from '@/components/ui/alert';
import { bringIntoSight } from '@/components/ui/bring-into-sight';
import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionStatus } from '@/components/wallet/transaction-status';
import { AppError } from '@/lib/core/errors';
import type { DatanetSchema, SimilarityChoices } from '@/lib/schemas/datanet';

type Opened = {
  name: string;
  /** Where its records come from; `begun` are typed too, but not the ones kept in the browser while they are typed. */
  from: 'file' | 'typed' | 'begun';
  preview: FilePreview;
  version: number;
  /** Whether the rows were looked for among the Datanet's, and among all public records. */
  compared: boolean;
  /** The server had more alike records than it sends. */
  incomplete: boolean;
};

/** From a file or typed records to a contribution on chain. Nobody has to sign in: a wallet is asked for at the end. */
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
  const t = useTexts('contribute.contributePanel');
  const tStage = useTexts('contribute.workerStages');
  const say = useSay();
  const { account } = useSession();
  const worker = useContributionWorker();
  const submission = useSubmission({ datanetId, bond });
  const [opened, setOpened] = useState<Opened | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [broughtFile, setBroughtFile] = useState(false);
  // What is typed on a begun record is kept in the page alone: in the browser stands what was typed from nothing.
  const [typedOn, setTypedOn] = useState<TypedDraft | null>(begun ? { records: [], draft: begun } : null);

  const wordsFor = (error: unknown) => (error instanceof AppError ? say(error.message) : t('unreadable'));
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
  const run = async ({ name, from }: Pick<Opened, 'name' | 'from'>, read: () => Promise<FilePreview>) => {
    reading.current++;
    setProblem(null);
    try {
      const preview = await read();
      setOpened((before) => ({
        ...{ name, from, preview },
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
  const open = (file: File, from: Opened['from']) => {
    close();
    submission.reset();
    setBroughtFile(from === 'file');
    run({ name: file.name, from }, async () => {
      const preview = await worker.call('open', { file, datanetId, schema, similarity });
      if (from === 'file') void keepFile(datanetId, file);
      return preview;
    });
  };
  const { step } = submission;
  const done = step.kind === 'done';
  // Also one that was sent before the page was loaded, and is found again.
  const contributed = opened ? done && opened.from === 'file' : submission.transaction.state === 'confirmed';
  useEffect(() => {
    if (contributed) void dropKeptFile(datanetId);
  }, [contributed, datanetId]);
  const sending = ['choosing', 'building', 'uploading', 'signing'].includes(step.kind);

  if (!opened) {
    // Beside what was pressed: on a phone the file's place is a screen below the fields.
    const outcome = (
      <>
        {worker.progress ? (
          <Progress fraction={worker.progress.fraction} label={tStage(worker.progress.stage)} />
        ) : null}
        {problem ? (
          <div ref={bringIntoSight} className="scroll-mb-6">
            <Alert tone="bad">{problem}</Alert>
          </div>
        ) : null}
      </>
    );
    return (
      <div className="grid gap-4">
        {account ? <UnfinishedUploads datanetId={datanetId} /> : null}
        {begun || contributed || submission.transaction.busy ? null : (
          <KeptFileNotice datanetId={datanetId} onFile={(file) => open(file, 'file')} />
        )}
        <TransactionStatus transaction={submission.transaction} />
        {broughtFile ? null : outcome}
        <ChooseRecords
          datanetId={datanetId}
          schema={schema}
          onTyped={(file, typed) => {
            if (typedOn) setTypedOn(typed);
            open(file, typedOn ? 'begun' : 'typed');
          }}
          onFile={(file) => open(file, 'file')}
          underFile={broughtFile ? outcome : null}
          {...(typedOn ? { begun: typedOn } : {})}
        />
      </div>
    );
  }

  const { preview } = opened;
  const { counts } = preview;
  const { duplicate, known, copy, similar } = counts;
  const byHand = opened.from !== 'file';
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div ref={bringIntoSight} className="min-w-0">
          <h2 className="break-words text-xl">{byHand ? t('typed') : opened.name}</h2>
          <p className="mt-1 text-muted text-sm">
            {t(byHand ? 'countsTyped' : 'counts', {
              total: counts.total,
              ready: counts.ready,
              failed: counts.failed,
              duplicates: duplicate + known,
              copies: copy,
              similar,
            })}
          </p>
        </div>
        {sending ? null : (
          <Button
            variant="secondary"
            size="sm"
            onClick={() => {
              if (!byHand) void dropKeptFile(datanetId);
              close();
              submission.reset();
            }}
          >
            {t(done ? 'more' : byHand ? 'changeTyped' : 'change')}
          </Button>
        )}
      </div>
      {byHand ? null : (
        <fieldset disabled={sending || done} className="grid gap-5 empty:hidden">
          <legend className="sr-only">{t('reading')}</legend>
          <ReadingChoicesForm
            format={preview.format}
            choices={preview.choices}
            onChange={(choices) => run(opened, () => worker.call('reread', { choices }))}
          />
          <Unfolded key={opened.name} title={t('mapping')} open={needsMapping(schema, preview)}>
            <ColumnMappingForm
              schema={schema}
              columns={preview.columns}
              mapping={preview.mapping}
              onChange={(mapping) => run(opened, () => worker.call('map', { mapping }))}
            />
          </Unfolded>
        </fieldset>
      )}
      {worker.progress && !sending ? (
        <Progress fraction={worker.progress.fraction} label={tStage(worker.progress.stage)} />
      ) : null}
      {problem ? (
        <Alert
          tone="bad"
          action={
            opened.compared ? null : (
              <Button size="sm" variant="secondary" onClick={compare}>
                {t('again')}
              </Button>
            )
          }
        >
          {problem}
        </Alert>
      ) : null}
      <PreviewTable worker={worker} schema={schema} counts={counts} version={opened.version} byHand={byHand} />
      <ContributeStep
        datanetId={datanetId}
        bond={bond}
        counts={counts}
        compared={opened.compared}
        incomplete={opened.incomplete}
        stuck={problem !== null}
        submission={submission}
        typed={opened.from === 'typed'}
        onSubmit={(keepDuplicates) => {
          submission.submit(() => worker.call('build', { keepDuplicates }));
        }}
      />
    </div>
  );
}

function withCounts(opened: Opened, counts: Counts): Opened {
  return { ...opened, preview: { ...opened.preview, counts }, version: opened.version + 1 };
}

/** Open from the start where something is to be chosen; it does not close under somebody's hands once that is done. */
function Unfolded({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  const [openAtFirst] = useState(open);
  return (
    <details open={openAtFirst} className="text-sm">
      <summary className="cursor-pointer text-muted">{title}</summary>
      <div className="mt-4">{children}</div>
    </details>
  );
}

/** Whether a person has to say which column is what: a field has none, or a column is not used. */
function needsMapping(schema: DatanetSchema, { columns, mapping }: FilePreview): boolean {
  const used = new Set(
    schema.fields.flatMap(({ name }) => {
      const source = mapping[name];
      return source?.from === 'column' ? [source.column] : [];
    }),
  );
  return (
    columns.some((column) => !used.has(column)) ||
    schema.fields.some(({ name, required }) => required && (mapping[name]?.from ?? 'nowhere') === 'nowhere')
  );
}
