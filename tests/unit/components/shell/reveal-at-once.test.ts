import { createRequire } from 'node:module';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { runInNewContext } from 'node:vm';
import { createElement, lazy, Suspense } from 'react';
import type { renderToPipeableStream } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { REVEAL_SCRIPT } from '@/components/shell/reveal-at-once';

/** The React that Next brings, which writes our pages. */
const { renderToPipeableStream: render }: { renderToPipeableStream: typeof renderToPipeableStream } = createRequire(
  import.meta.url,
)('next/dist/compiled/react-dom/server.node');

describe('what shows a part of a page that came after the first paint', () => {
  test('waits for the next frame and for no clock', async () => {
    const { frames, timers } = play([REVEAL_SCRIPT, ...(await scriptsOfLatePage())]);
    expect(timers).toBe(0);
    expect(frames).toBe(2); // the first paint, and the part
  });

  test('would wait for a clock without the script', async () => {
    const { frames, timers } = play(await scriptsOfLatePage());
    expect(timers).toBe(1);
    expect(frames).toBe(1);
  });
});

/** The scripts, in their order, of a page with a part that is ready after its skeleton has been sent. */
async function scriptsOfLatePage(): Promise<string[]> {
  const Part = lazy(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return { default: () => createElement('p', null, 'here') };
  });
  const page = createElement(
    'html',
    null,
    createElement(
      'body',
      null,
      createElement(Suspense, { fallback: createElement('p', null, 'skeleton') }, createElement(Part)),
    ),
  );
  const out = new PassThrough();
  const { pipe } = render(page, { onShellReady: () => pipe(out) });
  const scripts = [...(await text(out)).matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, script]) => script ?? '');
  expect(scripts.length).toBeGreaterThan(0);
  return scripts;
}

/** Runs them in a browser's place; each frame comes at once. */
function play(scripts: readonly string[]): { frames: number; timers: number } {
  const counted = { frames: 0, timers: 0 };
  const node = () => ({ previousSibling: {}, parentNode: { removeChild: () => undefined } });
  const browser = {
    performance: { now: () => 250 },
    document: { getElementById: node, querySelectorAll: () => [] },
    requestAnimationFrame: (show: () => void) => {
      counted.frames++;
      if (counted.frames === 1) show();
    },
    setTimeout: () => {
      counted.timers++;
    },
  };
  runInNewContext(scripts.join(';'), Object.assign(browser, { window: browser }));
  return counted;
}
