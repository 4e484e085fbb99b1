// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {InferenceVault} from "../../src/InferenceVault.sol";
import {IProtocolParameters} from "../../src/interfaces/IProtocolParameters.sol";
import {OpenToken} from "../../src/OpenToken.sol";
import {RewardDistributor} from "../../src/RewardDistributor.sol";
import {IInferenceVault} from "../../src/interfaces/IInferenceVault.sol";
import {IRewardDistributor} from "../../src/interfaces/IRewardDistributor.sol";
import {MerkleTree} from "../support/MerkleTree.sol";
import {Permissions} from "../support/Permissions.sol";
import {SmartWallet} from "../support/SmartWallet.sol";
import {Actor, Test} from "../support/Test.sol";

/// @dev Random but possible moves of everybody around the vault and the distributor, votes on parameters and roles
/// included, and a naive account of them.
/// Moves that must fail are tried too; one that succeeds reverts here, which ends the run.
contract MoneyHandler is Test {
    uint256 private constant MODELS = 3;

    OpenToken private immutable _token;
    InferenceVault private immutable _vault;
    RewardDistributor private immutable _distributor;
    IProtocolParameters private immutable _parameters;
    address private immutable _governance;

    // The last of the payers is a contract account that the second to last one's key signs for.
    Actor[] private _payers;
    address[] private _earners;
    // Who proposes and challenges; the first two are operators in turn, and the proposer challenges itself at times.
    address[] private _players;

    bytes32[] public hashes;
    mapping(bytes32 hash => IInferenceVault.SpendingPermission) private _permissions;
    mapping(bytes32 hash => bytes) private _signatures;
    mapping(bytes32 hash => uint256) public charged;
    mapping(bytes32 hash => uint256) public highestPrice;
    mapping(bytes32 hash => uint256) private _revokedAt;

    mapping(address account => uint256) public deposited;
    mapping(address account => uint256) public debited;
    mapping(address account => uint256) public withdrawn;
    uint256 public fees;
    uint256 public settlements;
    uint256 public claims;

    uint256[] private _acceptedAmounts;
    uint256[] private _pendingAmounts;

    error ForbiddenMoveSucceeded(string move);

    constructor(OpenToken token, InferenceVault vault, RewardDistributor distributor, address operator) {
        _token = token;
        _vault = vault;
        _distributor = distributor;
        _parameters = vault.parameters();
        _governance = _parameters.governance();
        _players = [operator, makeActor("other operator").addr, makeActor("challenger").addr, makeActor("anybody").addr];
        _payers.push(makeActor("payer 0"));
        _payers.push(makeActor("payer 1"));
        _payers.push(makeActor("payer 2"));
        _payers.push(Actor(address(new SmartWallet(_payers[2].addr)), _payers[2].key));
        _earners = [makeActor("earner 0").addr, makeActor("earner 1").addr, _payers[0].addr];
        _acceptedAmounts = new uint256[](3);
    }

    function deposit(uint256 who, uint256 amount) external {
        address payer = _payer(who).addr;
        uint256 balance = _token.balanceOf(payer);
        if (balance == 0) return;
        amount = bound(amount, 1, balance);
        VM.startPrank(payer);
        _token.approve(address(_vault), amount);
        _vault.deposit(amount);
        VM.stopPrank();
        deposited[payer] += amount;
    }

    function requestWithdrawal(uint256 who, uint256 amount) external {
        VM.prank(_payer(who).addr);
        _vault.requestWithdrawal(bound(amount, 1, type(uint96).max));
    }

    function cancelWithdrawal(uint256 who) external {
        address payer = _payer(who).addr;
        (uint256 requested,) = _vault.withdrawalOf(payer);
        if (requested == 0) return;
        VM.prank(payer);
        _vault.cancelWithdrawal();
    }

    function withdraw(uint256 who) external {
        address payer = _payer(who).addr;
        (uint256 requested, uint256 availableAt) = _vault.withdrawalOf(payer);
        VM.prank(payer);
        try _vault.withdraw() returns (uint256 amount) {
            if (requested == 0 || block.timestamp < availableAt) revert ForbiddenMoveSucceeded("early withdrawal");
            withdrawn[payer] += amount;
        } catch {
            assertTrue(requested == 0 || block.timestamp < availableAt, "a due withdrawal failed");
        }
    }

    function sign(uint256 who, uint256 model, uint256 maxUnitPrice, uint256 cap, uint256 lifetime) external {
        if (hashes.length == 12) return;
        Actor memory payer = _payer(who);
        IInferenceVault.SpendingPermission memory permission;
        permission.account = payer.addr;
        permission.models = new uint256[](1);
        permission.models[0] = bound(model, 1, MODELS);
        permission.maxUnitPrice = bound(maxUnitPrice, 1, 100e18);
        permission.cap = bound(cap, 1, 20_000e18);
        permission.deadline = block.timestamp + bound(lifetime, 0, 30 days);
        permission.nonce = hashes.length;
        bytes32 hash = _vault.permissionHash(permission);
        hashes.push(hash);
        _permissions[hash] = permission;
        _signatures[hash] = signDigest(payer.key, hash);
    }

    function revoke(uint256 which) external {
        if (hashes.length == 0) return;
        bytes32 hash = hashes[bound(which, 0, hashes.length - 1)];
        if (_revokedAt[hash] != 0) return;
        _revokedAt[hash] = block.timestamp;
        VM.prank(_permissions[hash].account);
        _vault.revokePermission(_permissions[hash]);
    }

    /// @dev As much as everything signed and held allows, but no more.
    function settle(uint256 which, uint256 units, uint256 unitPrice) external {
        if (hashes.length == 0) return;
        bytes32 hash = hashes[bound(which, 0, hashes.length - 1)];
        IInferenceVault.SpendingPermission memory permission = _permissions[hash];
        if (!_inForce(hash)) return;
        unitPrice = bound(unitPrice, 0, permission.maxUnitPrice);
        uint256 room = permission.cap - charged[hash];
        uint256 held = _vault.depositOf(permission.account);
        if (held < room) room = held;
        units = bound(units, 0, unitPrice == 0 ? 1000 : room / unitPrice);

        VM.prank(_holderOf(IProtocolParameters.Role.Operator));
        _vault.settle(
            settlements + 1,
            Permissions.listOf(permission, _signatures[hash]),
            Permissions.chargeOf(permission.models[0], units, unitPrice)
        );
        ++settlements;
        fees += units * unitPrice;
        charged[hash] += units * unitPrice;
        debited[permission.account] += units * unitPrice;
        if (unitPrice > highestPrice[hash]) highestPrice[hash] = unitPrice;
    }

    /// @dev A dishonest operator: one bound broken, the rest kept.
    function settleBeyond(uint256 which, uint256 how, uint256 excess) external {
        if (hashes.length == 0) return;
        bytes32 hash = hashes[bound(which, 0, hashes.length - 1)];
        IInferenceVault.SpendingPermission memory permission = _permissions[hash];
        bytes memory signature = _signatures[hash];
        uint256 settlementId = settlements + 1;
        uint256 model = permission.models[0];
        uint256 units = 1;
        uint256 unitPrice = 1;
        // Just past the bound, so that nothing else is in the way.
        excess = bound(excess, 1, 10);
        how = bound(how, 0, 6);
        if (how == 0) unitPrice = permission.maxUnitPrice + excess;
        if (how == 1) units = permission.cap - charged[hash] + excess;
        if (how == 2) units = _vault.depositOf(permission.account) + excess;
        if (how == 3) model += excess;
        if (how == 4) settlementId = bound(excess, 0, settlements);
        if (how == 5) {
            // The account never signed this cap.
            permission.cap += excess;
            hash = _vault.permissionHash(permission);
        }
        if (how == 6 && _inForce(hash)) return;
        VM.prank(_holderOf(IProtocolParameters.Role.Operator));
        try _vault.settle(
            settlementId, Permissions.listOf(permission, signature), Permissions.chargeOf(model, units, unitPrice)
        ) {
            revert ForbiddenMoveSucceeded("settlement");
        } catch {}
    }

    function warp(uint256 time) external {
        VM.warp(block.timestamp + bound(time, 1, 2 days));
    }

    /// @dev Divides some of the fees not yet divided among the earners, on top of what they have.
    function propose(uint256[3] calldata parts) external {
        IRewardDistributor.PendingEpoch memory pending = _distributor.pending();
        if (pending.epoch != 0 && !_isDue(pending)) return;
        uint256[] memory amounts = pending.epoch != 0 ? _pendingAmounts : _acceptedAmounts;
        uint256 total = amounts[0] + amounts[1] + amounts[2];
        for (uint256 i = 0; i < amounts.length; ++i) {
            uint256 part = bound(parts[i], 0, fees - total);
            amounts[i] += part;
            total += part;
        }
        address proposer = _holderOf(IProtocolParameters.Role.Operator);
        if (_token.balanceOf(proposer) < _distributor.proposalBond(total)) return;
        // Proposing accepts a root that is due.
        if (pending.epoch != 0) _acceptedAmounts = _pendingAmounts;
        _propose(proposer, amounts, total);
    }

    /// @dev Somebody without a role: it works exactly when the fees have waited for the timeout.
    function proposeAsAnybody(uint256 part) external {
        IRewardDistributor.PendingEpoch memory pending = _distributor.pending();
        if (pending.epoch != 0 && !_isDue(pending)) return;
        uint256[] memory amounts = pending.epoch != 0 ? _pendingAmounts : _acceptedAmounts;
        uint256 total = amounts[0] + amounts[1] + amounts[2];
        bool allowed = fees > total && block.timestamp >= _distributor.openToAllFrom();
        part = bound(part, 0, fees - total);
        amounts[1] += part;
        (uint256 epoch,,) = _distributor.claimableEpoch();
        bytes32 root = MerkleTree.rootOf(MerkleTree.leavesOf(_earners, amounts));
        if (_token.balanceOf(_players[3]) < _distributor.proposalBond(total + part)) return;
        uint256[] memory accepted = pending.epoch != 0 ? _pendingAmounts : _acceptedAmounts;
        VM.prank(_players[3]);
        try _distributor.proposeEpoch(epoch + 1, root, total + part, "file") {
            if (!allowed) revert ForbiddenMoveSucceeded("proposal of anybody");
            _acceptedAmounts = accepted;
            _pendingAmounts = amounts;
        } catch {
            assertTrue(!allowed, "nobody could propose in the operator's place");
        }
    }

    /// @dev A dishonest operator again: more than was settled.
    function proposeBeyond(uint256 excess) external {
        (uint256 epoch,,) = _distributor.claimableEpoch();
        uint256 total = fees + bound(excess, 1, 10);
        VM.prank(_holderOf(IProtocolParameters.Role.Operator));
        try _distributor.proposeEpoch(epoch + 1, bytes32(uint256(1)), total, "file") {
            revert ForbiddenMoveSucceeded("total above the fees");
        } catch {}
    }

    /// @dev It works exactly inside the window, while no other challenge is open.
    function challenge(uint256 who) external {
        // Never the last: whoever walks out at the end has the bond for it.
        address challenger = _players[bound(who, 0, 2)];
        IRewardDistributor.PendingEpoch memory pending = _distributor.pending();
        bool allowed = pending.epoch != 0 && block.timestamp < pending.claimableAt && !_isChallenged();
        if (_token.balanceOf(challenger) < _distributor.challengeBond()) return;
        VM.prank(challenger);
        try _distributor.challengeEpoch(pending.epoch, pending.root, "false") {
            if (!allowed) revert ForbiddenMoveSucceeded("challenge");
        } catch {
            assertTrue(!allowed, "a challenge in time was refused");
        }
    }

    function resolve(bool upheld) external {
        IRewardDistributor.PendingEpoch memory pending = _distributor.pending();
        bool allowed = _isChallenged();
        address guardian = _holderOf(IProtocolParameters.Role.Guardian);
        VM.prank(guardian == address(0) ? _governance : guardian);
        try _distributor.resolveChallenge(pending.epoch, pending.root, upheld, "looked into") {
            if (!allowed) revert ForbiddenMoveSucceeded("rejection without a challenge");
        } catch {
            assertTrue(!allowed, "a resolution was refused");
        }
    }

    function expire() external {
        bool allowed = _isChallenged() && block.timestamp >= _distributor.challenge().resolveBy;
        try _distributor.expireChallenge(_distributor.pending().epoch) {
            if (!allowed) revert ForbiddenMoveSucceeded("early end of a challenge");
        } catch {
            assertTrue(!allowed, "a challenge that nobody resolved did not end");
        }
    }

    function finalise() external {
        IRewardDistributor.PendingEpoch memory pending = _distributor.pending();
        if (!_isDue(pending)) return;
        _distributor.finaliseEpoch();
        _acceptedAmounts = _pendingAmounts;
    }

    function claim(uint256 who) external {
        IRewardDistributor.PendingEpoch memory pending = _distributor.pending();
        if (_isDue(pending)) _acceptedAmounts = _pendingAmounts;
        who = bound(who, 0, _earners.length - 1);
        uint256 amount = _acceptedAmounts[who];
        uint256 expected = amount - _distributor.claimedOf(_earners[who]);
        bytes32[] memory proof = MerkleTree.proofOf(MerkleTree.leavesOf(_earners, _acceptedAmounts), who);
        if (expected == 0) {
            // The acceptance above has to happen in the distributor too, though the claim itself fails.
            if (_isDue(pending)) _distributor.finaliseEpoch();
            try _distributor.claim(_earners[who], amount, proof) {
                revert ForbiddenMoveSucceeded("empty claim");
            } catch {}
            return;
        }
        assertEq(_distributor.claim(_earners[who], amount, proof), expected, "a claim pays what is due");
        claims += expected;
    }

    /// @dev Votes change what they can, as far as they can.
    function setParameter(uint256 which, uint256 value) external {
        IProtocolParameters.Parameter parameter = IProtocolParameters.Parameter(bound(which, 0, 6));
        (uint256 least, uint256 most) = _parameters.boundsOf(parameter);
        VM.prank(_governance);
        _parameters.setParameter(parameter, bound(value, least, most));
    }

    function setRole(uint256 which, uint256 who) external {
        IProtocolParameters.Role role = IProtocolParameters.Role(bound(which, 0, 2));
        address holder = _players[bound(who, 0, 1)];
        if (role == IProtocolParameters.Role.Guardian && who % 3 == 0) holder = address(0);
        if (role == IProtocolParameters.Role.Treasury) holder = treasuryAt(who % 2);
        VM.prank(_governance);
        _parameters.setRole(role, holder);
    }

    /**
     * @dev Everybody leaves, whatever was done before, without operator, guardian or votes: challenges run out, anybody
     * divides what waits, everybody claims and withdraws. What must be possible reverts here if it is not.
     * @return took Seconds.
     */
    function walkOut() external returns (uint256 took) {
        uint256 start = block.timestamp;
        if (_isChallenged()) {
            uint256 resolveBy = _distributor.challenge().resolveBy;
            if (block.timestamp < resolveBy) VM.warp(resolveBy);
            _distributor.expireChallenge(_distributor.pending().epoch);
        }
        _finalisePending();
        uint256[] memory amounts = _acceptedAmounts;
        uint256 total = amounts[0] + amounts[1] + amounts[2];
        if (fees > total) {
            uint256 openFrom = _distributor.openToAllFrom();
            if (block.timestamp < openFrom) VM.warp(openFrom);
            amounts[2] += fees - total;
            _propose(_players[3], amounts, fees);
            _finalisePending();
        }
        for (uint256 i = 0; i < _earners.length; ++i) {
            if (_acceptedAmounts[i] == _distributor.claimedOf(_earners[i])) continue;
            bytes32[] memory proof = MerkleTree.proofOf(MerkleTree.leavesOf(_earners, _acceptedAmounts), i);
            claims += _distributor.claim(_earners[i], _acceptedAmounts[i], proof);
        }
        for (uint256 i = 0; i < _payers.length; ++i) {
            VM.prank(_payers[i].addr);
            _vault.requestWithdrawal(type(uint96).max);
        }
        VM.warp(block.timestamp + _vault.withdrawalDelay());
        for (uint256 i = 0; i < _payers.length; ++i) {
            VM.prank(_payers[i].addr);
            withdrawn[_payers[i].addr] += _vault.withdraw();
        }
        return block.timestamp - start;
    }

    /// @dev What all who can win or lose a bond hold.
    function playersHold() external view returns (uint256 held) {
        for (uint256 i = 0; i < _players.length; ++i) {
            held += _token.balanceOf(_players[i]);
        }
        held += _token.balanceOf(treasuryAt(0)) + _token.balanceOf(treasuryAt(1));
    }

    function players() external view returns (address[] memory) {
        return _players;
    }

    function treasuryAt(uint256 index) public view returns (address) {
        return index == 0 ? _governance : makeActor("new treasury").addr;
    }

    function payerCount() external view returns (uint256) {
        return _payers.length;
    }

    function payerAt(uint256 index) external view returns (address) {
        return _payers[index].addr;
    }

    function earners() external view returns (address[] memory) {
        return _earners;
    }

    function hashCount() external view returns (uint256) {
        return hashes.length;
    }

    function permissionOf(bytes32 hash) external view returns (IInferenceVault.SpendingPermission memory) {
        return _permissions[hash];
    }

    function _propose(address proposer, uint256[] memory amounts, uint256 total) private {
        if (_token.balanceOf(proposer) < _distributor.proposalBond(total)) return;
        (uint256 epoch,,) = _distributor.claimableEpoch();
        bytes32 root = MerkleTree.rootOf(MerkleTree.leavesOf(_earners, amounts));
        VM.prank(proposer);
        _distributor.proposeEpoch(epoch + 1, root, total, "file");
        _pendingAmounts = amounts;
    }

    function _finalisePending() private {
        IRewardDistributor.PendingEpoch memory pending = _distributor.pending();
        if (pending.epoch == 0) return;
        if (block.timestamp < pending.claimableAt) VM.warp(pending.claimableAt);
        _distributor.finaliseEpoch();
        _acceptedAmounts = _pendingAmounts;
    }

    function _holderOf(IProtocolParameters.Role role) private view returns (address) {
        return _parameters.holderOf(role);
    }

    function _isChallenged() private view returns (bool) {
        return _distributor.challenge().challenger != address(0);
    }

    function _isDue(IRewardDistributor.PendingEpoch memory pending) private view returns (bool) {
        return pending.epoch != 0 && block.timestamp >= pending.claimableAt && !_isChallenged();
    }

    function _payer(uint256 who) private view returns (Actor memory) {
        return _payers[bound(who, 0, _payers.length - 1)];
    }

    function _inForce(bytes32 hash) private view returns (bool) {
        uint256 delay = _vault.withdrawalDelay();
        if (block.timestamp > _permissions[hash].deadline + delay) return false;
        return _revokedAt[hash] == 0 || block.timestamp < _revokedAt[hash] + delay;
    }
}
