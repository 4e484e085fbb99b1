/** What one can be shown how to do; each is a page of its own. */
export const GUIDES = ['contribute', 'train', 'ask', 'verify', 'dispute', 'run'] as const;
export type GuideName = (typeof GUIDES)[number];

/** The steps of a guide by the keys of their texts: where a step's link leads, and what there is to copy. */
export const GUIDE_STEPS: Readonly<
  Record<GuideName, readonly { key: 'first' | 'second' | 'third' | 'fourth' | 'fifth'; href?: string; code?: string }[]>
> = {
  contribute: [
    { key: 'first', href: '/datanets?open=1' },
    { key: 'second' },
    { key: 'third' },
    { key: 'fourth', href: '/glossary#signature' },
    { key: 'fifth', href: '/earnings' },
  ],
  train: [
    { key: 'first', href: '/factory/new' },
    { key: 'second' },
    { key: 'third', href: '/factory' },
    { key: 'fourth' },
    { key: 'fifth', href: '/models' },
  ],
  ask: [
    { key: 'first', href: '/account' },
    { key: 'second', href: '/account' },
    { key: 'third', href: '/ask' },
    { key: 'fourth', href: '/receipts' },
    { key: 'fifth', href: '/reference' },
  ],
  verify: [
    { key: 'first', href: '/receipts?of=all' },
    { key: 'second' },
    { key: 'third', code: 'npm run verify -- --epoch 1' },
    { key: 'fourth', code: 'npm run watch:epochs' },
    { key: 'fifth', href: '/guides/dispute' },
  ],
  dispute: [
    { key: 'first', href: '/disputes' },
    { key: 'second' },
    { key: 'third' },
    { key: 'fourth', href: '/glossary#bond' },
    { key: 'fifth', href: '/governance' },
  ],
  run: [
    { key: 'first' },
    { key: 'second', code: 'npm start' },
    { key: 'third' },
    { key: 'fourth', code: 'npm start -- --port 3001 --no-demo' },
    { key: 'fifth', code: 'npm run deploy -- --rpc URL' },
  ],
};
