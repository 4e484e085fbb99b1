// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/**
 * @title What was earned, paid out by Merkle proof
 * @notice Holds the fees the vault has settled. Each epoch's root states every account's cumulative earnings; an
 * account claims the difference to what it was paid before. A root counts from the end of its challenge window, and
 * until then anybody can stop it with a bond. Amounts are OPEN base units.
 * @dev Trusted roles:
 * - vault: reports the fees it has transferred. It cannot report more than this contract holds.
 * - operator: proposes roots, with a bond. At worst it proposes a false division of the fees settled so far and loses
 *   the bond to whoever challenges it, or proposes nothing: after a timeout anybody may.
 * - guardian (and governance, in its place): says who is right in a challenge. At worst it decides wrongly: it upholds
 *   false challenges, which delays new earnings and gives a proposer's bond away, or dismisses right ones, so that a
 *   false division of what is not yet claimed counts. It can start neither a proposal nor a challenge without the bond,
 *   touch no accepted root, and is replaced by a vote.
 * Totals can never pass the fees settled, and what the accepted root states stays claimable whatever happens.
 */
interface IRewardDistributor {
    /**
     * @param epoch Its number; 0 for none.
     * @param total Cumulative earnings of all accounts.
     * @param claimableAt End of the challenge window, in seconds; put off by as long as challenges were open.
     * @param root Merkle root of the accounts' cumulative earnings.
     * @param proposer Who gets the bond back.
     * @param bond What it has at stake.
     */
    struct PendingEpoch {
        uint64 epoch;
        uint96 total;
        uint64 claimableAt;
        bytes32 root;
        address proposer;
        uint96 bond;
    }

    /**
     * @param challenger Zero for none.
     * @param bond What it has at stake.
     * @param openedAt In seconds.
     * @param resolveBy After that anybody can end it without a winner.
     */
    struct Challenge {
        address challenger;
        uint96 bond;
        uint64 openedAt;
        uint64 resolveBy;
    }

    /// @dev One account's claim: all it has earned up to the accepted epoch, and the proof of it.
    struct Claim {
        address account;
        uint256 cumulativeAmount;
        bytes32[] proof;
    }

    event FeesReceived(uint256 amount);
    event EpochProposed(
        uint256 indexed epoch,
        address indexed proposer,
        bytes32 root,
        uint256 total,
        string fileCid,
        uint256 claimableAt,
        uint256 bond
    );
    event EpochChallenged(
        uint256 indexed epoch, address indexed challenger, uint256 bond, uint256 resolveBy, string reason
    );
    event ChallengeDismissed(uint256 indexed epoch, address indexed challenger, uint256 claimableAt, string reason);
    /// @dev `amount` is what the challenger receives: the own bond and the proposer's, less the treasury's part of that.
    event ChallengeUpheld(uint256 indexed epoch, address indexed challenger, uint256 amount, string reason);
    event ChallengeExpired(uint256 indexed epoch, address indexed challenger);
    /// @dev Follows one of the two above: the proposal is dropped, and its number may be proposed anew.
    event EpochRejected(uint256 indexed epoch, bytes32 root);
    event EpochFinalised(uint256 indexed epoch, bytes32 root, uint256 total);
    event Claimed(address indexed account, address indexed to, uint256 amount, uint256 cumulativeAmount);

    error NotVault(address caller);
    error NotOperator(address caller, uint256 openFrom);
    error NotResolver(address caller);
    error FeesNotReceived(uint256 expectedBalance, uint256 balance);
    error WrongEpoch(uint256 epoch, uint256 expected);
    error EpochPending(uint256 epoch, uint256 claimableAt);
    error NoPendingEpoch(uint256 epoch);
    error WindowClosed(uint256 epoch, uint256 claimableAt);
    error WindowOpen(uint256 epoch, uint256 claimableAt);
    error ChallengeOpen(uint256 epoch, address challenger);
    error NoChallenge(uint256 epoch);
    error RootChanged(uint256 epoch, bytes32 root, bytes32 pendingRoot);
    error ResolutionPending(uint256 epoch, uint256 resolveBy);
    error TotalAboveFees(uint256 total, uint256 feesReceived);
    error TotalBelowAccepted(uint256 total, uint256 accepted);
    error InvalidProof(address account, uint256 cumulativeAmount);
    error NothingToClaim(address account, uint256 cumulativeAmount);
    error InvalidRecipient(address to);
    error InvalidClaimSignature(address account);
    error ClaimExpired(uint256 deadline);
    error EmptyRoot();
    error EmptyFileCid();
    error EmptyReason();

    /// @notice Counts fees the vault has just transferred. Vault only.
    function notifyFees(uint256 amount) external;

