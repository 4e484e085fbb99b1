import { useTexts } from '#texts';

// What find-loose-words.ts is tried on: each word it must find says that it is loose.

export const metadata = { title: 'Loose title' };

export function Sample({ count, kind }: { count: number; kind: string }) {
  const t = useTexts('shell.themeSwitch');
  if (kind === 'Enter') throw new Error('Not shown, so not found');
  return (
    <section className="Not found either" data-kind="Nor This">
      Loose text
      <b>{count === 1 ? 'loose' : t('title')}</b>
      <section title={`Loose ${count} of ${kind}`} aria-label="a loose label">
        · {count > 2 ? 'Loose' : null} {count}
      </section>
      <Picture alt={t('label') || 'Loose alternative'} src="/Not Found.png" />
      <code>GET /loose/not found</code>
      <p translate="no">A name of somebody</p>
      {t('label')}
      Loose end
    </section>
  );
}

function Picture({ alt, src }: { alt: string; src: string }) {
  return <i title={alt} id={src} />;
}
