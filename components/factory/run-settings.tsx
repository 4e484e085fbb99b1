import Link from 'next/link';
import { CopyButton } from '@/components/ui/copy-button';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import type { ClassifierRequest, RetrievalRequest, TrainingRequest } from '@/lib/schemas/training';

/** Everything that decides the weights, and their hash once they exist. */
export function RunSettings({ request, manifest }: { request: TrainingRequest; manifest: ModelManifest | null }) {
  const rows: [string, React.ReactNode][] = [
    [
      'Data',
      request.datanets.map((datanet) => (
        <Link key={datanet.datanetId} href={`/datanets/${datanet.datanetId}/versions`} className="mr-3 underline">
          Datanet {datanet.datanetId}, version {datanet.version}
        </Link>
      )),
    ],
    ...(request.kind === 'classifier' ? classifierRows(request) : retrievalRows(request)),
    ...(manifest
      ? ([
          ['Records used', `${manifest.records.toLocaleString('en')} after copies and corrected records were left out`],
          [
            'Weights hash',
            <span key="hash" className="flex min-w-0 items-center gap-2">
              <code className="min-w-0 truncate font-mono text-xs">{manifest.weightsHash}</code>
              <CopyButton text={manifest.weightsHash} label="Copy the weights hash" />
            </span>,
          ],
        ] satisfies [string, React.ReactNode][])
      : []),
  ];
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-2 text-sm sm:grid-cols-[12rem_minmax(0,1fr)]">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="mb-2 min-w-0 text-ink sm:mb-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function classifierRows({ textField, labelField, settings }: ClassifierRequest): [string, string][] {
  return [
    ['Columns', `${textField} → ${labelField}`],
    ['Penalty λ', String(settings.lambda)],
    [
      'Features',
      `at most ${settings.maxFeatures.toLocaleString('en')}, in at least ${settings.minDocumentFrequency} records`,
    ],
    ['Pairs of words', settings.bigrams ? 'yes' : 'no'],
    ['Held out', `about ${settings.heldOutPercent} %, drawn by seed “${settings.seed}”`],
  ];
}

function retrievalRows({
  textField,
  titleField,
  questionField,
  answerField,
  settings,
}: RetrievalRequest): [string, string][] {
  return [
    ['Searched', titleField ? `${textField}, with the heading ${titleField}` : textField],
    ['Measured with', questionField && answerField ? `${questionField} → ${answerField}` : 'no questions'],
    ['Ranking', `BM25, k₁ = ${settings.k1}, b = ${settings.b}`],
    ['Passages', `at most ${settings.passageWords} words`],
    ['Answers', `at most ${settings.answerWords} words`],
  ];
}
