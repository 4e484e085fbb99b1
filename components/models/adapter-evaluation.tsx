import { useReader, useTexts } from '#texts';
import { judgeAdapter } from '@/components/models/judge-adapter';
import { Alert } from '@/components/ui/alert';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { formatNumber } from '@/lib/core/format-number';
import { formatPercent } from '@/lib/core/format-percent';
import type { AdapterEvaluationView } from '@/lib/schemas/model-manifest';

/** The same held-out questions before and after the training, side by side, and whether it helped, plainly. */
export function AdapterEvaluation({ evaluation }: { evaluation: AdapterEvaluationView | null }) {
  const t = useTexts('models.adapterEvaluation');
  const { tag } = useReader();
  if (!evaluation) return <p className="text-muted text-sm">{t('tooFew')}</p>;
  const { questionCount, known, exactBefore, exactAfter, lossBefore, lossAfter, knownExactAfter } = evaluation;
  return (
    <div className="grid gap-6">
      <Verdict evaluation={evaluation} />
      <Table caption={t('caption')}>
        <TableHead>
          <TableRow>
            <TableHeaderCell className="max-sm:whitespace-normal">
              {t('measuredOn', { count: questionCount })}
            </TableHeaderCell>
            <TableHeaderCell numeric className="max-sm:whitespace-normal max-sm:px-2">
              {t('base')}
            </TableHeaderCell>
            <TableHeaderCell numeric className="max-sm:whitespace-normal max-sm:px-2">
              {t('adapter')}
            </TableHeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          <TableRow>
            <TableCell>{t('exact')}</TableCell>
            <TableCell numeric className="max-sm:px-2">
              {formatPercent(exactBefore, tag, 1)}
            </TableCell>
            <TableCell numeric className="max-sm:px-2">
              {formatPercent(exactAfter, tag, 1)}
            </TableCell>
          </TableRow>
          {knownExactAfter === null ? null : (
            <TableRow>
              <TableCell>{t('known', { count: known })}</TableCell>
              <TableCell numeric className="max-sm:px-2">
                –
              </TableCell>
              <TableCell numeric className="max-sm:px-2">
                {formatPercent(knownExactAfter, tag, 1)}
              </TableCell>
            </TableRow>
          )}
          <TableRow>
            <TableCell>{t('loss')}</TableCell>
            <TableCell numeric className="max-sm:px-2">
              {formatLoss(lossBefore, tag)}
            </TableCell>
            <TableCell numeric className="max-sm:px-2">
              {formatLoss(lossAfter, tag)}
            </TableCell>
          </TableRow>
        </TableBody>
      </Table>
      <p className="max-w-3xl text-muted text-sm">
        {t(known === 0 ? 'knowsNone' : known === questionCount ? 'knowsAll' : 'knowsSome', { count: known })}
      </p>
      {evaluation.samples.length > 0 ? <AnswerSamples samples={evaluation.samples} /> : null}
    </div>
  );
}

function Verdict({ evaluation }: { evaluation: AdapterEvaluationView }) {
  const t = useTexts('models.adapterEvaluation');
  switch (judgeAdapter(evaluation)) {
    case 'better':
      return null;
    case 'nearer':
      return (
        <Alert tone="warn" title={t('nearer')}>
          {t('nearerWords')}
        </Alert>
      );
    case 'none':
      return (
        <Alert tone="warn" title={t('noneBetter')}>
          {t('noneBetterWords')}
        </Alert>
      );
  }
}

function formatLoss(loss: number, tag: string): string {
  return formatNumber(loss, tag, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
}

/** As many as are read at once; the others are behind a fold. */
const SAMPLES_SHOWN = 4;

function AnswerSamples({ samples }: { samples: AdapterEvaluationView['samples'] }) {
  const t = useTexts('models.adapterEvaluation');
  const shown = samples.length > SAMPLES_SHOWN + 1 ? samples.slice(0, SAMPLES_SHOWN) : samples;
  const others = samples.slice(shown.length);
  return (
    <section aria-label={t('samples')} className="grid gap-3">
      <h3 className="font-medium text-ink text-sm">{t('samplesTitle')}</h3>
      <SampleList samples={shown} />
      {others.length > 0 ? (
        <details className="text-sm">
          <summary className="inline-flex min-h-6 items-center text-muted hover:text-ink">
            {t('otherSamples', { count: others.length })}
          </summary>
          <div className="mt-3">
            <SampleList samples={others} />
          </div>
        </details>
      ) : null}
    </section>
  );
}

function SampleList({ samples }: { samples: AdapterEvaluationView['samples'] }) {
  const t = useTexts('models.adapterEvaluation');
  return (
    <ul className="grid gap-3">
      {samples.map((sample) => (
        <li
          key={`${sample.question} ${sample.expected}`}
          className="grid gap-2 rounded-md border border-line p-4 text-sm"
        >
          <p className="break-words font-medium text-ink" translate="no">
            {sample.question}
          </p>
          <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[9rem_minmax(0,1fr)]">
            <Line name={t('right')} text={sample.expected} />
            <Line name={t('base')} text={sample.before} right={sample.before === sample.expected} />
            <Line name={t('adapter')} text={sample.after} right={sample.after === sample.expected} />
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Line({ name, text, right }: { name: string; text: string; right?: boolean }) {
  const t = useTexts('models.adapterEvaluation');
  return (
    <>
      <dt className="text-faint">{name}</dt>
      <dd className="min-w-0 break-words text-muted max-sm:mb-1">
        {text === '' ? <span className="text-faint">{t('nothing')}</span> : <span translate="no">{text}</span>}
        {right === undefined ? null : right ? (
          <span className="ml-2 text-good">{t('isRight')}</span>
        ) : (
          <span className="ml-2 text-bad">{t('isWrong')}</span>
        )}
      </dd>
    </>
  );
}
