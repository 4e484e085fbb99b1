// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/**
 * @title Deposits that pay for answers
 * @notice An account deposits OPEN, signs spending permissions, and is debited for what was served under them.
 * Amounts are OPEN base units.
 * @dev Trusted roles:
 * - operator: settles what was served. At worst it charges for answers nobody got: up to each permission's cap, at
 *   up to its largest unit price, for its models, until a withdrawal delay after its deadline or revocation, and
 *   never more than the deposit. All it charges goes to the distributor, nothing to itself. It can also settle
 *   nothing; deposits can then still be withdrawn.
 * There is no owner, no pause and no upgrade.
 */
interface IInferenceVault {
    /**
     * @dev What an account signs (EIP-712, name "Tributary InferenceVault", version "1").
     * @param account Whose deposit pays: an EOA, or a contract that answers ERC-1271.
     * @param models The models it may be spent on.
     * @param maxUnitPrice Largest price of a unit.
     * @param cap Largest sum of all charges under this permission.
     * @param deadline Last second in which requests may be served.
     * @param nonce Tells permissions with equal content apart; no order is implied.
     */
    struct SpendingPermission {
        address account;
        uint256[] models;
        uint256 maxUnitPrice;
        uint256 cap;
        uint256 deadline;
        uint256 nonce;
    }

    struct SignedPermission {
        SpendingPermission permission;
        bytes signature;
    }

    /// @param permission Position of its permission among those of the settlement.
    struct Charge {
        uint256 permission;
        uint256 modelId;
        uint256 units;
        uint256 unitPrice;
    }

    event Deposited(address indexed account, uint256 amount);
    event Withdrawn(address indexed account, uint256 amount);
    event WithdrawalRequested(address indexed account, uint256 amount, uint256 availableAt);
    event WithdrawalCancelled(address indexed account);
    event PermissionRecorded(
        bytes32 indexed permissionHash,
        address indexed account,
        uint256[] models,
        uint256 maxUnitPrice,
        uint256 cap,
        uint256 deadline
    );
    event PermissionRevoked(bytes32 indexed permissionHash, address indexed account, uint256 effectiveAt);
    event Charged(
        uint256 indexed settlementId,
        bytes32 indexed permissionHash,
        address indexed account,
        uint256 modelId,
        uint256 units,
        uint256 unitPrice
    );
    event Settled(uint256 indexed settlementId, uint256 amount);

    error WrongDistributor(address distributor);
    error NotOperator(address caller);
    error NotPermissionAccount(bytes32 permissionHash, address caller);
    error ZeroAmount();
    error InsufficientDeposit(address account, uint256 deposit, uint256 needed);
    error NoWithdrawalRequested(address account);
    error WithdrawalNotReady(address account, uint256 availableAt);
    error WrongSettlement(uint256 settlementId, uint256 expected);
    error InvalidSignature(bytes32 permissionHash, address account);
    error PermissionMissing(uint256 position);
    error PermissionExpired(bytes32 permissionHash, uint256 deadline);
    error PermissionNotInForce(bytes32 permissionHash, uint256 effectiveAt);
    error AlreadyRevoked(bytes32 permissionHash);
    error ModelNotPermitted(bytes32 permissionHash, uint256 modelId);
    error PriceAbovePermitted(bytes32 permissionHash, uint256 unitPrice, uint256 maxUnitPrice);
    error CapExceeded(bytes32 permissionHash, uint256 spent, uint256 cap);

    /// @notice Deposits for the caller; the vault must have its allowance.
    function deposit(uint256 amount) external;

    /// @notice Deposits with an ERC-2612 permit for exactly `amount`, in one transaction.
    function depositWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external;

    /**
     * @notice Announces a withdrawal. Replaces an earlier announcement and starts the delay again.
     * @dev Whoever serves on credit of a deposit counts only {availableOf}, and settles within the delay.
     * @param amount May exceed the deposit (as far as 96 bits); then all of it is meant.
     */
    function requestWithdrawal(uint256 amount) external;

    /// @notice Takes the announcement back.
    function cancelWithdrawal() external;

    /// @notice Pays the announced amount, or the deposit if that is less, once the delay has passed.
    function withdraw() external returns (uint256 amount);

    /**
     * @notice Revokes a permission, recorded or not. By its account only.
     * @dev The server stops serving at once; what it served before can still be settled for a withdrawal delay.
     */
    function revokePermission(SpendingPermission calldata permission) external;

    /**
     * @notice Debits what was served and passes the sum on to the distributor. Operator only.
     * @param settlementId Must be {nextSettlementId}: a settlement counts once.
     * @param permissions All that the charges are under, each once. One recorded before needs no signature.
     * @param charges Each debits units × unitPrice under one of the permissions, in their order. One that fails fails
     * all; of a permission's charges the sum counts.
     */
    function settle(uint256 settlementId, SignedPermission[] calldata permissions, Charge[] calldata charges) external;

    /// @notice What an account has deposited and neither spent nor withdrawn.
    function depositOf(address account) external view returns (uint256);

    /// @notice The deposit less the announced withdrawal: what new requests may count on.
    function availableOf(address account) external view returns (uint256);

    /// @notice The announced withdrawal and when it may be paid; zeros when there is none.
    function withdrawalOf(address account) external view returns (uint256 amount, uint256 availableAt);

    /// @notice Sum of all charges under a permission.
    function spentOf(bytes32 permissionHash) external view returns (uint256);

    /// @notice The EIP-712 digest of a permission: what is signed, and its key in this contract.
    function permissionHash(SpendingPermission calldata permission) external view returns (bytes32);

    /// @notice When a permission was revoked, in seconds; 0 if it was not. Takes full effect a withdrawal delay later.
    function revokedAt(bytes32 permissionHash) external view returns (uint256);

    /// @notice The id the next settlement must carry.
    function nextSettlementId() external view returns (uint256);
}
