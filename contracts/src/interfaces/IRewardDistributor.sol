// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/**
 * @title What was earned, paid out by Merkle proof
 * @notice Holds the fees the vault has settled. Each epoch's root states every account's cumulative earnings; an
 * account claims the difference to what it was paid before. Amounts are OPEN base units.
 * @dev Trusted roles:
 * - vault: reports the fees it has transferred. It cannot report more than this contract holds.
 * - operator: proposes roots. At worst it proposes a false division of the fees settled so far, which the guardian
 *   can reject inside the window, or none at all. Its totals can never pass the fees settled.
 * - guardian: rejects a pending root. At worst it keeps rejecting, and so delays new earnings; what the accepted
 *   root states stays claimable. If both collude, or the guardian sleeps through a false root, fees not yet claimed
 *   are paid to the wrong accounts.
 * A root only counts from the end of its window.
 */
interface IRewardDistributor {
    /**
     * @param epoch Its number; 0 for none.
     * @param total Cumulative earnings of all accounts.
     * @param claimableAt End of the challenge window, in seconds.
     * @param root Merkle root of the accounts' cumulative earnings.
     */
    struct PendingEpoch {
        uint64 epoch;
        uint96 total;
        uint64 claimableAt;
        bytes32 root;
    }

    event FeesReceived(uint256 amount);
    event EpochProposed(uint256 indexed epoch, bytes32 root, uint256 total, string fileCid, uint256 claimableAt);
    event EpochRejected(uint256 indexed epoch, string reason);
    event EpochFinalised(uint256 indexed epoch, bytes32 root, uint256 total);
    event Claimed(address indexed account, uint256 amount, uint256 cumulativeAmount);

    error NotVault(address caller);
    error NotOperator(address caller);
    error NotGuardian(address caller);
    error FeesNotReceived(uint256 expectedBalance, uint256 balance);
    error WrongEpoch(uint256 epoch, uint256 expected);
    error EpochPending(uint256 epoch, uint256 claimableAt);
    error NoPendingEpoch(uint256 epoch);
    error WindowClosed(uint256 epoch, uint256 claimableAt);
    error WindowOpen(uint256 epoch, uint256 claimableAt);
    error TotalAboveFees(uint256 total, uint256 feesReceived);
    error TotalBelowAccepted(uint256 total, uint256 accepted);
    error ClaimsAboveTotal(uint256 claims, uint256 total);
    error InvalidProof(address account, uint256 cumulativeAmount);
    error NothingToClaim(address account, uint256 cumulativeAmount);
    error EmptyRoot();
    error EmptyFileCid();
    error EmptyReason();

    /// @notice Counts fees the vault has just transferred. Vault only.
    function notifyFees(uint256 amount) external;

    /**
     * @notice Proposes the root of the next epoch. Operator only.
     * @param epoch One more than the last accepted epoch.
     * @param root Leaves: keccak256(bytes.concat(keccak256(abi.encode(account, cumulativeAmount)))), sorted pairs.
     * @param total Sum of all cumulative amounts: at most the fees settled, at least the accepted total.
     * @param fileCid Content identifier of the epoch file, from which everybody can recompute the root.
     */
    function proposeEpoch(uint256 epoch, bytes32 root, uint256 total, string calldata fileCid) external;

    /// @notice Throws a pending root out inside its window; its number may be proposed anew. Guardian only.
    function rejectEpoch(uint256 epoch, string calldata reason) external;

    /// @notice Makes the pending root the accepted one, once its window has passed. Anyone.
    function finaliseEpoch() external;

    /**
     * @notice Pays an account what it has earned and not yet been paid. Anyone may call; the account is paid.
     * @dev Accepts the pending root first if its window has passed: `proof` must be for that one then.
     * @param cumulativeAmount All it has earned up to the accepted epoch, as in the epoch file.
     * @return paid The difference to what it was paid before.
     */
    function claim(address account, uint256 cumulativeAmount, bytes32[] calldata proof) external returns (uint256 paid);

    /// @notice The accepted root.
    function root() external view returns (bytes32);

    /// @notice Cumulative earnings of all accounts under the accepted root.
    function total() external view returns (uint256);

    /// @notice Number of the accepted epoch; 0 before the first.
    function epoch() external view returns (uint256);

    /// @notice The proposed root that is not accepted yet; all zero when there is none.
    function pending() external view returns (PendingEpoch memory);

    /// @notice The epoch a claim made now is proven against: the pending one if its window has passed.
    function claimableEpoch() external view returns (uint256 epoch, bytes32 root, uint256 total);

    /// @notice All fees ever settled.
    function feesReceived() external view returns (uint256);

    /// @notice All that was ever paid to an account.
    function claimedOf(address account) external view returns (uint256);

    /// @notice All that was ever paid.
    function claimedTotal() external view returns (uint256);
}
