import { use } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { settled } from '@/lib/texts/settled';

function Words({ from }: { from: Promise<string> }) {
  return <p>{use(from)}</p>;
}

it('is read by a component without setting it aside', async () => {
  const words = settled('at once');
  expect(renderToStaticMarkup(<Words from={words} />)).toBe('<p>at once</p>');
  expect(await words).toBe('at once');
});
