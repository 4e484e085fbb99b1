import { claimLink } from '@/components/earnings/claim-text';
import { GUIDES } from '@/components/guides/guides';
import { addresses } from '@/contracts-abi/addresses';
import { LOCAL_CHAIN_ID, localAccount } from '@/lib/chain/local-accounts';
import type { SignedClaimInput } from '@/lib/schemas/claim';
import { PEOPLE, type PersonName } from '@/tests/e2e/support/people';
import type { Scene } from '@/tests/e2e/support/set-scene';

/** Who looks at pages: nobody is a visitor who is not signed in. */
export const VIEWERS = ['nobody', 'amara', 'chiara', 'elif', 'bilal', 'grace'] as const;
export type Viewer = PersonName | 'nobody';

/** A claim that nobody signed: the page says what it states, and that it does not count. */
const UNSIGNED_CLAIM: SignedClaimInput = {
  version: 1,
  chainId: LOCAL_CHAIN_ID,
  distributor: addresses[LOCAL_CHAIN_ID]?.rewardDistributor ?? '',
  account: localAccount(PEOPLE.bilal).address,
  to: localAccount(PEOPLE.hana).address,
  cumulativeAmount: '1000000000000000000',
  deadline: 4_000_000_000,
  signature: `0x${'11'.repeat(65)}`,
};

/** What is worth seeing as somebody: all pages signed out, and signed in those that are different then. */
export function pagesFor(viewer: Viewer, scene: Scene): Record<string, string> {
  const datanet = `/datanets/${scene.datanetId}`;
  const empty = `/datanets/${scene.emptyDatanetId}`;
  const [receipt, privateReceipt, quotingReceipt, writtenReceipt] = scene.receiptIds;
  const all = {
    front: '/',
    datanets: '/datanets',
    'datanets-none-found': '/datanets?q=nothing-is-called-this',
    datanet,
    'datanet-search': `${datanet}?q=atlas`,
    'datanet-record': `${datanet}/records/${scene.acceptedId}/0`,
    'datanet-contributors': `${datanet}/contributors`,
    'datanet-contributions': `${datanet}/contributions`,
    'datanet-versions': `${datanet}/versions`,
    'datanet-version': `${datanet}/versions/1`,
    'datanet-models': `${datanet}/models`,
    'datanet-stakes': `${datanet}/stakes`,
    'datanet-review': `${datanet}/review`,
    'datanet-contribute': `${datanet}/contribute`,
    'contribution-accepted': `${datanet}/contributions/${scene.acceptedId}`,
    'contribution-pending': `${datanet}/contributions/${scene.pendingId}`,
    'contribution-rejected': `${datanet}/contributions/${scene.rejectedId}`,
    'empty-datanet': empty,
    'empty-datanet-contributions': `${empty}/contributions`,
    'empty-datanet-versions': `${empty}/versions`,
    'empty-datanet-models': `${empty}/models`,
    'empty-datanet-review': `${empty}/review`,
    models: '/models',
    model: `/models/${scene.modelId}`,
    'model-quoting': `/models/${scene.quotingModelId}`,
    'model-adapter': `/models/${scene.adapterId}`,
    'model-base': `/models/${scene.baseId}`,
    factory: '/factory',
    'factory-new': `/factory/new?datanet=${scene.datanetId}`,
    'factory-new-adapter': `/factory/new?kind=adapter`,
    'factory-run': `/factory/runs/${scene.runId}`,
    'factory-run-adapter': `/factory/runs/${scene.adapterRunId}`,
    'factory-compare': `/factory/compare?runs=${scene.runId},${scene.adapterRunId}`,
    serving: '/serving',
    compute: '/compute',
    'datanet-new': '/datanets/new',
    ask: `/ask?model=${scene.modelId}`,
    'ask-adapter': `/ask?model=${scene.adapterId}`,
    receipts: '/receipts',
    receipt: `/receipts/${receipt}`,
    'receipt-private': `/receipts/${privateReceipt}`,
    'receipt-quoting': `/receipts/${quotingReceipt}`,
    'receipt-written': `/receipts/${writtenReceipt}`,
    person: `/people/${localAccount(PEOPLE.bilal).address}`,
    'person-without-records': `/people/${localAccount(PEOPLE.grace).address}`,
    earnings: '/earnings',
    'earnings-others': '/earnings/others',
    'earnings-records': '/earnings/records',
    'earnings-submit': '/earnings/submit',
    'earnings-submit-claim': claimLink('', UNSIGNED_CLAIM),
    epoch: `/earnings/epochs/${scene.epoch}`,
    account: '/account',
    disputes: '/disputes',
    'disputes-acceptances': '/disputes?of=acceptances',
    'epoch-proposals': `/disputes/epochs/${scene.epoch}`,
    acceptance: `/disputes/contributions/${scene.acceptedId}`,
    governance: '/governance',
    'governance-none-found': '/governance?state=canceled',
    'governance-delegates': '/governance/delegates',
    'governance-protocol': '/governance/protocol',
    'governance-treasury': '/governance/treasury',
    proposal: `/governance/proposals/${scene.proposalId}`,
    propose: '/governance/propose',
    explore: '/explore',
    guides: '/guides',
    ...Object.fromEntries(GUIDES.map((name) => [`guide-${name}`, `/guides/${name}`])),
    glossary: '/glossary',
    reference: '/reference',
    design: '/design',
  };
  const some = <Name extends keyof typeof all>(...names: Name[]) =>
    Object.fromEntries(names.map((name) => [name, all[name]]));
  switch (viewer) {
    case 'nobody':
      return all;
    case 'chiara':
      return some(
        'datanet-review',
        'contribution-pending',
        'datanet-versions',
        'datanet-stakes',
        'datanet-contribute',
        'datanet-record',
        'datanet-new',
      );
    case 'amara':
      return {
        ...some('ask', 'ask-adapter', 'receipts', 'receipt-private', 'receipt-written', 'account'),
        'datanet-settings': `${datanet}/settings`,
      };
    case 'elif':
      return some(
        'factory',
        'factory-new',
        'factory-new-adapter',
        'factory-run',
        'factory-run-adapter',
        'model',
        'model-adapter',
        'earnings',
        'earnings-others',
        'earnings-records',
        'earnings-submit-claim',
        'governance',
        'proposal',
        'propose',
      );
    case 'bilal':
      return {
        ...some('earnings', 'earnings-records', 'epoch', 'contribution-accepted', 'person'),
        'receipt-mine': `/receipts/${receipt}?by=me`,
        'record-correct': `${datanet}/records/${scene.acceptedId}/0/correct`,
      };
    default:
      return {
        ...some('factory', 'receipts', 'earnings', 'account', 'ask'),
        ...some('governance', 'governance-delegates', 'propose'),
        'propose-parts': '/governance/propose?template=set-fee-parts',
        'propose-role': '/governance/propose?template=set-role&role=guardian',
        'propose-payment': '/governance/propose?template=spend',
        'propose-voting': '/governance/propose?template=set-voting',
        'propose-verdict': '/governance/propose?template=resolve-challenge&epoch=999',
      };
  }
}
