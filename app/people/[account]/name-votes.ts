import { getProtocolWords } from '@/app/governance/get-protocol-words';
import { describeCalls } from '@/components/governance/describe-calls';
import { nameProposal } from '@/components/governance/name-proposal';
import type { PersonVoteRow } from '@/components/people/person-holdings';
import { decodeCall } from '@/lib/chain/governance/decode-call';
import { readDescription } from '@/lib/chain/governance/proposal-description';
import { readChainConfig } from '@/lib/chain/read-chain-config';
import type { Person } from '@/lib/server/people/read-person';
import { getTexts } from '@/lib/texts/get-texts';

/** Somebody's votes with what each was about, by the words of the proposal, or by its calls where it has none. */
export async function nameVotes(votes: Person['votes']): Promise<PersonVoteRow[]> {
  const [t, words] = await Promise.all([getTexts('governance.nameProposal'), getProtocolWords()]);
  const chain = readChainConfig();
  return votes.map(({ proposalId: id, opening, actions, ...vote }) => {
    const calls = actions.map((action) => decodeCall(chain.addresses, action));
    const { title } = readDescription(opening);
    return { ...vote, id, ...nameProposal(t, { id, title }, describeCalls(words, { calls, before: {} }, chain)) };
  });
}
