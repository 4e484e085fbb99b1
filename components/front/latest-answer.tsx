import { useTexts } from '#texts';
import { AnswerStream, type StreamPerson } from '@/components/front/answer-stream';
import { Amount } from '@/components/ui/amount';
import { Link } from '@/components/ui/link';
import { TimeAgo } from '@/components/ui/time-ago';

/** A paid answer as lib/server/overview/read-latest-answer.ts reads it. */
export type LatestAnswerData = {
  id: string;
  askedAt: Date;
  model: { id: number; name: string };
  question: string;
  answer: string;
  fee: bigint;
  contributors: readonly StreamPerson[];
  rest: bigint;
};

const LONGEST = 220;

/** The latest answer: what was asked, what came, whose records shaped it, and what flowed back to each of them. */
export function LatestAnswer({ answer }: { answer: LatestAnswerData }) {
  const t = useTexts('front.latestAnswer');
  const shaped = answer.contributors.reduce((sum, { amount }) => sum + amount, 0n);
  return (
    <section aria-labelledby="latest-answer" className="border-line-strong/70 border-t pt-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="latest-answer" className="text-3xl">
          {t('title')}
        </h2>
        <p className="text-faint text-sm">
          <TimeAgo at={answer.askedAt} />
        </p>
      </div>
      <div className="mt-6 grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <div>
          <p className="map-label text-base">{t('asked')}</p>
          <blockquote translate="no" className="mt-1 break-words text-lg leading-snug">
            {shorten(answer.question)}
          </blockquote>
          <p className="map-label mt-5 text-base">
            {t.rich('answered', {
              name: answer.model.name,
              model: (chunks) => (
                <Link
                  href={`/models/${answer.model.id}`}
                  translate="no"
                  className="underline decoration-1 underline-offset-3"
                >
                  {chunks}
                </Link>
              ),
            })}
          </p>
          <blockquote translate="no" className="mt-1 break-words font-display text-2xl leading-snug sm:text-3xl">
            {shorten(answer.answer)}
          </blockquote>
          <p className="mt-6 text-muted">
            {t.rich('flowed', {
              count: answer.contributors.length,
              fee: () => <Amount baseUnits={answer.fee} className="text-ink" />,
              part: () => <Amount baseUnits={shaped} className="font-medium text-value" />,
            })}
          </p>
          <p className="mt-3">
            <Link href={`/receipts/${answer.id}`} className="link">
              {t('receipt')}
            </Link>
          </p>
        </div>
        <AnswerStream fee={answer.fee} people={answer.contributors} rest={answer.rest} />
      </div>
    </section>
  );
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text;
}
