'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { parseEventLogs } from 'viem';
import { useSay, useTexts } from '#texts';
import { describeAction } from '@/components/governance/describe-action';
import { EffectView } from '@/components/governance/effect-view';
import { CourseOfVote } from '@/components/governance/propose/course-of-vote';
import { type OpenCases, readDraft, startDraft } from '@/components/governance/propose/proposal-draft';
import { TemplateFields } from '@/components/governance/propose/template-fields';
import { templateWords } from '@/components/governance/propose/template-words';
import { useProtocolWords } from '@/components/governance/use-protocol-words';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { focusFirstProblem } from '@/components/ui/focus-first-problem';
import { Input } from '@/components/ui/input';
import { nameOrShorten } from '@/components/ui/name-address';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { tributaryGovernorAbi } from '@/contracts-abi/tributary-governor';
import { encodeAction } from '@/lib/chain/governance/encode-action';
import { MOST_BODY, MOST_TITLE, writeDescription } from '@/lib/chain/governance/proposal-description';
import type { ProtocolState } from '@/lib/chain/governance/protocol-values';
import { PROTOCOL_PARAMETERS } from '@/lib/core/protocol-names';
import { PROPOSAL_TEMPLATES, type ProposeSearch } from '@/lib/schemas/proposal-search';

/** Makes a proposal from a template: a form, and beside it what would be voted on, in words. */
export function ProposeForm({
  search,
  state,
  cases,
  now,
  mayPropose,
}: {
  search: ProposeSearch;
  state: ProtocolState;
  cases: OpenCases;
  /** The chain's time. */
  now: Date;
  /** Whether the account has the votes. */
  mayPropose: boolean;
}) {
  const t = useTexts('governance.proposeForm');
  const templates = useTexts('governance.templateWords');
  const draftWords = useTexts('governance.proposalDraft');
  const protocol = useProtocolWords();
  const say = useSay();
  const { account, chain } = useSession();
  const router = useRouter();
  const transaction = useTransaction({ key: 'propose' });
  const [draft, setDraft] = useState(() => startDraft(search, { state, cases }));
  const [ownTitle, setOwnTitle] = useState<string | null>(null);
  const [body, setBody] = useState('');
  const [tried, setTried] = useState(false);

  const { action, problems } = readDraft({ t: draftWords, protocol, say }, draft, { state, cases, chain });
  const nameOf = (address: string) => nameOrShorten(protocol.address, address, chain);
  const effect = action ? describeAction(protocol, action, { before: toBefore(state), nameOf }) : null;
  const title = ownTitle ?? (effect ? effect.sentence.slice(0, MOST_TITLE) : '');
  // As long as the rest is not right there is no title to suggest, and nothing to complain about.
  const titleProblem = (action || ownTitle !== null) && title.trim() === '' ? t('noTitle') : null;
  const shown = tried && problems ? problems : {};
  const barred = mayPropose ? problems?.case : t('mayNot');
  const barredId = useId();

  async function propose(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (!action || titleProblem || !account) return focusFirstProblem(event.currentTarget);
    const call = encodeAction(chain.addresses, action);
    const receipt = await transaction.send({
      address: chain.addresses.tributaryGovernor,
      abi: tributaryGovernorAbi,
      functionName: 'propose',
      args: [[call.target], [call.value], [call.calldata], writeDescription({ title, body, proposer: account })],
      explain: t('explain', { title: title.trim() }),
    });
    const [created] = receipt
      ? parseEventLogs({ abi: tributaryGovernorAbi, eventName: 'ProposalCreated', logs: receipt.logs })
      : [];
    if (created) router.push(`/governance/proposals/${created.args.proposalId}`);
  }

  return (
    <form onSubmit={propose} noValidate className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
      <div className="grid gap-6">
        <Card>
          <CardHeader title={t('what')} />
          <div className="grid gap-5">
            <Field label={t('kind')} hint={templateWords(templates, draft.template).purpose}>
              {(control) => (
                <Select
                  {...control}
                  value={draft.template}
                  options={PROPOSAL_TEMPLATES.map((template) => ({
                    value: template,
                    label: templateWords(templates, template).label,
                  }))}
                  onChange={(event) => {
                    const template = PROPOSAL_TEMPLATES.find((one) => one === event.target.value);
                    if (!template) return;
                    setTried(false);
                    setDraft(startDraft({ ...search, template }, { state, cases }));
                  }}
                />
              )}
            </Field>
            <TemplateFields
              draft={draft}
              state={state}
              cases={cases}
              asked={{ epoch: search.epoch ?? null, contribution: search.contribution ?? null }}
              problems={shown}
              onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
            />
          </div>
        </Card>
        <Card>
          <CardHeader title={t('why')} description={t('whyHint')} />
          <div className="grid gap-5">
            <Field label={t('title')} error={tried ? titleProblem : null}>
              {(control) => (
                <Input
                  {...control}
                  maxLength={MOST_TITLE}
                  value={title}
                  onChange={(event) => setOwnTitle(event.target.value)}
                />
              )}
            </Field>
            <Field label={t('description')} optional hint={t('descriptionHint')}>
              {(control) => (
                <Textarea
                  {...control}
                  rows={7}
                  maxLength={MOST_BODY}
                  value={body}
                  onChange={(event) => setBody(event.target.value)}
                />
              )}
            </Field>
          </div>
        </Card>
      </div>
      <Card className="lg:sticky lg:top-20">
        <CardHeader title={t('effect')} />
        <div className="grid gap-5">
          {effect ? <EffectView effect={effect} /> : <p className="text-muted text-sm">{t('noEffect')}</p>}
          <CourseOfVote voting={state.voting} now={now} dueBy={dueBy()} />
          <TransactionButton transaction={transaction} type="submit" blockedBy={barred ? barredId : undefined}>
            {t('propose')}
          </TransactionButton>
          {barred ? (
            <p id={barredId} className="text-faint text-sm">
              {barred}
            </p>
          ) : null}
        </div>
      </Card>
    </form>
  );

  function dueBy(): Date | null {
    if (draft.template === 'resolve-challenge') return cases.challenge?.resolveBy ?? null;
    if (draft.template !== 'resolve-dispute') return null;
    return cases.disputes.find((one) => String(one.contributionId) === draft.contributionId)?.resolveBy ?? null;
  }
}

function toBefore({ parameters, roles, feeParts, voting }: ProtocolState) {
  return {
    parameters: Object.fromEntries(PROTOCOL_PARAMETERS.map((name) => [name, parameters[name].value])),
    roles,
    feeParts,
    voting,
  };
}
