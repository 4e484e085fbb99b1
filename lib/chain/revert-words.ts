import { formatValue } from '@/lib/chain/governance/format-value';
import { PARAMETER_UNITS } from '@/lib/chain/governance/protocol-values';
import { GOVERNANCE_REVERT_WORDS } from '@/lib/chain/revert-words-of-votes';
import { shortenAddress } from '@/lib/chain/shorten-address';
import { PROTOCOL_PARAMETERS } from '@/lib/core/protocol-names';
import { formatOpen } from '@/lib/core/units';

/** The arguments of a custom error, as text a person can read; by their place in the error's declaration. */
export type RevertWords = (args: {
  text: (index: number) => string;
  open: (index: number) => string;
  account: (index: number) => string;
  time: (index: number) => string;
  /** Basis points as a percentage. */
  share: (index: number) => string;
  quantity: (index: number) => bigint;
  /** The value of the protocol's parameter that the error's first argument names, in its unit. */
  setting: (index: number) => string;
  /** Whether the error has an argument at this place: errors of one name differ between contracts. */
  has: (index: number) => boolean;
}) => string;

const BUG = 'That is our mistake, not yours: reload the page and try again, and report it if it stays.';

/** One sentence per custom error of the contracts: what was refused, with the value, then what to do. */
export const REVERT_WORDS: Readonly<Record<string, RevertWords>> = {
  // DatanetRegistry
  NotDatanetOwner: ({ text }) => `Only the owner of Datanet ${text(0)} may do this. Ask its owner.`,
  NotCurator: ({ text }) => `Only a curator of Datanet ${text(0)} may do this. Ask its owner to make you one.`,
  NotContributor: ({ text }) => `Contribution ${text(0)} is not yours; only its contributor may withdraw it.`,
  OwnContribution: ({ text }) =>
    `Contribution ${text(0)} is your own, and nobody decides on their own. Another curator has to.`,
  ContributionNotAllowed: ({ text }) =>
    `You may not contribute to Datanet ${text(0)}. Ask its owner for access on the Datanet's page.`,
  AccessNotOnRequest: ({ text }) => `Datanet ${text(0)} takes no requests for this access; its policy says who has it.`,
  ContributionMissing: ({ text }) => `There is no contribution ${text(0)} on the chain. Reload the page.`,
  WrongContributionStatus: ({ text }) =>
    `Contribution ${text(0)} was decided on or withdrawn meanwhile. Reload the page to see how it stands.`,
  DuplicateContribution: ({ text }) =>
    `The same records are already in Datanet ${text(0)}, as contribution ${text(2)}. Copying earns nothing: contribute others.`,
  EmptyRecords: () => 'The contribution has no records. Choose a file with at least one that fits.',
  EmptyCid: () => 'The file has no content identifier. Reload the page and choose it again.',
  EmptyReason: () => 'A reason is missing. Say in a few words why.',
  InvalidCurator: ({ account }) => `${account(0)} cannot be a curator here. Choose another account.`,
  InvalidExcluded: ({ text }) =>
    `The list of records to leave out of contribution ${text(0)} is not valid: it leaves none over, or names one that is not there. Reload and choose again.`,
  NothingNew: ({ text }) =>
    `Nothing was accepted in Datanet ${text(0)} since its last version. Accept a contribution first.`,
  RevisionChanged: ({ text }) =>
    `Something was accepted or withdrawn in Datanet ${text(0)} while the version was prepared, so it was not published. Publish again: it is prepared anew.`,
  CuratorStakeTooSmall: ({ text, open }) =>
    `Who decides in Datanet ${text(0)} needs ${open(3)} OPEN at stake there, and ${open(2)} OPEN of yours count. Stake more on the Datanet's page “Stakes”.`,
  BondAboveMost: ({ open }) =>
    `A contribution's bond may be ${open(1)} OPEN at most, the least bond of the protocol. ${open(0)} OPEN are too much.`,
  WrongStaking: () => 'The contracts of this deployment do not belong together. Tell who runs it.',
  StakeBelowMinimum: ({ open }) =>
    `A stake of ${open(0)} OPEN is below the least of ${open(1)} OPEN. Ask for more, or for none.`,
  VersionMissing: ({ text }) => `Datanet ${text(0)} has no version ${text(1)}. Reload the page.`,
  // ModelRegistry
  NotModelOwner: ({ text }) => `Only the owner of model ${text(0)} may do this.`,
  TrainingNotAllowed: ({ text }) =>
    `You may not train on Datanet ${text(0)}. Ask its owner for access on the Datanet's page.`,
  DatanetVersionMissing: ({ text }) => `Datanet ${text(0)} has no version ${text(1)}. Choose one that was published.`,
  InvalidDatanets: () => `The list of Datanet versions is empty or names a Datanet twice. ${BUG}`,
  ModelVersionMissing: ({ text }) => `Model ${text(0)} has no version ${text(1)}. Reload the page.`,
  EmptyManifestCid: () => `The model's manifest has no content identifier. ${BUG}`,
  AdapterWithoutBase: () => 'An adapter must name the model it stands on. Name its base among the parents.',
  InvalidParents: ({ text }) =>
    `Parent number ${count(text(0))} is not valid: there is no such model, or it is named twice. Choose the parents again.`,
  PartBelowLeast: ({ text, share }) =>
    `Model ${text(0)} asks for at least ${share(2)} of the builder's part, and you give it ${share(1)}. Give it more, or leave it out.`,
  PartTooLarge: ({ share }) => `The parts of parents come to ${share(0)}, and no part may pass 100%. Give less.`,
  TooManyGenerations: ({ text }) =>
    `The model would be generation ${text(0)} of its family, and eight is the most. Choose a parent that is nearer to the beginning.`,
  TooManyAncestors: ({ text }) =>
    `The model would have ${text(0)} ancestors in all, which is more than can be paid. Choose fewer parents.`,
  // InferenceVault
  WrongDistributor: () => 'The contracts of this deployment do not belong together. Tell who runs it.',
  NotOperator: ({ time, has }) =>
    has(1)
      ? `Only the operator may propose now${isFarOff(time(1)) ? ', while no fees wait' : `; anybody may from ${time(1)} on, if nothing is proposed until then`}.`
      : "Only this deployment's operator may do this.",
  NotPermissionAccount: () => 'Only the account that signed this spending permission may revoke it.',
  ZeroAmount: () => 'The amount is zero. Enter more than 0 OPEN.',
  InsufficientDeposit: ({ open }) =>
    `The deposit holds ${open(1)} OPEN, and ${open(2)} OPEN are needed. Deposit more first.`,
  NoWithdrawalRequested: () => 'No withdrawal was requested. Request one first; it is paid after the delay.',
  WithdrawalNotReady: ({ time }) => `The withdrawal can be paid from ${time(1)} on. Come back then.`,
  WrongSettlement: ({ text }) => `Settlement ${text(0)} is out of turn; the next is ${text(1)}.`,
  InvalidSignature: ({ account }) => `The spending permission's signature is not by ${account(1)}. Sign it again.`,
  PermissionMissing: () => `A charge names no permission of its settlement. ${BUG}`,
  PermissionExpired: ({ time }) => `The spending permission ended at ${time(1)}. Sign a new one.`,
  PermissionNotInForce: () => 'The spending permission was revoked. Sign a new one.',
  AlreadyRevoked: () => 'This spending permission is revoked already. Nothing more is needed.',
  ModelNotPermitted: ({ text }) => `The spending permission does not name model ${text(1)}. Sign one that does.`,
  PriceAbovePermitted: ({ open }) =>
    `The price of ${open(1)} OPEN is above the ${open(2)} OPEN that the spending permission allows. Sign one with a larger price.`,
  CapExceeded: ({ open }) =>
    `The spending permission's cap of ${open(2)} OPEN would be passed. Sign a new one with a larger cap.`,
  // RewardDistributor
  NotVault: () => 'Only the vault may do this.',
  FeesNotReceived: () =>
    'The fees of the settlement have not arrived at the distributor. Tell who runs this deployment.',
  WrongEpoch: ({ text }) => `Epoch ${text(0)} is out of turn; the next is ${text(1)}.`,
  EpochPending: ({ text, time }) => `Epoch ${text(0)} can still be challenged until ${time(1)}. Wait until then.`,
  NoPendingEpoch: () => 'No epoch is waiting. Reload the page to see how it stands.',
  WindowClosed: ({ text }) => `The time to challenge epoch ${text(0)} is over.`,
  WindowOpen: ({ text, time }) => `Epoch ${text(0)} becomes final at ${time(1)}. Come back then.`,
  TotalAboveFees: ({ open }) => `The epoch gives out ${open(0)} OPEN, more than the ${open(1)} OPEN collected.`,
  TotalBelowAccepted: ({ open }) =>
    `The epoch's total of ${open(0)} OPEN is below the ${open(1)} OPEN already accepted.`,
  InvalidProof: () =>
    'The proof does not fit the root on chain; a newer epoch may be final. Reload the page and claim again.',
  NothingToClaim: () => 'Everything that was earned is claimed already. Nothing is left to pay.',
  ChallengeOpen: ({ text, account }) =>
    `Epoch ${text(0)} is challenged already, by ${account(1)}. Wait for the decision about that.`,
  RootChanged: ({ text }) =>
    `Epoch ${text(0)} was proposed anew meanwhile, with another root. Reload the page and look at the new proposal first.`,
  NoChallenge: ({ text }) => `Nobody challenges epoch ${text(0)} now. Reload the page to see how it stands.`,
  NotResolver: () => 'Only the guardian may decide this, or a vote of those who hold OPEN.',
  ResolutionPending: ({ time }) => `The guardian and the voters may decide this until ${time(1)}. Come back then.`,
  InvalidRecipient: ({ account }) => `${account(0)} cannot be paid. Choose another address.`,
  InvalidClaimSignature: ({ account }) =>
    `The signature does not let ${account(0)} be paid at this address. Have that account sign for it.`,
  ClaimExpired: ({ time }) => `The signature for the claim ended at ${time(0)}. Sign again.`,
  EmptyRoot: () => 'The epoch has no root.',
  EmptyFileCid: () => 'The epoch has no file.',
  // CounterfactualClaims
  FactoryFailed: () => 'The smart account could not be created, so nothing was paid. Create it in its wallet first.',
  NotWrapped: () => 'The signature is not one of an account that is still to be created (EIP-6492). Sign again.',
  // CuratorStaking
  StakeTooSmall: ({ open, text }) =>
    `${open(2)} OPEN of yours are at stake on Datanet ${text(0)}, and ${open(3)} OPEN were asked for. Choose less.`,
  NothingLeaving: ({ text }) => `No stake of yours on Datanet ${text(0)} is announced to leave. Announce it first.`,
  StakeNotFree: ({ text, time, quantity }) =>
    quantity(3) > 0n
      ? `${quantity(3) === 1n ? 'A dispute holds' : `${text(3)} disputes hold`} your stake on Datanet ${text(0)}. Come back once that is decided, from ${time(2)} on at the earliest.`
      : `Your stake on Datanet ${text(0)} can be taken out from ${time(2)} on. Come back then.`,
  NotAccepted: ({ text }) =>
    `Contribution ${text(0)} was never accepted, so there is no acceptance to dispute. Reload the page.`,
  DisputeTooLate: ({ text, time }) =>
    `The acceptance of contribution ${text(0)} could be disputed until ${time(1)}; that is over.`,
  DisputeOpen: ({ text }) =>
    `The acceptance of contribution ${text(0)} is disputed already. Wait for the decision about that.`,
  AlreadyUpheld: ({ text }) =>
    `It was decided already that contribution ${text(0)} should not have been accepted; that is paid for once.`,
  NoDispute: ({ text }) => `No dispute about contribution ${text(0)} is open. Reload the page to see how it ended.`,
  NothingAtRisk: ({ text }) =>
    `Who accepted it has nothing at stake on Datanet ${text(0)}, so there is nothing to win or lose by a dispute.`,
  // ProtocolParameters
  NotGovernance: () => 'Only a vote of those who hold OPEN may change this. Make a proposal.',
  ParameterOutOfBounds: ({ setting }) =>
    `${setting(1)} is outside the bounds that no vote can pass: ${setting(2)} to ${setting(3)}. Choose a value between them.`,
  InvalidFeeParts: () => 'The parts of a fee must come to 100%, within their bounds. Change them.',
  InvalidRoleHolder: ({ account }) => `${account(1)} cannot hold this role. Choose another account.`,
  ...GOVERNANCE_REVERT_WORDS,
  // Tokens (EIP-6093, EIP-2612, EIP-3009) and OpenZeppelin's parts
  ERC20InsufficientBalance: ({ account, open }) =>
    `${account(0)} holds ${open(1)} OPEN, and ${open(2)} OPEN are needed. Get more OPEN first.`,
  ERC20InsufficientAllowance: ({ open }) =>
    `The contract may take ${open(1)} OPEN from you, and ${open(2)} OPEN are needed. Allow it again.`,
  ERC20InvalidApprover: () => `The token refused the approving account. ${BUG}`,
  ERC20InvalidReceiver: ({ account }) => `${account(0)} cannot receive OPEN. Choose another account.`,
  ERC20InvalidSender: () => `The token refused the sending account. ${BUG}`,
  ERC20InvalidSpender: () => `The token refused the spending contract. ${BUG}`,
  ERC20ExceededSafeSupply: () => `The token's supply would pass its bound. ${BUG}`,
  ERC2612ExpiredSignature: ({ time }) => `The permit ended at ${time(0)}. Sign it again.`,
  ERC2612InvalidSigner: ({ account }) => `The permit was not signed by ${account(1)}. Sign it with that account.`,
  ERC3009InvalidAuthorizationTime: ({ time }) =>
    `The authorisation holds from ${time(0)} to ${time(1)}, not now. Sign a new one.`,
  ERC3009InvalidSignature: () => "The authorisation's signature is not by its account. Sign it again.",
  ERC3009UsedAuthorization: () => 'The authorisation was used or cancelled already. Sign a new one.',
  InvalidAccountNonce: () => 'The signature was used already or is out of turn. Sign again.',
  VotesExpiredSignature: ({ time }) => `The signature ended at ${time(0)}. Sign again.`,
  ERC5805FutureLookup: () => 'Votes of a time to come cannot be looked up.',
  ERC6372InconsistentClock: () => `The token's clock is inconsistent. ${BUG}`,
  ERC721NonexistentToken: ({ text }) => `There is no number ${text(0)} on the chain. Reload the page.`,
  ERC721IncorrectOwner: ({ text, account }) => `Number ${text(1)} belongs to ${account(2)}, not to ${account(0)}.`,
  ERC721InsufficientApproval: ({ text }) => `You may not transfer number ${text(1)}. Its owner can.`,
  ERC721InvalidReceiver: ({ account }) => `${account(0)} cannot receive it. Choose another account.`,
  ERC721InvalidOwner: () => 'The zero address owns nothing. Choose another account.',
  ERC721InvalidSender: ({ account }) => `${account(0)} cannot send it. ${BUG}`,
  ERC721InvalidApprover: () => 'Only the owner may approve a transfer.',
  ERC721InvalidOperator: ({ account }) => `${account(0)} cannot be an operator. Choose another account.`,
  ECDSAInvalidSignature: () => 'The signature is not valid. Sign again.',
  ECDSAInvalidSignatureLength: () => 'The signature has a wrong length. Sign again.',
  ECDSAInvalidSignatureS: () => 'The signature is not in its one valid form. Sign again.',
  SafeERC20FailedOperation: () => 'The token refused the transfer. Check the balance and try again.',
  SafeCastOverflowedUintDowncast: () => 'A number is larger than the contract can hold. Enter a smaller one.',
  CheckpointUnorderedInsertion: () => `The token's history is out of order. ${BUG}`,
  StringTooLong: () => 'A text is longer than the contract can hold. Shorten it.',
  InvalidShortString: () => `A stored text is not valid. ${BUG}`,
  // Solidity's own
  Panic: () => `The contract stopped at an impossible state. ${BUG}`,
};

