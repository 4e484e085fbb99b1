import { formatPercent } from '@/components/models/format-percent';
import { judgeAdapter } from '@/components/models/judge-adapter';
import { Alert } from '@/components/ui/alert';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import type { AdapterEvaluationView } from '@/lib/schemas/model-manifest';

/** The same held-out questions before and after the training, side by side, and whether it helped, plainly. */
export function AdapterEvaluation({ evaluation }: { evaluation: AdapterEvaluationView | null }) {
  if (!evaluation) {
    return <p className="text-muted text-sm">Not measured: too few records to keep some out of the training.</p>;
  }
  const { questionCount, known, exactBefore, exactAfter, lossBefore, lossAfter, knownExactAfter } = evaluation;
  return (
    <div className="grid gap-6">
      <Verdict evaluation={evaluation} />
      <Table caption="Held-out questions before and after the training">
        <TableHead>
          <TableRow>
            <TableHeaderCell className="max-sm:whitespace-normal">
              Measured on {questionCount.toLocaleString('en')} held-out questions
            </TableHeaderCell>
            <TableHeaderCell numeric className="max-sm:whitespace-normal max-sm:px-2">
              Base alone
            </TableHeaderCell>
            <TableHeaderCell numeric className="max-sm:whitespace-normal max-sm:px-2">
              With the adapter
            </TableHeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          <TableRow>
            <TableCell>Answered exactly as the record does</TableCell>
            <TableCell numeric className="max-sm:px-2">
              {formatPercent(exactBefore)}
            </TableCell>
            <TableCell numeric className="max-sm:px-2">
              {formatPercent(exactAfter)}
            </TableCell>
          </TableRow>
          {knownExactAfter === null ? null : (
            <TableRow>
              <TableCell>Of those it could know ({known.toLocaleString('en')}), exactly</TableCell>
              <TableCell numeric className="max-sm:px-2">
                –
              </TableCell>
              <TableCell numeric className="max-sm:px-2">
                {formatPercent(knownExactAfter)}
              </TableCell>
            </TableRow>
          )}
          <TableRow>
            <TableCell>Loss on the right answers, in nats a token; less is better</TableCell>
            <TableCell numeric className="max-sm:px-2">
              {lossBefore.toFixed(3)}
            </TableCell>
            <TableCell numeric className="max-sm:px-2">
              {lossAfter.toFixed(3)}
            </TableCell>
          </TableRow>
        </TableBody>
      </Table>
      <p className="max-w-3xl text-muted text-sm">{describeKnown(questionCount, known)}</p>
      {evaluation.samples.length > 0 ? <AnswerSamples samples={evaluation.samples} /> : null}
    </div>
  );
}

function Verdict({ evaluation }: { evaluation: AdapterEvaluationView }) {
  switch (judgeAdapter(evaluation)) {
    case 'better':
      return null;
    case 'nearer':
      return (
        <Alert tone="warn" title="No improvement yet in right answers">
          It answers no more held-out questions exactly than the base alone. The right answers became likelier, so more
          steps, or more wordings of each question, may help.
        </Alert>
      );
    case 'none':
      return (
        <Alert tone="warn" title="No improvement">
          On questions it was not trained with, it does no better than the base alone. Add records that say the same in
          other words, or train for more steps, before you publish it.
        </Alert>
      );
  }
}

function describeKnown(questions: number, known: number): string {
  const begin = 'A small model recalls what it was taught. ';
  if (known === 0) {
    return `${begin}None of these questions asks, in other words, for something that another record teaches: nothing here shows whether it recalls.`;
  }
  if (known === questions) {
    return `${begin}All of these questions ask in other words for something that another record teaches.`;
  }
  return `${begin}${known.toLocaleString('en')} of these questions ask in other words for something that another record teaches; the others ask for what stands in no record but their own, which it cannot know.`;
}

function AnswerSamples({ samples }: { samples: AdapterEvaluationView['samples'] }) {
  return (
    <section aria-label="Answers to held-out questions" className="grid gap-3">
      <h3 className="font-medium text-ink text-sm">What it answered to some of them</h3>
      <ul className="grid gap-3">
        {samples.map((sample) => (
          <li
            key={`${sample.question} ${sample.expected}`}
            className="grid gap-2 rounded-md border border-line p-4 text-sm"
          >
            <p className="break-words font-medium text-ink">{sample.question}</p>
            <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[9rem_minmax(0,1fr)]">
              <Line name="Right answer" text={sample.expected} />
              <Line name="Base alone" text={sample.before} right={sample.before === sample.expected} />
              <Line name="With the adapter" text={sample.after} right={sample.after === sample.expected} />
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ name, text, right }: { name: string; text: string; right?: boolean }) {
  return (
    <>
      <dt className="text-faint">{name}</dt>
      <dd className="min-w-0 break-words text-muted max-sm:mb-1">
        {text === '' ? <span className="text-faint">(nothing)</span> : text}
        {right === undefined ? null : right ? (
          <span className="ml-2 text-good">right</span>
        ) : (
          <span className="ml-2 text-bad">not the right one</span>
        )}
      </dd>
    </>
  );
}
