import { canonicalJson } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import type { WeightedRecord } from '@/lib/rewards/receipt-shares';
import type { Answer, TextAnswer } from '@/lib/schemas/answer';
import type { ReceiptDocument } from '@/lib/schemas/receipt';
import type { ModelKind } from '@/lib/schemas/training';
import type { CheckList } from '@/lib/verify/check-list';
import type { LoadedModel } from '@/lib/verify/load-model';
import type { VerifyContext } from '@/lib/verify/open-context';
import type { Recomputed } from '@/lib/verify/open-explainer';

/** What the contributors' part of a fee is divided by. */
export type Division = { readonly records: readonly WeightedRecord[]; readonly commons: bigint };

/** What each kind of model answers with. A receipt that says otherwise could choose the rule it is divided by. */
const GIVEN: Record<ModelKind, readonly Answer['kind'][]> = {
  classifier: ['label'],
  retrieval: ['passages'],
  adapter: ['text', 'vectors'],
  endpoint: ['text'],
  decoder: [],
};

const NOTHING = { evidence: 'none', noiseFloor: 0n, records: [], commons: 0n, spans: [] } as const;

/**
 * Answers the receipt's question again from the published weights, and computes again what the answer owes to which
 * record. `latest` is the block the fee was charged in. Returns what the fee is to be divided by; where that cannot be
 * computed any more, what the receipt itself says; null where not even that can be checked. Undisclosed answers follow the
 * version's shares, and so do those whose training records were withdrawn. A text that is not to be had and was not
 * withdrawn is told as missing: it decides what is paid.
 */
export function checkAttribution(
  context: Pick<VerifyContext, 'explainer'>,
  list: CheckList,
  { receipt, model, latest }: { receipt: ReceiptDocument; model: LoadedModel; latest: number },
): Division | null {
  const { attribution } = receipt;
  const said = receipt.answer;
  if (typeof said === 'string') {
    checkUndisclosed(list, receipt);
    return { records: [], commons: 0n };
  }
  const given = GIVEN[model.manifest.kind];
  if (!given.includes(said.kind)) {
    list.differs('Its answer is one that its kind of model gives', {
      field: 'answer.kind',
      expected: given.join(' or ') || 'nothing: it is a base',
      found: said.kind,
    });
    return null;
  }
  list.compare('Question and answer are disclosed', { field: 'disclosed', expected: true, found: receipt.disclosed });
  const withdrawn = model.withdrawn.filter(({ blockNumber }) => blockNumber <= latest).map(({ id }) => id);
  if (attribution.method === 'records-erased' && withdrawn.length > 0) {
    list.compare('Records of its model were withdrawn, so the version’s shares decide', {
      field: 'attribution',
      expected: { ...NOTHING, method: 'records-erased' },
      found: withoutRule(attribution),
      detail: `contributions ${withdrawn.join(', ')}`,
    });
    list.notCheckable('The answer', missingWords(model));
    return { records: [], commons: 0n };
  }
  if (said.kind === 'vectors') {
    checkVectors(list, receipt);
    return { records: [], commons: 0n };
  }
  requireTexts(list, model);
  list.step('Answering the question again and computing every record’s influence');
  const again = explainAgain(context, list, { receipt, said, model });
  if (again === 'unreadable') {
    list.notCheckable('The answer and the influence of every record on it', missingWords(model));
    return statedDivision(list, { receipt, model });
  }
  if (again === 'impossible') return null;
  checkAnswer(list, said, again);
  const { attributed } = again;
  const title = TITLES[said.kind];
  list.compare(title, {
    field: 'attribution',
    expected: {
      evidence: again.evidence,
      method: again.method,
      noiseFloor: attributed.noiseFloor,
      records: attributed.records.map(({ position, influence, weight }) => {
        const record = model.training?.[position];
        return {
          contributionId: record?.contributionId,
          index: record?.index,
          hash: record?.hash,
          influence,
          weight,
        };
      }),
      commons: attributed.commons,
      spans: again.spans,
    },
    found: withoutRule(attribution),
    detail: `listed: ${attributed.records.length} of ${model.training?.length} records; ${again.method}`,
  });
  return {
    records: attributed.records.map(({ position, weight, credits }) => ({
      key: model.training?.[position]?.hash ?? '',
      weight,
      credits,
    })),
    commons: attributed.commons,
  };
}

/**
 * `impossible`, with the reason in the report: the model's files are none that could have answered. Whoever files such an
 * epoch must not keep others from saying so.
 */
function explainAgain(
  context: Pick<VerifyContext, 'explainer'>,
  list: CheckList,
  { receipt, said, model }: { receipt: ReceiptDocument; said: Answer; model: LoadedModel },
): Recomputed | 'unreadable' | 'impossible' {
  try {
    return context.explainer(model)?.(receipt.question, said) ?? 'unreadable';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    list.differs('Its model can answer', {
      field: 'answer',
      expected: 'files of a model that answers',
      found: error.message,
    });
    return 'impossible';
  }
}