/** The words for a custom error by name and decoded arguments; a plain sentence with its name for one not listed. */
export function revertWords(name: string, args: readonly unknown[]): string {
  const words = REVERT_WORDS[name];
  if (words) return words(readers(args));
  const reason = name === 'Error' && typeof args[0] === 'string' ? args[0] : name;
  return `The contract refused this${reason && reason !== 'Error' ? ` (${reason.slice(0, 120)})` : ''}. Nothing was changed. Reload the page and try again.`;
}

function readers(args: readonly unknown[]): Parameters<RevertWords>[0] {
  const text = (index: number) => String(args[index] ?? '?');
  const open = (index: number) => {
    const value = args[index];
    return typeof value === 'bigint' ? formatOpen(value) : text(index);
  };
  const account = (index: number) => shortenAddress(text(index));
  const time = (index: number) => {
    const seconds = Number(args[index]);
    return Number.isFinite(seconds) && seconds < 8.64e12
      ? new Date(seconds * 1000).toISOString().replace('T', ' ').replace('.000Z', ' UTC')
      : text(index);
  };
  const quantity = (index: number) => {
    const value = args[index];
    return typeof value === 'bigint' ? value : typeof value === 'number' ? BigInt(value) : 0n;
  };
  const share = (index: number) => `${Number(quantity(index)) / 100}%`;
  const setting = (index: number) => {
    const name = PROTOCOL_PARAMETERS[Number(args[0])];
    return name ? formatValue(quantity(index), PARAMETER_UNITS[name]) : text(index);
  };
  return { text, open, account, time, share, quantity, setting, has: (index) => index < args.length };
}

/** A time that the contract's largest number stands for is no date, but the number itself. */
function isFarOff(time: string): boolean {
  return /^\d+$/.test(time);
}

/** A place in a list as people count. */
function count(position: string): string {
  return /^\d{1,15}$/.test(position) ? String(Number(position) + 1) : position;
}
