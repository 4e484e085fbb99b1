// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {OpenToken} from "./OpenToken.sol";
import {IRewardDistributor} from "./interfaces/IRewardDistributor.sol";

/// @title What was earned, paid out by Merkle proof
/// @dev See {IRewardDistributor} for what each function promises and what each role can do at worst.
contract RewardDistributor is IRewardDistributor {
    OpenToken public immutable token;
    address public immutable vault;
    address public immutable operator;
    address public immutable guardian;
    /// @notice Seconds during which a proposed root can be rejected and does not count.
    uint256 public immutable challengeWindow;

    // 96 bits hold 79 times the token's supply.
    uint96 private _total;
    uint96 private _claimedTotal;
    uint64 private _epoch;
    bytes32 public root;
    PendingEpoch private _pending;
    uint256 public feesReceived;
    mapping(address account => uint256) public claimedOf;

    /// @param vault_ The inference vault: deployed after this contract, so its address is predicted.
    constructor(OpenToken token_, address vault_, address operator_, address guardian_, uint256 challengeWindow_) {
        token = token_;
        vault = vault_;
        operator = operator_;
        guardian = guardian_;
        challengeWindow = challengeWindow_;
    }

    /// @inheritdoc IRewardDistributor
    function notifyFees(uint256 amount) external {
        if (msg.sender != vault) revert NotVault(msg.sender);
        feesReceived += amount;
        uint256 unclaimed = feesReceived - _claimedTotal;
        uint256 balance = token.balanceOf(address(this));
        if (balance < unclaimed) revert FeesNotReceived(unclaimed, balance);
        emit FeesReceived(amount);
    }

    /// @inheritdoc IRewardDistributor
    function proposeEpoch(uint256 epoch_, bytes32 root_, uint256 total_, string calldata fileCid) external {
        if (msg.sender != operator) revert NotOperator(msg.sender);
        if (!_finaliseIfDue() && _pending.epoch != 0) revert EpochPending(_pending.epoch, _pending.claimableAt);
        if (epoch_ != uint256(_epoch) + 1) revert WrongEpoch(epoch_, uint256(_epoch) + 1);
        if (root_ == bytes32(0)) revert EmptyRoot();
        if (bytes(fileCid).length == 0) revert EmptyFileCid();
        if (total_ > feesReceived) revert TotalAboveFees(total_, feesReceived);
        if (total_ < _total) revert TotalBelowAccepted(total_, _total);

        uint256 claimableAt = block.timestamp + challengeWindow;
        _pending = PendingEpoch({
            epoch: SafeCast.toUint64(epoch_),
            total: SafeCast.toUint96(total_),
            claimableAt: SafeCast.toUint64(claimableAt),
            root: root_
        });
        emit EpochProposed(epoch_, root_, total_, fileCid, claimableAt);
    }

    /// @inheritdoc IRewardDistributor
    function rejectEpoch(uint256 epoch_, string calldata reason) external {
        if (msg.sender != guardian) revert NotGuardian(msg.sender);
        if (epoch_ == 0 || epoch_ != _pending.epoch) revert NoPendingEpoch(epoch_);
        if (_isDue()) revert WindowClosed(epoch_, _pending.claimableAt);
        if (bytes(reason).length == 0) revert EmptyReason();

        delete _pending;
        emit EpochRejected(epoch_, reason);
    }

    /// @inheritdoc IRewardDistributor
    function finaliseEpoch() external {
        if (_pending.epoch == 0) revert NoPendingEpoch(uint256(_epoch) + 1);
        if (!_finaliseIfDue()) revert WindowOpen(_pending.epoch, _pending.claimableAt);
    }

    /// @inheritdoc IRewardDistributor
    function claim(address account, uint256 cumulativeAmount, bytes32[] calldata proof)
        external
        returns (uint256 paid)
    {
        _finaliseIfDue();
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(account, cumulativeAmount))));
        if (!MerkleProof.verifyCalldata(proof, root, leaf)) revert InvalidProof(account, cumulativeAmount);
        uint256 claimed = claimedOf[account];
        if (cumulativeAmount <= claimed) revert NothingToClaim(account, cumulativeAmount);

        paid = cumulativeAmount - claimed;
        // A false root may state more than its total; then the total is what is paid at most.
        uint256 claims = _claimedTotal + paid;
        if (claims > _total) revert ClaimsAboveTotal(claims, _total);
        claimedOf[account] = cumulativeAmount;
        _claimedTotal = SafeCast.toUint96(claims);
        emit Claimed(account, paid, cumulativeAmount);
        SafeERC20.safeTransfer(IERC20(token), account, paid);
    }

    /// @inheritdoc IRewardDistributor
    function total() external view returns (uint256) {
        return _total;
    }

    /// @inheritdoc IRewardDistributor
    function epoch() external view returns (uint256) {
        return _epoch;
    }

    /// @inheritdoc IRewardDistributor
    function pending() external view returns (PendingEpoch memory) {
        return _pending;
    }

    /// @inheritdoc IRewardDistributor
    function claimableEpoch() external view returns (uint256, bytes32, uint256) {
        if (_isDue()) return (_pending.epoch, _pending.root, _pending.total);
        return (_epoch, root, _total);
    }

    /// @inheritdoc IRewardDistributor
    function claimedTotal() external view returns (uint256) {
        return _claimedTotal;
    }

    function _isDue() private view returns (bool) {
        return _pending.epoch != 0 && block.timestamp >= _pending.claimableAt;
    }

    function _finaliseIfDue() private returns (bool) {
        if (!_isDue()) return false;
        PendingEpoch memory due = _pending;
        delete _pending;
        _epoch = due.epoch;
        _total = due.total;
        root = due.root;
        emit EpochFinalised(due.epoch, due.root, due.total);
        return true;
    }
}
