// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {CuratorStaking} from "../../src/CuratorStaking.sol";
import {DatanetRegistry} from "../../src/DatanetRegistry.sol";
import {OpenToken} from "../../src/OpenToken.sol";
import {ICuratorStaking} from "../../src/interfaces/ICuratorStaking.sol";
import {IDatanetRegistry} from "../../src/interfaces/IDatanetRegistry.sol";
import {IProtocolParameters} from "../../src/interfaces/IProtocolParameters.sol";
import {Test} from "../support/Test.sol";

/// @dev Random but possible moves of curators who stake, contributors who leave bonds, people who dispute and votes that
/// change the terms, on two Datanets; with a naive account of every stake. Everybody may play every part.
contract StakeHandler is Test {
    uint256 private constant DATANETS = 2;
    uint256 private constant MOST_CONTRIBUTIONS = 40;

    OpenToken private immutable _token;
    CuratorStaking private immutable _staking;
    DatanetRegistry private immutable _registry;
    IProtocolParameters private immutable _parameters;
    address private immutable _governance;
    address private immutable _guardian;
    address[] private _people;

    mapping(uint256 datanetId => mapping(address curator => uint256)) public staked;
    mapping(uint256 datanetId => mapping(address curator => uint256)) public left;
    mapping(uint256 datanetId => mapping(address curator => uint256)) public slashed;
    mapping(uint256 contributionId => bool) private _upheld;

    error ForbiddenMoveSucceeded(string move);

    constructor(OpenToken token, CuratorStaking staking, DatanetRegistry registry, address guardian) {
        _token = token;
        _staking = staking;
        _registry = registry;
        _parameters = staking.parameters();
        _governance = _parameters.governance();
        _guardian = guardian;
        _people = [makeActor("ann").addr, makeActor("ben").addr, makeActor("cem").addr, makeActor("dia").addr];
        for (uint256 i = 0; i < DATANETS; ++i) {
            VM.prank(_people[i]);
            registry.createDatanet("meta", IDatanetRegistry.Access.Anyone, IDatanetRegistry.Access.Anyone);
            VM.prank(_people[i]);
            registry.setCurator(i + 1, _people[2], true);
        }
    }

    function stake(uint256 who, uint256 datanet, uint256 amount) external {
        address person = _person(who);
        uint256 balance = _token.balanceOf(person);
        if (balance == 0) return;
        amount = bound(amount, 1, balance < 300e18 ? balance : 300e18);
        uint256 datanetId = bound(datanet, 1, DATANETS);
        VM.prank(person);
        _staking.stake(datanetId, amount);
        staked[datanetId][person] += amount;
    }

    function requestUnstake(uint256 who, uint256 datanet, uint256 amount) external {
        uint256 datanetId = bound(datanet, 1, DATANETS);
        uint256 held = _staking.stakeOf(datanetId, _person(who)).amount;
        VM.prank(_person(who));
        _staking.requestUnstake(datanetId, bound(amount, 0, held));
    }

    /// @dev It works exactly when something was announced, its time has come and no dispute is open.
    function unstake(uint256 who, uint256 datanet) external {
        uint256 datanetId = bound(datanet, 1, DATANETS);
        address person = _person(who);
        ICuratorStaking.Stake memory held = _staking.stakeOf(datanetId, person);
        bool allowed = held.leaving > 0 && block.timestamp >= held.leavesAt && held.disputes == 0;
        VM.prank(person);
        try _staking.unstake(datanetId) returns (uint256 amount) {
            if (!allowed) revert ForbiddenMoveSucceeded("unstake");
            left[datanetId][person] += amount;
        } catch {
            assertTrue(!allowed, "a stake that was free did not leave");
        }
    }

    function submit(uint256 who, uint256 datanet) external {
        uint256 count = _registry.contributionCount();
        uint256 datanetId = bound(datanet, 1, DATANETS);
        (uint256 bond,) = _registry.stakesOf(datanetId);
        if (count == MOST_CONTRIBUTIONS || _token.balanceOf(_person(who)) < bond) return;
        VM.prank(_person(who));
        _registry.submitContribution(datanetId, bytes32(count + 1), 3, "cid");
    }

    /// @dev It works exactly for who may decide, and has the stake that is asked.
    function decide(uint256 who, uint256 which, bool accepting) external {
        if (_registry.contributionCount() == 0) return;
        uint256 contributionId = bound(which, 1, _registry.contributionCount());
        IDatanetRegistry.Contribution memory contribution = _registry.contributionOf(contributionId);
        address person = _person(who);
        (, uint256 needed) = _registry.stakesOf(contribution.datanetId);
        ICuratorStaking.Stake memory held = _staking.stakeOf(contribution.datanetId, person);
        uint256 active = held.amount > held.leaving ? held.amount - held.leaving : 0;
        bool allowed = _registry.isCurator(contribution.datanetId, person) && person != contribution.contributor
            && contribution.status == IDatanetRegistry.Status.Submitted && active >= needed;
        bytes memory call = accepting
            ? abi.encodeCall(_registry.acceptContribution, (contributionId, new uint32[](0), ""))
            : abi.encodeCall(_registry.rejectContribution, (contributionId, "off topic"));
        VM.prank(person);
        (bool success,) = address(_registry).call(call);
        assertEq(success, allowed, "decision");
    }

    function withdraw(uint256 which) external {
        if (_registry.contributionCount() == 0) return;
        _withdraw(bound(which, 1, _registry.contributionCount()));
    }

    /// @dev Anybody, the curator's own second account as well.
    function dispute(uint256 who, uint256 which) external {
        if (_registry.contributionCount() == 0) return;
        uint256 contributionId = bound(which, 1, _registry.contributionCount());
        (address curator, uint256 acceptedAt) = _registry.acceptanceOf(contributionId);
        uint256 datanetId = _registry.contributionOf(contributionId).datanetId;
        uint256 delay = _parameters.valueOf(IProtocolParameters.Parameter.UnbondingDelay);
        bool allowed = curator != address(0) && !_upheld[contributionId] && block.timestamp < acceptedAt + delay
            && _staking.disputeOf(contributionId).disputer == address(0)
            && _staking.stakeOf(datanetId, curator).amount > 0;
        if (_token.balanceOf(_person(who)) < _parameters.valueOf(IProtocolParameters.Parameter.MinimumBond)) return;
        VM.prank(_person(who));
        try _staking.disputeAcceptance(contributionId, "spam") {
            if (!allowed) revert ForbiddenMoveSucceeded("dispute");
        } catch {
            assertTrue(!allowed, "a dispute in time was refused");
        }
    }

    function resolve(uint256 which, bool upheld, bool byVote) external {
        if (_registry.contributionCount() == 0) return;
        uint256 contributionId = bound(which, 1, _registry.contributionCount());
        ICuratorStaking.Dispute memory open = _staking.disputeOf(contributionId);
        if (open.disputer == address(0)) return;
        uint256 before = _staking.stakeOf(open.datanetId, open.curator).amount;
        VM.prank(byVote ? _governance : _guardian);
        _staking.resolveDispute(contributionId, upheld, "looked into");
        uint256 taken = before - _staking.stakeOf(open.datanetId, open.curator).amount;
        assertLe(taken, upheld ? open.bond : 0, "slashed");
        slashed[open.datanetId][open.curator] += taken;
        if (upheld) _upheld[contributionId] = true;
    }

    function expire(uint256 which) external {
        if (_registry.contributionCount() == 0) return;
        uint256 contributionId = bound(which, 1, _registry.contributionCount());
        ICuratorStaking.Dispute memory open = _staking.disputeOf(contributionId);
        bool allowed = open.disputer != address(0) && block.timestamp >= open.resolveBy;
        try _staking.expireDispute(contributionId) {
            if (!allowed) revert ForbiddenMoveSucceeded("early end of a dispute");
        } catch {
            assertTrue(!allowed, "a dispute that nobody resolved did not end");
        }
    }

    function setStakes(uint256 datanet, uint256 bond, uint256 needed) external {
        uint256 datanetId = bound(datanet, 1, DATANETS);
        uint256 least = _parameters.valueOf(IProtocolParameters.Parameter.MinimumStake);
        bond = bound(bond, 0, _parameters.valueOf(IProtocolParameters.Parameter.MinimumBond));
        if (needed % 2 == 0) needed = 0;
        else needed = bound(needed, least, least + 100e18);
        VM.prank(_registry.ownerOf(datanetId));
        _registry.setStakes(datanetId, bond, needed);
    }

    function setParameter(uint256 which, uint256 value) external {
        IProtocolParameters.Parameter parameter = IProtocolParameters.Parameter(bound(which, 0, 6));
        (uint256 least, uint256 most) = _parameters.boundsOf(parameter);
        // Bonds and stakes that people here can pay.
        if (most == 100_000e18) most = 200e18;
        VM.prank(_governance);
        _parameters.setParameter(parameter, bound(value, least, most));
    }

    function setTreasury(uint256 which) external {
        VM.prank(_governance);
        _parameters.setRole(IProtocolParameters.Role.Treasury, treasuryAt(which % 2));
    }

    function warp(uint256 time) external {
        VM.warp(block.timestamp + bound(time, 1, 5 days));
    }

    /**
     * @dev Everybody leaves, without guardian, votes or the Datanets' owners: disputes run out, stakes are taken out,
     * contributions withdrawn. What must be possible reverts here if it is not.
     * @return took Seconds.
     */
    function walkOut() external returns (uint256 took) {
        uint256 start = block.timestamp;
        for (uint256 id = 1; id <= _registry.contributionCount(); ++id) {
            ICuratorStaking.Dispute memory open = _staking.disputeOf(id);
            if (open.disputer != address(0)) {
                if (block.timestamp < open.resolveBy) VM.warp(open.resolveBy);
                _staking.expireDispute(id);
            }
            if (_registry.contributionOf(id).status == IDatanetRegistry.Status.Submitted) _withdraw(id);
        }
        for (uint256 i = 0; i < DATANETS * _people.length; ++i) {
            (uint256 datanetId, address person) = (1 + i / _people.length, _people[i % _people.length]);
            uint256 held = _staking.stakeOf(datanetId, person).amount;
            VM.prank(person);
            _staking.requestUnstake(datanetId, held);
        }
        VM.warp(block.timestamp + _parameters.valueOf(IProtocolParameters.Parameter.UnbondingDelay));
        for (uint256 i = 0; i < DATANETS * _people.length; ++i) {
            (uint256 datanetId, address person) = (1 + i / _people.length, _people[i % _people.length]);
            if (_staking.stakeOf(datanetId, person).amount == 0) continue;
            VM.prank(person);
            left[datanetId][person] += _staking.unstake(datanetId);
        }
        return block.timestamp - start;
    }

    function people() external view returns (address[] memory) {
        return _people;
    }

    function treasuryAt(uint256 index) public view returns (address) {
        return index == 0 ? _governance : makeActor("new treasury").addr;
    }

    function datanetCount() external pure returns (uint256) {
        return DATANETS;
    }

    function _withdraw(uint256 contributionId) private {
        IDatanetRegistry.Contribution memory contribution = _registry.contributionOf(contributionId);
        bool allowed = contribution.status == IDatanetRegistry.Status.Submitted
            || contribution.status == IDatanetRegistry.Status.Accepted;
        uint256 balance = _token.balanceOf(contribution.contributor);
        VM.prank(contribution.contributor);
        try _registry.withdrawContribution(contributionId) {
            if (!allowed) revert ForbiddenMoveSucceeded("withdrawal");
            assertEq(_token.balanceOf(contribution.contributor), balance + contribution.bond, "bond comes back");
        } catch {
            assertTrue(!allowed, "a contribution could not be withdrawn");
        }
    }

    function _person(uint256 who) private view returns (address) {
        return _people[bound(who, 0, _people.length - 1)];
    }
}
