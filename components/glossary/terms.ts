import type { KeyOf } from '@/lib/texts/namespaces';

/** A word that the glossary explains; its id there, too. */
export type TermKey = KeyOf<'glossary.termNames'>;

type Place = { href: string; place: KeyOf<'glossary.glossaryPlaces'> };
type Part = { part: 'data' | 'models' | 'money' | 'trust' | 'voting' | 'chain'; terms: readonly [TermKey, Place?][] };

const DATANETS: Place = { href: '/datanets', place: 'datanets' };
const MODELS: Place = { href: '/models', place: 'models' };
const FACTORY: Place = { href: '/factory', place: 'factory' };
const ASK: Place = { href: '/ask', place: 'ask' };
const RECEIPTS: Place = { href: '/receipts?of=all', place: 'receipts' };
const EARNINGS: Place = { href: '/earnings', place: 'earnings' };
const ACCOUNT: Place = { href: '/account', place: 'account' };
const DISPUTES: Place = { href: '/disputes', place: 'disputes' };
const GOVERNANCE: Place = { href: '/governance', place: 'governance' };
const EXPLORE: Place = { href: '/explore', place: 'explore' };

/** The glossary in its order, and where one sees what a word means. */
export const GLOSSARY: readonly Part[] = [
  {
    part: 'data',
    terms: [
      ['datanet', DATANETS],
      ['record', DATANETS],
      ['contribution', DATANETS],
      ['version', DATANETS],
      ['curator', DATANETS],
      ['licence', DATANETS],
      ['nearDuplicate'],
      ['reputation'],
    ],
  },
  {
    part: 'models',
    terms: [
      ['model', MODELS],
      ['baseModel', MODELS],
      ['adapter', { href: '/serving', place: 'serving' }],
      ['trainingRun', FACTORY],
      ['seed', FACTORY],
      ['heldOut', FACTORY],
      ['manifest', MODELS],
    ],
  },
  {
    part: 'money',
    terms: [
      ['influence', RECEIPTS],
      ['provenance', RECEIPTS],
      ['receipt', RECEIPTS],
      ['fee', ASK],
      ['share', EXPLORE],
      ['royalty', MODELS],
      ['open', ACCOUNT],
      ['deposit', ACCOUNT],
      ['spendingPermission', ACCOUNT],
      ['apiKey', { href: '/account', place: 'keys' }],
      ['epoch', EXPLORE],
      ['claim', EARNINGS],
    ],
  },
  {
    part: 'trust',
    terms: [
      ['stake', DATANETS],
      ['slashing', DISPUTES],
      ['bond', DISPUTES],
      ['dispute', DISPUTES],
      ['challengeWindow', DISPUTES],
    ],
  },
  {
    part: 'voting',
    terms: [
      ['proposal', GOVERNANCE],
      ['delegate', { href: '/governance/delegates', place: 'governance' }],
      ['quorum', GOVERNANCE],
      ['timelock', GOVERNANCE],
      ['treasury', { href: '/governance/treasury', place: 'treasury' }],
    ],
  },
  {
    part: 'chain',
    terms: [
      ['wallet', ACCOUNT],
      ['address', ACCOUNT],
      ['signature'],
      ['chain'],
      ['transaction', ACCOUNT],
      ['gas'],
      ['nonce'],
      ['hash'],
      ['cid'],
      ['merkleRoot'],
      ['finality'],
    ],
  },
];
