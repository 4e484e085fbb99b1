import { useTexts } from '#texts';

const SECTIONS = ['answer', 'fee', 'records', 'rule', 'history', 'check', 'document'] as const;
export type ReceiptSectionName = (typeof SECTIONS)[number];

/** The parts of a receipt, each with an address of its own; stays in sight. */
export function SectionNav({ sections }: { sections: readonly ReceiptSectionName[] }) {
  const t = useTexts('receipts.sectionNav');
  return (
    <nav
      aria-label={t('label')}
      data-no-print
      className="sticky top-16 z-30 -mx-4 mb-8 overflow-x-auto border-line border-b bg-bg px-4 sm:-mx-6 sm:px-6"
    >
      <ul className="flex gap-1">
        {sections.map((name) => (
          <li key={name}>
            {/* A plain link: the browser opens what is folded around its target. */}
            <a
              href={`#${name}`}
              className="-ml-3 flex h-11 items-center whitespace-nowrap px-3 font-medium text-muted text-sm transition-colors hover:text-ink focus-visible:-outline-offset-2"
            >
              {t(name)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
