// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {OpenToken} from "./OpenToken.sol";
import {RewardDistributor} from "./RewardDistributor.sol";
import {IInferenceVault} from "./interfaces/IInferenceVault.sol";
import {IProtocolParameters} from "./interfaces/IProtocolParameters.sol";

/// @title Deposits that pay for answers
/// @dev See {IInferenceVault} for what each function promises and what the operator can do at worst.
contract InferenceVault is EIP712, IInferenceVault {
    // One slot; 96 bits hold 79 times the token's supply.
    struct Account {
        uint96 deposit;
        uint96 requested;
        uint64 availableAt;
    }

    /// @dev How far a settlement has come: `next` is its next charge, `amount` the sum of those before.
    struct Batch {
        uint256 settlementId;
        bytes32 domain;
        uint256 next;
        uint256 amount;
    }

    bytes32 public constant PERMISSION_TYPEHASH = keccak256(
        "SpendingPermission(address account,uint256[] models,uint256 maxUnitPrice,uint256 cap,"
        "uint256 deadline,uint256 nonce)"
    );

    uint256 private constant REVOKED_AT = 96;
    uint256 private constant RECORDED = 1 << 160;

    OpenToken public immutable token;
    RewardDistributor public immutable distributor;
    /// @notice The distributor's escrow, where fees go.
    address public immutable escrow;
    IProtocolParameters public immutable parameters;
    /// @notice Seconds between announcing a withdrawal (or revoking a permission) and its effect.
    uint256 public immutable withdrawalDelay;

    uint256 public nextSettlementId = 1;
    mapping(address account => Account) private _accounts;
    // In one word, written at once: what was spent (96 bits), when it was revoked (64 bits), and whether it is recorded.
    // What the permission says is not stored: every settlement brings it along, and its hash is the key.
    mapping(bytes32 permissionHash => uint256) private _permissions;

    /// @param distributor_ Receives all fees; it must name this contract as its vault.
    constructor(
        OpenToken token_,
        RewardDistributor distributor_,
        IProtocolParameters parameters_,
        uint256 withdrawalDelay_
    ) EIP712("Tributary InferenceVault", "1") {
        if (distributor_.vault() != address(this) || address(distributor_.token()) != address(token_)) {
            revert WrongDistributor(address(distributor_));
        }
        token = token_;
        distributor = distributor_;
        escrow = address(distributor_.escrow());
        parameters = parameters_;
        withdrawalDelay = withdrawalDelay_;
    }

    /// @inheritdoc IInferenceVault
    function deposit(uint256 amount) external {
        _deposit(amount);
    }

    /// @inheritdoc IInferenceVault
    function depositWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external {
        // Anybody can hand a permit in first. The allowance is then there all the same, and if it is not, the
        // transfer says so.
        // solhint-disable-next-line no-empty-blocks
        try token.permit(msg.sender, address(this), amount, deadline, v, r, s) {} catch {}
        _deposit(amount);
    }

    /// @inheritdoc IInferenceVault
    function requestWithdrawal(uint256 amount) external {
        if (amount == 0) revert ZeroAmount();
        uint256 availableAt = block.timestamp + withdrawalDelay;
        Account storage account = _accounts[msg.sender];
        account.requested = SafeCast.toUint96(amount);
        account.availableAt = SafeCast.toUint64(availableAt);
        emit WithdrawalRequested(msg.sender, amount, availableAt);
    }

    /// @inheritdoc IInferenceVault
    function cancelWithdrawal() external {
        Account storage account = _accounts[msg.sender];
        if (account.requested == 0) revert NoWithdrawalRequested(msg.sender);
        account.requested = 0;
        account.availableAt = 0;
        emit WithdrawalCancelled(msg.sender);
    }

    /// @inheritdoc IInferenceVault
    function withdraw() external returns (uint256 amount) {
        Account storage account = _accounts[msg.sender];
        if (account.requested == 0) revert NoWithdrawalRequested(msg.sender);
        if (block.timestamp < account.availableAt) revert WithdrawalNotReady(msg.sender, account.availableAt);

        uint96 paid = account.requested < account.deposit ? account.requested : account.deposit;
        account.deposit -= paid;
        account.requested = 0;
        account.availableAt = 0;
        emit Withdrawn(msg.sender, paid);
        SafeERC20.safeTransfer(IERC20(token), msg.sender, paid);
        return paid;
    }

    /// @inheritdoc IInferenceVault
    function revokePermission(SpendingPermission calldata permission) external {
        bytes32 hash =
            MessageHashUtils.toTypedDataHash(_domainSeparatorV4(), _structHash(permission, permission.models));
        if (msg.sender != permission.account) revert NotPermissionAccount(hash, msg.sender);
        // A second revocation would put the effect of the first one off.
        uint256 state = _permissions[hash];
        if (_revokedAt(state) != 0) revert AlreadyRevoked(hash);
        _permissions[hash] = state | block.timestamp << REVOKED_AT;
        emit PermissionRevoked(hash, msg.sender, block.timestamp + withdrawalDelay);
    }

    /// @inheritdoc IInferenceVault
    function settle(uint256 settlementId, SignedPermission[] calldata permissions, Charge[] calldata charges) external {
        if (msg.sender != parameters.holderOf(IProtocolParameters.Role.Operator)) revert NotOperator(msg.sender);
        if (settlementId != nextSettlementId) revert WrongSettlement(settlementId, nextSettlementId);
        nextSettlementId = settlementId + 1;

        Batch memory batch = Batch(settlementId, _domainSeparatorV4(), 0, 0);
        for (uint256 i = 0; i < permissions.length; ++i) {
            _settleUnder(batch, i, permissions[i], charges);
        }
        if (batch.next < charges.length) revert PermissionMissing(charges[batch.next].permission);
        uint256 amount = batch.amount;
        emit Settled(settlementId, amount);
        SafeERC20.safeTransfer(IERC20(token), escrow, amount);
        distributor.notifyFees(amount);
    }

    /// @inheritdoc IInferenceVault
    function depositOf(address account) external view returns (uint256) {
        return _accounts[account].deposit;
    }

    /// @inheritdoc IInferenceVault
    function availableOf(address account) external view returns (uint256) {
        return Math.saturatingSub(_accounts[account].deposit, _accounts[account].requested);
    }

    /// @inheritdoc IInferenceVault
    function withdrawalOf(address account) external view returns (uint256 amount, uint256 availableAt) {
        return (_accounts[account].requested, _accounts[account].availableAt);
    }

    /// @inheritdoc IInferenceVault
    function spentOf(bytes32 hash) external view returns (uint256) {
        return uint96(_permissions[hash]);
    }

    /// @inheritdoc IInferenceVault
    function revokedAt(bytes32 hash) external view returns (uint256) {
        return _revokedAt(_permissions[hash]);
    }

    /// @inheritdoc IInferenceVault
    function permissionHash(SpendingPermission calldata permission) external view returns (bytes32) {
        return MessageHashUtils.toTypedDataHash(_domainSeparatorV4(), _structHash(permission, permission.models));
    }

    function _deposit(uint256 amount) private {
        if (amount == 0) revert ZeroAmount();
        _accounts[msg.sender].deposit += SafeCast.toUint96(amount);
        emit Deposited(msg.sender, amount);
        SafeERC20.safeTransferFrom(IERC20(token), msg.sender, address(this), amount);
    }

    /// @dev Records the permission if it is new, and debits at once all charges under it, which come next.
    function _settleUnder(
        Batch memory batch,
        uint256 position,
        SignedPermission calldata signed,
        Charge[] calldata charges
    ) private {
        SpendingPermission calldata permission = signed.permission;
        uint256[] calldata models = permission.models;
        bytes32 hash = MessageHashUtils.toTypedDataHash(batch.domain, _structHash(permission, models));
        uint256 state = _permissions[hash];
        if (state & RECORDED == 0) _record(hash, permission, models, signed.signature);
        uint256 amount = 0;
        uint256 next = batch.next;
        for (; next < charges.length; ++next) {
            Charge calldata charge = charges[next];
            if (charge.permission != position) break;
            amount += _charge(batch.settlementId, hash, permission, models, charge);
        }
        if (next > batch.next) {
            _checkInForce(hash, permission.deadline, _revokedAt(state));
            batch.next = next;
            batch.amount += amount;
        }
        // The low 96 bits are meant.
        // forge-lint: disable-next-line(unsafe-typecast)
        uint256 spent = uint96(state) + amount;
        if (spent > permission.cap) revert CapExceeded(hash, spent, permission.cap);
        if (amount > 0) _debit(permission.account, amount);
        _permissions[hash] = state >> REVOKED_AT << REVOKED_AT | SafeCast.toUint96(spent) | RECORDED;
    }

    function _record(
        bytes32 hash,
        SpendingPermission calldata permission,
        uint256[] calldata models,
        bytes calldata signature
    ) private {
        address account = permission.account;
        if (!_isSigned(account, hash, signature)) revert InvalidSignature(hash, account);
        bytes32 topic = PermissionRecorded.selector;
        // emit PermissionRecorded(hash, account, models, maxUnitPrice, cap, deadline). Assembly for the same reason as in
        // {_structHash}: the words lie in the calldata in the order of the event, after the one that says where the list is.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            let words := mload(0x40)
            let length := mul(models.length, 0x20)
            mstore(words, 0x80)
            calldatacopy(add(words, 0x20), add(permission, 0x40), 0x60)
            mstore(add(words, 0x80), models.length)
            calldatacopy(add(words, 0xa0), models.offset, length)
            log3(words, add(0xa0, length), topic, hash, account)
        }
    }

    function _charge(
        uint256 settlementId,
        bytes32 hash,
        SpendingPermission calldata permission,
        uint256[] calldata models,
        Charge calldata charge
    ) private returns (uint256) {
        (uint256 modelId, uint256 units, uint256 unitPrice) = (charge.modelId, charge.units, charge.unitPrice);
        if (!_names(models, modelId)) revert ModelNotPermitted(hash, modelId);
        if (unitPrice > permission.maxUnitPrice) revert PriceAbovePermitted(hash, unitPrice, permission.maxUnitPrice);
        emit Charged(settlementId, hash, permission.account, modelId, units, unitPrice);
        return units * unitPrice;
    }

    function _debit(address account, uint256 amount) private {
        Account storage held = _accounts[account];
        uint256 available = held.deposit;
        if (amount > available) revert InsufficientDeposit(account, available, amount);
        held.deposit = SafeCast.toUint96(available - amount);
    }

    /// @dev EIP-712's hash of the struct. Assembly, because every permission of every settlement is hashed: its words lie
    /// in the calldata in the order of the type, only that of `models` has to give way to the hash of the list.
    function _structHash(SpendingPermission calldata permission, uint256[] calldata models)
        private
        pure
        returns (bytes32 result)
    {
        bytes32 typeHash = PERMISSION_TYPEHASH;
        // Checks that the word is an address.
        address account = permission.account;
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            let words := mload(0x40)
            let length := mul(models.length, 0x20)
            calldatacopy(words, models.offset, length)
            let list := keccak256(words, length)
            mstore(words, typeHash)
            mstore(add(words, 0x20), account)
            mstore(add(words, 0x40), list)
            calldatacopy(add(words, 0x60), add(permission, 0x40), 0x80)
            result := keccak256(words, 0xe0)
        }
    }

    /// @dev Both ends of a permission leave a withdrawal delay for settling what was served before.
    function _checkInForce(bytes32 hash, uint256 deadline, uint256 revoked) private view {
        if (Math.saturatingSub(block.timestamp, withdrawalDelay) > deadline) revert PermissionExpired(hash, deadline);
        if (revoked != 0 && block.timestamp >= revoked + withdrawalDelay) {
            revert PermissionNotInForce(hash, revoked + withdrawalDelay);
        }
    }

    /// @dev The key first: that an account has no code need then not be looked up. A contract answers ERC-1271.
    function _isSigned(address account, bytes32 hash, bytes calldata signature) private view returns (bool) {
        (address signer, ECDSA.RecoverError problem,) = ECDSA.tryRecoverCalldata(hash, signature);
        if (problem == ECDSA.RecoverError.NoError && signer == account) return true;
        return SignatureChecker.isValidERC1271SignatureNowCalldata(account, hash, signature);
    }

    function _revokedAt(uint256 state) private pure returns (uint256) {
        // The 64 bits above those of what was spent are meant.
        // forge-lint: disable-next-line(unsafe-typecast)
        return uint64(state >> REVOKED_AT);
    }

    function _names(uint256[] calldata models, uint256 modelId) private pure returns (bool) {
        for (uint256 i = 0; i < models.length; ++i) {
            if (models[i] == modelId) return true;
        }
        return false;
    }
}
