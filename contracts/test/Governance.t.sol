// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IProtocolParameters} from "../src/interfaces/IProtocolParameters.sol";
import {TributaryGovernor} from "../src/TributaryGovernor.sol";
import {Deployment} from "./support/Deployment.sol";

contract GovernanceTest is Deployment {
    uint256 private constant VOTES = 100_000_000e18;

    address private voter = makeActor("voter").addr;
    address private flash = makeActor("flash").addr;

    function setUp() public {
        deployAll();
        token.transfer(voter, VOTES);
        VM.prank(voter);
        token.delegate(voter);
        VM.warp(START + 1);
    }

    function testVotesChangeAParameterAfterTheTimelock() public {
        bytes memory change =
            abi.encodeCall(parameters.setParameter, (IProtocolParameters.Parameter.ChallengeWindow, 3 days));
        uint256 proposalId = _propose(address(parameters), change);
        _vote(voter, proposalId);
        VM.warp(governor.proposalDeadline(proposalId) + 1);
        _queue(address(parameters), change);
        VM.warp(block.timestamp + TIMELOCK_DELAY);
        _execute(address(parameters), change);
        assertEq(parameters.valueOf(IProtocolParameters.Parameter.ChallengeWindow), 3 days, "window");
    }

    function testVotesSpendFromTheTreasury() public {
        token.transfer(address(timelock), 500e18);
        bytes memory spend = abi.encodeCall(token.transfer, (flash, 500e18));
        uint256 proposalId = _propose(address(token), spend);
        _vote(voter, proposalId);
        VM.warp(governor.proposalDeadline(proposalId) + 1);
        _queue(address(token), spend);
        VM.warp(block.timestamp + TIMELOCK_DELAY);
        _execute(address(token), spend);
        assertEq(token.balanceOf(flash), 500e18, "spent");
    }

    function testTokensBorrowedAfterTheSnapshotDoNotVote() public {
        bytes memory change = abi.encodeCall(parameters.setRole, (IProtocolParameters.Role.Operator, flash));
        uint256 proposalId = _propose(address(parameters), change);
        VM.warp(governor.proposalSnapshot(proposalId) + 1);
        token.transfer(flash, 500_000_000e18);
        VM.startPrank(flash);
        token.delegate(flash);
        governor.castVote(proposalId, 1);
        VM.stopPrank();
        (, uint256 votesFor,) = governor.proposalVotes(proposalId);
        assertEq(votesFor, 0, "no vote");
        VM.warp(governor.proposalDeadline(proposalId) + 1);
        assertTrue(governor.state(proposalId) == IGovernor.ProposalState.Defeated, "defeated");
    }

    function testProposingNeedsVotes() public {
        address[] memory targets = new address[](1);
        VM.expectRevert(
            abi.encodeWithSelector(IGovernor.GovernorInsufficientProposerVotes.selector, flash, 0, 1_000_000e18)
        );
        VM.prank(flash);
        governor.propose(targets, new uint256[](1), new bytes[](1), "change");
    }

    function testNobodyButTheTimelockGoverns(address caller) public {
        VM.assume(caller != address(timelock));
        bytes memory refusal = abi.encodeWithSelector(IProtocolParameters.NotGovernance.selector, caller);
        VM.startPrank(caller);
        VM.expectRevert(refusal);
        parameters.setParameter(IProtocolParameters.Parameter.ChallengeWindow, 3 days);
        VM.expectRevert(refusal);
        parameters.setRole(IProtocolParameters.Role.Operator, caller);
        VM.expectRevert(refusal);
        parameters.setFeeParts(IProtocolParameters.FeeParts(1_000, 2_000, 1_500, 500, 5_000));
        VM.stopPrank();
        assertTrue(!timelock.hasRole(timelock.DEFAULT_ADMIN_ROLE(), caller), "no administrator");
        assertTrue(caller == address(governor) || !timelock.hasRole(timelock.PROPOSER_ROLE(), caller), "no proposer");
    }

    function testBoundsHoldAgainstAnyVote(uint8 which, uint256 value) public {
        IProtocolParameters.Parameter parameter = IProtocolParameters.Parameter(bound(which, 0, 6));
        (uint256 least, uint256 most) = parameters.boundsOf(parameter);
        bool allowed = value >= least && value <= most;
        if (!allowed) {
            VM.expectRevert(
                abi.encodeWithSelector(IProtocolParameters.ParameterOutOfBounds.selector, parameter, value, least, most)
            );
        }
        VM.prank(address(timelock));
        parameters.setParameter(parameter, value);
        if (allowed) assertEq(parameters.valueOf(parameter), value, "value");
    }

    function testContributorsKeepTheirLeastPart(uint16 treasury, uint16 contributors) public {
        treasury = uint16(bound(treasury, 0, 10_000));
        contributors = uint16(bound(contributors, 0, 10_000 - treasury));
        IProtocolParameters.FeeParts memory parts =
            IProtocolParameters.FeeParts(treasury, uint16(10_000 - treasury - contributors), 0, 0, contributors);
        if (treasury > 2_000 || contributors < 3_000) {
            VM.expectRevert(abi.encodeWithSelector(IProtocolParameters.InvalidFeeParts.selector, parts));
        }
        VM.prank(address(timelock));
        parameters.setFeeParts(parts);
    }

    function testPartsSumToTheWhole() public {
        IProtocolParameters.FeeParts memory parts = IProtocolParameters.FeeParts(1_000, 2_000, 1_500, 500, 5_001);
        VM.expectRevert(abi.encodeWithSelector(IProtocolParameters.InvalidFeeParts.selector, parts));
        VM.prank(address(timelock));
        parameters.setFeeParts(parts);
    }

    /// @dev No guardian: the votes decide about a challenge, and their decision comes in time.
    function testVotesResolveAChallengeInTime() public {
        VM.startPrank(address(timelock));
        parameters.setRole(IProtocolParameters.Role.Guardian, address(0));
        parameters.setParameter(IProtocolParameters.Parameter.ResolutionTime, LEAST_RESOLUTION_TIME);
        VM.stopPrank();
        token.transfer(operator.addr, 1_000e18);
        VM.startPrank(operator.addr);
        token.approve(address(distributor), type(uint256).max);
        distributor.proposeEpoch(1, "wrong", 0, "file");
        distributor.challengeEpoch(1, "wrong", "the file cannot be had");
        VM.stopPrank();
        bytes memory resolve = abi.encodeCall(distributor.resolveChallenge, (1, "wrong", true, "it cannot"));
        uint256 proposalId = _propose(address(distributor), resolve);
        // A quorum at the last moment: the vote is as long as it can be.
        VM.warp(governor.proposalDeadline(proposalId));
        VM.prank(voter);
        governor.castVote(proposalId, 1);
        VM.warp(governor.proposalDeadline(proposalId) + 1);
        _queue(address(distributor), resolve);
        VM.warp(block.timestamp + TIMELOCK_DELAY);
        assertLe(block.timestamp, distributor.challenge().resolveBy, "in time");
        _execute(address(distributor), resolve);
        assertEq(distributor.pending().epoch, 0, "rejected by vote");
    }

    /// @dev Borrowed, delegated, used and given back within one block.
    function testTokensBorrowedForABlockNeitherProposeNorVote() public {
        bytes memory change = abi.encodeCall(parameters.setRole, (IProtocolParameters.Role.Operator, flash));
        uint256 proposalId = _propose(address(parameters), change);
        VM.warp(governor.proposalSnapshot(proposalId));
        token.transfer(flash, 500_000_000e18);
        VM.startPrank(flash);
        token.delegate(flash);
        (address[] memory targets, bytes[] memory calls) = _one(address(parameters), change);
        VM.expectRevert(
            abi.encodeWithSelector(IGovernor.GovernorInsufficientProposerVotes.selector, flash, 0, 1_000_000e18)
        );
        governor.propose(targets, new uint256[](1), calls, "mine");
        token.transfer(address(this), 500_000_000e18);
        VM.stopPrank();
        VM.warp(block.timestamp + 1);
        VM.prank(flash);
        governor.castVote(proposalId, 1);
        (, uint256 votesFor,) = governor.proposalVotes(proposalId);
        assertEq(votesFor, 0, "no vote");
    }

    function testGovernorNeedsTheTimelockThatNamesIt() public {
        TributaryGovernor.Terms memory terms = TributaryGovernor.Terms(1 days, 7 days, 2 days, 1e18, 4);
        VM.expectRevert(abi.encodeWithSelector(TributaryGovernor.WrongTimelock.selector, address(timelock)));
        new TributaryGovernor(token, timelock, terms);
    }

    function testOnlyTheProposerCancelsAndOnlyBeforeTheVote() public {
        bytes memory change = abi.encodeCall(parameters.setRole, (IProtocolParameters.Role.Operator, flash));
        uint256 proposalId = _propose(address(parameters), change);
        (address[] memory targets, bytes[] memory calls) = _one(address(parameters), change);
        VM.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, proposalId, flash));
        VM.prank(flash);
        governor.cancel(targets, new uint256[](1), calls, keccak256("change"));
        assertTrue(governor.proposalNeedsQueuing(proposalId), "waits in the timelock");
        VM.prank(voter);
        governor.cancel(targets, new uint256[](1), calls, keccak256("change"));
        assertTrue(governor.state(proposalId) == IGovernor.ProposalState.Canceled, "cancelled");
    }

    function testRolesAreHeldBySomebodyButTheGuardians() public {
        VM.startPrank(address(timelock));
        parameters.setRole(IProtocolParameters.Role.Guardian, address(0));
        VM.expectRevert(
            abi.encodeWithSelector(
                IProtocolParameters.InvalidRoleHolder.selector, IProtocolParameters.Role.Operator, address(0)
            )
        );
        parameters.setRole(IProtocolParameters.Role.Operator, address(0));
        VM.expectRevert(
            abi.encodeWithSelector(
                IProtocolParameters.InvalidRoleHolder.selector, IProtocolParameters.Role.Treasury, address(0)
            )
        );
        parameters.setRole(IProtocolParameters.Role.Treasury, address(0));
        VM.stopPrank();
        assertEq(parameters.holderOf(IProtocolParameters.Role.Guardian), address(0), "nobody");
        assertEq(parameters.feeParts().contributors, 5_000, "parts as deployed");
    }

    function _propose(address target, bytes memory data) private returns (uint256) {
        (address[] memory targets, bytes[] memory calls) = _one(target, data);
        VM.prank(voter);
        return governor.propose(targets, new uint256[](1), calls, "change");
    }

    function _vote(address who, uint256 proposalId) private {
        VM.warp(governor.proposalSnapshot(proposalId) + 1);
        VM.prank(who);
        governor.castVote(proposalId, 1);
    }

    function _queue(address target, bytes memory data) private {
        (address[] memory targets, bytes[] memory calls) = _one(target, data);
        governor.queue(targets, new uint256[](1), calls, keccak256("change"));
    }

    function _execute(address target, bytes memory data) private {
        (address[] memory targets, bytes[] memory calls) = _one(target, data);
        governor.execute(targets, new uint256[](1), calls, keccak256("change"));
    }

    function _one(address target, bytes memory data)
        private
        pure
        returns (address[] memory targets, bytes[] memory calls)
    {
        targets = new address[](1);
        targets[0] = target;
        calls = new bytes[](1);
        calls[0] = data;
    }
}
