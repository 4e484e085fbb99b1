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

    // One slot. What the permission says is not stored: every settlement brings it along, and its hash is the key.
    struct PermissionState {
        uint96 spent;
        uint64 revokedAt;
        bool recorded;
    }

    bytes32 public constant PERMISSION_TYPEHASH = keccak256(
        "SpendingPermission(address account,uint256[] models,uint256 maxUnitPrice,uint256 cap,uint256 deadline,uint256 nonce)"
    );

    OpenToken public immutable token;
    RewardDistributor public immutable distributor;
    /// @notice The distributor's escrow, where fees go.
    address public immutable escrow;
    IProtocolParameters public immutable parameters;
    /// @notice Seconds between announcing a withdrawal (or revoking a permission) and its effect.
    uint256 public immutable withdrawalDelay;

    uint256 public nextSettlementId = 1;
    mapping(address account => Account) private _accounts;
    mapping(bytes32 permissionHash => PermissionState) private _permissions;

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
        bytes32 hash = MessageHashUtils.toTypedDataHash(_domainSeparatorV4(), _structHash(permission));
        if (msg.sender != permission.account) revert NotPermissionAccount(hash, msg.sender);
        // A second revocation would put the effect of the first one off.
        if (_permissions[hash].revokedAt != 0) revert AlreadyRevoked(hash);
        _permissions[hash].revokedAt = uint64(block.timestamp);
        emit PermissionRevoked(hash, msg.sender, block.timestamp + withdrawalDelay);
    }

    /// @inheritdoc IInferenceVault
    function settle(uint256 settlementId, SignedPermission[] calldata permissions, Charge[] calldata charges) external {
        if (msg.sender != parameters.holderOf(IProtocolParameters.Role.Operator)) revert NotOperator(msg.sender);
        if (settlementId != nextSettlementId) revert WrongSettlement(settlementId, nextSettlementId);
        nextSettlementId = settlementId + 1;

        bytes32 domain = _domainSeparatorV4();
        uint256 amount = 0;
        uint256 next = 0;
        for (uint256 i = 0; i < permissions.length; ++i) {
            uint256 end = next;
            while (end < charges.length && charges[end].permission == i) ++end;
            amount += _settleUnder(settlementId, domain, permissions[i], charges[next:end]);
            next = end;
        }
        if (next < charges.length) revert PermissionMissing(charges[next].permission);
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
        return _permissions[hash].spent;
    }

    /// @inheritdoc IInferenceVault
    function revokedAt(bytes32 hash) external view returns (uint256) {
        return _permissions[hash].revokedAt;
    }

    /// @inheritdoc IInferenceVault
    function permissionHash(SpendingPermission calldata permission) external view returns (bytes32) {
        return MessageHashUtils.toTypedDataHash(_domainSeparatorV4(), _structHash(permission));
    }

    function _deposit(uint256 amount) private {
        if (amount == 0) revert ZeroAmount();
        _accounts[msg.sender].deposit += SafeCast.toUint96(amount);
        emit Deposited(msg.sender, amount);
        SafeERC20.safeTransferFrom(IERC20(token), msg.sender, address(this), amount);
    }

    /// @dev Records the permission if it is new and debits all charges under it at once.
    function _settleUnder(
        uint256 settlementId,
        bytes32 domain,
        SignedPermission calldata signed,
        Charge[] calldata charges
    ) private returns (uint256 amount) {
        SpendingPermission calldata permission = signed.permission;
        address account = permission.account;
        bytes32 hash = MessageHashUtils.toTypedDataHash(domain, _structHash(permission));
        PermissionState memory before = _permissions[hash];
        if (!before.recorded) {
            if (!_isSigned(account, hash, signed.signature)) revert InvalidSignature(hash, account);
            emit PermissionRecorded(
                hash, account, permission.models, permission.maxUnitPrice, permission.cap, permission.deadline
            );
        }
        if (charges.length > 0) {
            _checkInForce(hash, permission.deadline, before.revokedAt);
            for (uint256 i = 0; i < charges.length; ++i) {
                amount += _priceOf(hash, permission, charges[i]);
                emit Charged(settlementId, hash, account, charges[i].modelId, charges[i].units, charges[i].unitPrice);
            }
            _debit(account, amount);
        }
        uint256 spent = before.spent + amount;
        if (spent > permission.cap) revert CapExceeded(hash, spent, permission.cap);
        before.spent = SafeCast.toUint96(spent);
        before.recorded = true;
        _permissions[hash] = before;
    }

    function _debit(address account, uint256 amount) private {
        Account storage held = _accounts[account];
        uint256 available = held.deposit;
        if (amount > available) revert InsufficientDeposit(account, available, amount);
        held.deposit = SafeCast.toUint96(available - amount);
    }

    function _priceOf(bytes32 hash, SpendingPermission calldata permission, Charge calldata charge)
        private
        pure
        returns (uint256)
    {
        if (!_names(permission.models, charge.modelId)) revert ModelNotPermitted(hash, charge.modelId);
        if (charge.unitPrice > permission.maxUnitPrice) {
            revert PriceAbovePermitted(hash, charge.unitPrice, permission.maxUnitPrice);
        }
        return charge.units * charge.unitPrice;
    }

    function _structHash(SpendingPermission calldata permission) private pure returns (bytes32) {
        return keccak256(
            abi.encode(
                PERMISSION_TYPEHASH,
                permission.account,
                keccak256(abi.encodePacked(permission.models)),
                permission.maxUnitPrice,
                permission.cap,
                permission.deadline,
                permission.nonce
            )
        );
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

    function _names(uint256[] calldata models, uint256 modelId) private pure returns (bool) {
        for (uint256 i = 0; i < models.length; ++i) {
            if (models[i] == modelId) return true;
        }
        return false;
    }
}