const TITLES: Record<Exclude<Answer['kind'], 'vectors'>, string> = {
  label: 'Every record’s influence and weight comes out the same',
  passages: 'The records that carry the quotation, and their parts of it, come out the same',
  text: 'Every record’s influence, the places of its words and their weights come out the same',
};

/** A label and a quotation are computed again; a text is drawn, so that it can only be said how likely it was. */
function checkAnswer(list: CheckList, said: Exclude<Answer, { kind: 'vectors' }>, again: Recomputed): void {
  if (said.kind === 'text') {
    list.notAsked(
      'Its model wrote this text',
      again.likelihood
        ? likelihoodWords(again.likelihood, said.finish)
        : 'Another server wrote it. Ask the model the same and compare.',
    );
    return;
  }
  const quoted = said.kind === 'passages';
  list.compare(quoted ? 'The published index finds this quotation' : 'The published weights give this answer', {
    field: 'answer',
    expected: again.answer === null ? null : JSON.parse(canonicalJson(again.answer)),
    found: said,
    detail: quoted ? said.text : said.label,
  });
}

/** Where a text ends by itself the end is drawn too: a token that has no words, and that the receipt does not count. */
function likelihoodWords(
  { logProbability, tokens }: NonNullable<Recomputed['likelihood']>,
  finish: TextAnswer['finish'],
): string {
  const nats = (logProbability / Math.max(1, tokens)).toFixed(3);
  return finish === 'length'
    ? `A text is drawn, not computed. Under the published weights its ${tokens} tokens have ${nats} nats each (0 is certain). Ask the model the same and compare.`
    : `A text is drawn, not computed. Under the published weights its ${tokens - 1} tokens, and its end after them, have ${nats} nats each (0 is certain). Ask the model the same and compare.`;
}

function checkVectors(list: CheckList, { attribution }: ReceiptDocument): void {
  list.compare('Vectors have no words, so the version’s shares decide', {
    field: 'attribution',
    expected: { ...NOTHING, method: 'none' },
    found: withoutRule(attribution),
  });
  list.notAsked('Its model gave these vectors', 'Ask it for the same texts and compare the hash.');
}

/**
 * Nothing is trained on a Datanet version or explained by it before every text of it is read, but for the withdrawn ones:
 * who divided the fee by influence had them. Where a training text was withdrawn, the others show no more than their hashes.
 */
function requireTexts(list: CheckList, { unread }: LoadedModel): void {
  if (unread.some(({ withdrawn, used }) => withdrawn && used)) return;
  for (const { id, cid, file, withdrawn } of unread) {
    if (withdrawn) continue;
    if (file === 'missing') list.missing(cid);
    else {
      list.differs('Every text that its model rests on is the one that was signed', {
        field: 'model',
        expected: `a model on contributions whose files fit, as that of ${id} does not`,
        found: cid,
      });
    }
  }
}

function checkUndisclosed(list: CheckList, receipt: ReceiptDocument): void {
  list.compare('Question and answer are not disclosed, so the version’s shares decide', {
    field: '',
    expected: {
      disclosed: false,
      question: 'a salted hash',
      attribution: { ...NOTHING, method: 'none' },
    },
    found: {
      disclosed: receipt.disclosed,
      question: isHash(receipt.question) ? 'a salted hash' : receipt.question,
      attribution: withoutRule(receipt.attribution),
    },
    detail: 'only their asker can show what the hashes stand for',
  });
}

/** The weights as the receipt states them, with the credits of the training set. */
function statedDivision(
  list: CheckList,
  { receipt, model }: { receipt: ReceiptDocument; model: LoadedModel },
): Division | null {
  if (!model.trainingSet) {
    list.notCheckable(
      'Its shares',
      'The training set cannot be read, which says who is credited for the records it lists.',
    );
    return null;
  }
  const lines = new Map(model.trainingSet.records.map((line) => [`${line.contributionId} ${line.index}`, line]));
  const expected = receipt.attribution.records.map(({ contributionId, index }) => {
    const line = lines.get(`${contributionId} ${index}`);
    return { contributionId, index, hash: line?.hash };
  });
  list.compare('The records it lists are records that the model was trained on', {
    field: 'attribution.records',
    expected,
    found: receipt.attribution.records.map(({ contributionId, index, hash }) => ({ contributionId, index, hash })),
    detail: `${expected.length} records`,
  });
  return {
    records: receipt.attribution.records.map(({ contributionId, index, hash, weight }) => ({
      key: hash,
      weight,
      credits: lines.get(`${contributionId} ${index}`)?.credits ?? [],
    })),
    commons: receipt.attribution.commons,
  };
}

function withoutRule({ rule: _, ...attribution }: ReceiptDocument['attribution']) {
  return attribution;
}

function missingWords({ withdrawn }: LoadedModel): string {
  if (withdrawn.length === 0) return 'The weights or the training records cannot be read from the site that was asked.';
  const ids = withdrawn.map(({ id }) => id).join(', ');
  const which = `contribution${withdrawn.length === 1 ? '' : 's'} ${ids}`;
  return `That needs every training text, and the text of ${which} was withdrawn and erased.`;
}

function isHash(text: string): boolean {
  return /^0x[0-9a-f]{64}$/.test(text);
}
