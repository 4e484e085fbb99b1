// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {OpenToken} from "./OpenToken.sol";
import {ICuratorStaking} from "./interfaces/ICuratorStaking.sol";
import {IDatanetRegistry} from "./interfaces/IDatanetRegistry.sol";
import {IProtocolParameters} from "./interfaces/IProtocolParameters.sol";

/// @title What curators have at risk
/// @dev See {ICuratorStaking} for what each function promises and what each role can do at worst.
contract CuratorStaking is ICuratorStaking {
    /// @notice Of what a dispute's loser pays, in basis points, what goes to the treasury: disputing oneself costs.
    uint256 public constant LOST_BOND_TREASURY_PART = 2_500;
    uint256 private constant WHOLE = 10_000;

    OpenToken public immutable token;
    IDatanetRegistry public immutable datanets;
    IProtocolParameters public immutable parameters;

    mapping(uint256 datanetId => mapping(address curator => Stake)) private _stakes;
    mapping(uint256 contributionId => Dispute) private _disputes;
    mapping(uint256 contributionId => bool) private _upheld;

    /// @param datanets_ The registry, which is deployed after this contract, so its address is predicted.
    constructor(OpenToken token_, IDatanetRegistry datanets_, IProtocolParameters parameters_) {
        token = token_;
        datanets = datanets_;
        parameters = parameters_;
    }

    /// @inheritdoc ICuratorStaking
    function stake(uint256 datanetId, uint256 amount) external {
        if (amount == 0) revert ZeroAmount();
        Stake storage held = _stakes[datanetId][msg.sender];
        held.amount += SafeCast.toUint96(amount);
        emit Staked(datanetId, msg.sender, amount);
        SafeERC20.safeTransferFrom(IERC20(token), msg.sender, address(this), amount);
    }

    /// @inheritdoc ICuratorStaking
    function requestUnstake(uint256 datanetId, uint256 amount) external {
        Stake storage held = _stakes[datanetId][msg.sender];
        if (amount > held.amount) revert StakeTooSmall(datanetId, msg.sender, held.amount, amount);
        uint256 leavesAt = amount == 0 ? 0 : block.timestamp + _valueOf(IProtocolParameters.Parameter.UnbondingDelay);
        held.leaving = SafeCast.toUint96(amount);
        held.leavesAt = SafeCast.toUint48(leavesAt);
        emit UnstakeRequested(datanetId, msg.sender, amount, leavesAt);
    }

    /// @inheritdoc ICuratorStaking
    function unstake(uint256 datanetId) external returns (uint256 amount) {
        Stake storage held = _stakes[datanetId][msg.sender];
        if (held.leaving == 0) revert NothingLeaving(datanetId, msg.sender);
        if (block.timestamp < held.leavesAt || held.disputes > 0) {
            revert StakeNotFree(datanetId, msg.sender, held.leavesAt, held.disputes);
        }
        // A dispute may have taken some of it meanwhile.
        amount = Math.min(held.leaving, held.amount);
        held.amount -= SafeCast.toUint96(amount);
        held.leaving = 0;
        held.leavesAt = 0;
        emit Unstaked(datanetId, msg.sender, amount);
        _pay(msg.sender, amount);
    }

    /// @inheritdoc ICuratorStaking
    function disputeAcceptance(uint256 contributionId, string calldata reason) external {
        if (_disputes[contributionId].disputer != address(0)) revert DisputeOpen(contributionId);
        // One wrong acceptance is paid for once.
        if (_upheld[contributionId]) revert AlreadyUpheld(contributionId);
        if (bytes(reason).length == 0) revert EmptyReason();
        (address curator, uint256 acceptedAt) = datanets.acceptanceOf(contributionId);
        if (curator == address(0)) revert NotAccepted(contributionId);
        uint256 closedAt = acceptedAt + _valueOf(IProtocolParameters.Parameter.UnbondingDelay);
        if (block.timestamp >= closedAt) revert DisputeTooLate(contributionId, closedAt);
        uint256 datanetId = datanets.contributionOf(contributionId).datanetId;
        Stake storage held = _stakes[datanetId][curator];
        uint256 bond = Math.min(_valueOf(IProtocolParameters.Parameter.MinimumBond), held.amount);
        if (bond == 0) revert NothingAtRisk(datanetId, curator);

        uint256 resolveBy = block.timestamp + _valueOf(IProtocolParameters.Parameter.ResolutionTime);
        ++held.disputes;
        _disputes[contributionId] = Dispute({
            disputer: msg.sender,
            bond: SafeCast.toUint96(bond),
            curator: curator,
            resolveBy: SafeCast.toUint48(resolveBy),
            datanetId: SafeCast.toUint48(datanetId)
        });
        emit AcceptanceDisputed(contributionId, curator, msg.sender, datanetId, bond, resolveBy, reason);
        SafeERC20.safeTransferFrom(IERC20(token), msg.sender, address(this), bond);
    }

    /// @inheritdoc ICuratorStaking
    function resolveDispute(uint256 contributionId, bool upheld, string calldata reason) external {
        if (
            msg.sender != parameters.holderOf(IProtocolParameters.Role.Guardian)
                && msg.sender != parameters.governance()
        ) revert NotResolver(msg.sender);
        if (bytes(reason).length == 0) revert EmptyReason();
        Dispute memory open = _close(contributionId);
        if (!upheld) {
            uint256 kept = open.bond - _treasuryPartOf(open.bond);
            emit DisputeResolved(contributionId, false, kept, reason);
            _pay(open.curator, kept);
            _pay(_treasury(), open.bond - kept);
            return;
        }
        _upheld[contributionId] = true;
        Stake storage held = _stakes[open.datanetId][open.curator];
        // Other disputes may have been upheld meanwhile.
        uint256 slashed = Math.min(open.bond, held.amount);
        held.amount -= SafeCast.toUint96(slashed);
        emit StakeSlashed(open.datanetId, open.curator, slashed);
        uint256 won = slashed - _treasuryPartOf(slashed);
        emit DisputeResolved(contributionId, true, won, reason);
        _pay(open.disputer, open.bond + won);
        _pay(_treasury(), slashed - won);
    }

    /// @inheritdoc ICuratorStaking
    function expireDispute(uint256 contributionId) external {
        Dispute memory open = _close(contributionId);
        if (block.timestamp < open.resolveBy) revert ResolutionPending(contributionId, open.resolveBy);
        emit DisputeExpired(contributionId, open.disputer);
        _pay(open.disputer, open.bond);
    }

    /// @inheritdoc ICuratorStaking
    function stakeOf(uint256 datanetId, address curator) external view returns (Stake memory) {
        return _stakes[datanetId][curator];
    }

    /// @inheritdoc ICuratorStaking
    function activeStakeOf(uint256 datanetId, address curator) external view returns (uint256) {
        Stake storage held = _stakes[datanetId][curator];
        return Math.saturatingSub(held.amount, held.leaving);
    }

    /// @inheritdoc ICuratorStaking
    function disputeOf(uint256 contributionId) external view returns (Dispute memory) {
        return _disputes[contributionId];
    }

    /// @dev Ends a dispute and takes its hold off the stake.
    function _close(uint256 contributionId) private returns (Dispute memory open) {
        open = _disputes[contributionId];
        if (open.disputer == address(0)) revert NoDispute(contributionId);
        delete _disputes[contributionId];
        --_stakes[open.datanetId][open.curator].disputes;
    }

    function _pay(address to, uint256 amount) private {
        if (amount > 0) SafeERC20.safeTransfer(IERC20(token), to, amount);
    }

    function _treasuryPartOf(uint256 lost) private pure returns (uint256) {
        return lost * LOST_BOND_TREASURY_PART / WHOLE;
    }

    function _treasury() private view returns (address) {
        return parameters.holderOf(IProtocolParameters.Role.Treasury);
    }

    function _valueOf(IProtocolParameters.Parameter parameter) private view returns (uint256) {
        return parameters.valueOf(parameter);
    }
}