    /**
     * @notice Proposes the root of the next epoch with the bond of {proposalBond}, for which this contract needs the
     * caller's allowance. The operator; or anybody, once fees have waited for the operator's timeout without a root
     * that came to count.
     * @param epoch One more than the last accepted epoch.
     * @param root Leaves: keccak256(bytes.concat(keccak256(abi.encode(account, cumulativeAmount)))), sorted pairs.
     * @param total Sum of all cumulative amounts: at most the fees settled, at least the accepted total.
     * @param fileCid Content identifier of the epoch file, from which everybody can recompute the root. That it cannot
     * be had is ground enough for a challenge.
     */
    function proposeEpoch(uint256 epoch, bytes32 root, uint256 total, string calldata fileCid) external;

    /**
     * @notice Challenges the pending root inside its window with the bond of {challengeBond}. The window stands still
     * until the challenge is resolved.
     * @param root Which one is meant: if another was proposed under the number meanwhile, nothing happens to it.
     * @param reason What is wrong, for people and their programs: such as the field, what it says and what it should.
     */
    function challengeEpoch(uint256 epoch, bytes32 root, string calldata reason) external;

    /**
     * @notice Says who is right. Guardian or governance only.
     * @dev Of a lost bond a quarter goes to the treasury: otherwise a proposer could challenge itself for nothing, and
     * so hold the only challenge there can be, or the number of the epoch, as often as it likes.
     * @param root Which root was judged: a vote that takes days must not hit one proposed since.
     * @param upheld True: the proposal is thrown out, and its bond goes to the challenger; its number may be proposed
     * anew. False: the challenger's bond goes to the proposer, the window runs on for at least half its length, and the
     * next challenge costs double.
     */
    function resolveChallenge(uint256 epoch, bytes32 root, bool upheld, string calldata reason) external;

    /// @notice Ends a challenge that nobody resolved in time: the proposal is dropped and both get their bonds back. Anyone.
    function expireChallenge(uint256 epoch) external;

    /// @notice Makes the pending root the accepted one, once its window has passed, and returns the bond. Anyone.
    function finaliseEpoch() external;

    /**
     * @notice Pays an account what it has earned and not yet been paid. Anyone may call; the account is paid.
     * @dev `proof` is of the accepted root, or of a pending one whose window has passed, which is accepted then. What
     * all claims of a root come to is bounded by the fees it brought: this contract holds no more.
     * @param cumulativeAmount All it has earned up to that epoch, as in the epoch file.
     * @return paid The difference to what it was paid before.
     */
    function claim(address account, uint256 cumulativeAmount, bytes32[] calldata proof) external returns (uint256 paid);

    /// @notice Claims for several accounts at once; those with nothing left to claim are passed over.
    function claimMany(Claim[] calldata claims) external returns (uint256 paid);

    /**
     * @notice Pays what an account has earned to another address that the account signed for (EIP-712,
     * "Claim(address account,address to,uint256 cumulativeAmount,uint256 deadline)", name "Tributary RewardDistributor",
     * version "1"): an EOA, or a contract that answers ERC-1271. The account itself needs no signature.
     * @dev A signature is good for one cumulative amount, which can be claimed once.
     */
    function claimTo(Claim calldata what, address to, uint256 deadline, bytes calldata signature)
        external
        returns (uint256 paid);

    /// @notice The bond that a proposal of this total needs: the part at risk of what it adds, at least the least bond.
    function proposalBond(uint256 total) external view returns (uint256);

    /**
     * @notice The bond that a challenge of the pending root needs now: its own bond, doubled for each that failed since
     * the last accepted or rightly challenged root, up to a hundredth of the supply.
     */
    function challengeBond() external view returns (uint256);

    /**
     * @notice From when anybody may propose, in seconds: the operator's timeout after the last root came to count, or
     * after fees came in that nothing waited before. Nobody but the operator while no fees wait.
     */
    function openToAllFrom() external view returns (uint256);

    /// @notice The accepted root.
    function root() external view returns (bytes32);

    /// @notice Cumulative earnings of all accounts under the accepted root.
    function total() external view returns (uint256);

    /// @notice Number of the accepted epoch; 0 before the first.
    function epoch() external view returns (uint256);

    /// @notice The proposed root that is not accepted yet; all zero when there is none.
    function pending() external view returns (PendingEpoch memory);

    /// @notice The open challenge of the pending root; all zero when there is none.
    function challenge() external view returns (Challenge memory);

    /// @notice The epoch a claim made now is proven against: the pending one if its window has passed.
    function claimableEpoch() external view returns (uint256 epoch, bytes32 root, uint256 total);

    /// @notice All fees ever settled.
    function feesReceived() external view returns (uint256);

    /// @notice All that was ever paid to an account.
    function claimedOf(address account) external view returns (uint256);

    /// @notice All that was ever paid: the accepted total less what is held for claims. OPEN that somebody gives away to
    /// this contract make it less.
    function claimedTotal() external view returns (uint256);
}
