import { useTexts } from '#texts';
import { GUIDE_STEPS, type GuideName } from '@/components/guides/guides';
import { CodeBlock } from '@/components/ui/code-block';
import { Link } from '@/components/ui/link';

/** The steps of a guide in their order, along a stream. */
export function GuideSteps({ guide }: { guide: GuideName }) {
  const t = useTexts(`guides.${guide}`);
  const words = useTexts('guides.guideSteps');
  return (
    <ol className="max-w-2xl">
      {GUIDE_STEPS[guide].map(({ key, href, code }, index) => (
        <li key={key} className="group/step relative grid grid-cols-[2.5rem_1fr] gap-x-4 pb-8 last:pb-0">
          <span
            className="absolute top-10 bottom-0 left-5 w-px bg-river/40 group-last/step:hidden"
            aria-hidden="true"
          />
          <span
            className="grid size-10 place-items-center rounded-full border border-river/50 bg-surface font-display text-lg text-river"
            aria-hidden="true"
          >
            {index + 1}
          </span>
          <div className="min-w-0 pt-1.5">
            <h2 className="text-xl">{t(key)}</h2>
            <p className="mt-1 text-muted">
              {t.rich(`${key}Words`, {
                link: (chunks) =>
                  href ? (
                    <Link href={href} className="link">
                      {chunks}
                    </Link>
                  ) : (
                    chunks
                  ),
              })}
            </p>
            {code ? <CodeBlock className="mt-3" label={words('command')} code={code} /> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
