// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICuratorStaking} from "../src/interfaces/ICuratorStaking.sol";
import {IDatanetRegistry} from "../src/interfaces/IDatanetRegistry.sol";
import {IProtocolParameters} from "../src/interfaces/IProtocolParameters.sol";
import {Deployment} from "./support/Deployment.sol";

contract CuratorStakingTest is Deployment {
    uint256 private constant POCKET = 1_000e18;

    address private curator = makeActor("curator").addr;
    address private contributor = makeActor("contributor").addr;
    address private disputer = makeActor("disputer").addr;
    uint256 private id;
    uint256 private contributionId;

    function setUp() public {
        deployAll();
        id = datanets.createDatanet("meta", IDatanetRegistry.Access.Anyone, IDatanetRegistry.Access.Anyone);
        datanets.setCurator(id, curator, true);
        address[2] memory players = [curator, disputer];
        for (uint256 i = 0; i < players.length; ++i) {
            token.transfer(players[i], POCKET);
            VM.prank(players[i]);
            token.approve(address(staking), type(uint256).max);
        }
        VM.prank(contributor);
        contributionId = datanets.submitContribution(id, bytes32(uint256(1)), 1, "cid");
    }

    function testStakeLeavesAfterTheDelay(uint256 amount, uint256 leaving) public {
        amount = bound(amount, 1, POCKET);
        leaving = bound(leaving, 1, amount);
        _stake(amount);
        VM.startPrank(curator);
        VM.expectRevert(abi.encodeWithSelector(ICuratorStaking.NothingLeaving.selector, id, curator));
        staking.unstake(id);
        staking.requestUnstake(id, leaving);
        assertEq(staking.activeStakeOf(id, curator), amount - leaving, "counts no longer");
        VM.warp(START + UNBONDING_DELAY - 1);
        VM.expectRevert(
            abi.encodeWithSelector(ICuratorStaking.StakeNotFree.selector, id, curator, START + UNBONDING_DELAY, 0)
        );
        staking.unstake(id);
        VM.warp(START + UNBONDING_DELAY);
        assertEq(staking.unstake(id), leaving, "paid");
        VM.stopPrank();
        assertEq(token.balanceOf(curator), POCKET - amount + leaving, "balance");
        assertEq(staking.stakeOf(id, curator).amount, amount - leaving, "stake");
    }

    function testAnnouncementIsTakenBackAndBounded() public {
        _stake(10e18);
        VM.startPrank(curator);
        VM.expectRevert(abi.encodeWithSelector(ICuratorStaking.StakeTooSmall.selector, id, curator, 10e18, 11e18));
        staking.requestUnstake(id, 11e18);
        staking.requestUnstake(id, 10e18);
        staking.requestUnstake(id, 0);
        assertEq(staking.activeStakeOf(id, curator), 10e18, "all of it counts again");
        VM.expectRevert(abi.encodeWithSelector(ICuratorStaking.ZeroAmount.selector));
        staking.stake(id, 0);
        VM.stopPrank();
    }

    function testUpheldDisputePaysTheDisputerFromTheStake() public {
        _stake(150e18);
        _accept();
        _dispute();
        assertEq(token.balanceOf(disputer), POCKET - LEAST_BOND, "bond");
        VM.prank(guardian.addr);
        staking.resolveDispute(contributionId, true, "none of it is about the subject");
        assertEq(
            token.balanceOf(disputer), POCKET + LEAST_BOND * 3 / 4, "bond and as much of the stake, less a quarter"
        );
        assertEq(token.balanceOf(address(timelock)), LEAST_BOND / 4, "treasury");
        assertEq(staking.stakeOf(id, curator).amount, 50e18, "what is left");
        assertEq(token.balanceOf(address(staking)), 50e18, "held");
    }

    function testDismissedDisputePaysTheCurator() public {
        _stake(150e18);
        _accept();
        _dispute();
        VM.prank(address(timelock));
        staking.resolveDispute(contributionId, false, "rightly accepted");
        assertEq(token.balanceOf(curator), POCKET - 150e18 + LEAST_BOND * 3 / 4, "curator");
        assertEq(token.balanceOf(address(timelock)), LEAST_BOND / 4, "treasury");
        assertEq(staking.stakeOf(id, curator).amount, 150e18, "stake");
    }

    function testUnresolvedDisputeGivesTheBondBack() public {
        _stake(150e18);
        _accept();
        _dispute();
        VM.expectRevert(
            abi.encodeWithSelector(ICuratorStaking.ResolutionPending.selector, contributionId, START + RESOLUTION_TIME)
        );
        staking.expireDispute(contributionId);
        VM.warp(START + RESOLUTION_TIME);
        staking.expireDispute(contributionId);
        assertEq(token.balanceOf(disputer), POCKET, "bond");
        assertEq(staking.stakeOf(id, curator).amount, 150e18, "stake");
    }

    function testStakeStaysWhileADisputeIsOpen() public {
        _stake(150e18);
        _accept();
        VM.prank(curator);
        staking.requestUnstake(id, 150e18);
        _dispute();
        VM.warp(START + UNBONDING_DELAY);
        VM.expectRevert(
            abi.encodeWithSelector(ICuratorStaking.StakeNotFree.selector, id, curator, START + UNBONDING_DELAY, 1)
        );
        VM.prank(curator);
        staking.unstake(id);
        VM.prank(guardian.addr);
        staking.resolveDispute(contributionId, true, "spam");
        VM.prank(curator);
        assertEq(staking.unstake(id), 50e18, "what the dispute left");
        assertEq(token.balanceOf(address(staking)), 0, "nothing stays behind");
    }

    function testDisputesNeedAnAcceptanceAStakeATimeAndAReason() public {
        VM.expectRevert(abi.encodeWithSelector(ICuratorStaking.NotAccepted.selector, contributionId));
        staking.disputeAcceptance(contributionId, "spam");
        _accept();
        VM.expectRevert(abi.encodeWithSelector(ICuratorStaking.NothingAtRisk.selector, id, curator));
        staking.disputeAcceptance(contributionId, "spam");
        _stake(1e18);
        VM.expectRevert(abi.encodeWithSelector(ICuratorStaking.EmptyReason.selector));
        staking.disputeAcceptance(contributionId, "");
        VM.prank(disputer);
        staking.disputeAcceptance(contributionId, "spam");
        assertEq(staking.disputeOf(contributionId).bond, 1e18, "no more than is at risk");
        VM.expectRevert(abi.encodeWithSelector(ICuratorStaking.DisputeOpen.selector, contributionId));
        staking.disputeAcceptance(contributionId, "spam");
        VM.prank(guardian.addr);
        staking.resolveDispute(contributionId, false, "fine");
        VM.expectRevert(abi.encodeWithSelector(ICuratorStaking.NoDispute.selector, contributionId));
        VM.prank(guardian.addr);
        staking.resolveDispute(contributionId, false, "fine");
        VM.warp(START + UNBONDING_DELAY);
        VM.expectRevert(
            abi.encodeWithSelector(ICuratorStaking.DisputeTooLate.selector, contributionId, START + UNBONDING_DELAY)
        );
        staking.disputeAcceptance(contributionId, "spam");
    }

    function testOnlyGuardianAndGovernanceResolve(address caller) public {
        VM.assume(caller != guardian.addr && caller != address(timelock));
        _stake(150e18);
        _accept();
        _dispute();
        VM.expectRevert(abi.encodeWithSelector(ICuratorStaking.NotResolver.selector, caller));
        VM.prank(caller);
        staking.resolveDispute(contributionId, true, "mine");
    }

    function testOneWrongAcceptanceIsPaidForOnce() public {
        _stake(500e18);
        _accept();
        _dispute();
        VM.prank(guardian.addr);
        staking.resolveDispute(contributionId, true, "spam");
        VM.expectRevert(abi.encodeWithSelector(ICuratorStaking.AlreadyUpheld.selector, contributionId));
        _dispute();
        assertEq(staking.stakeOf(id, curator).amount, 400e18, "once");
    }

    function testWhoDisputesOneselfPaysForIt() public {
        _stake(150e18);
        _accept();
        // By a second account, so that nobody else's dispute counts.
        _dispute();
        VM.prank(guardian.addr);
        staking.resolveDispute(contributionId, true, "spam");
        uint256 both = token.balanceOf(curator) + token.balanceOf(disputer) + staking.stakeOf(id, curator).amount;
        assertEq(2 * POCKET - both, LEAST_BOND / 4, "a quarter of what was slashed is gone");
    }

    function testWhatHasLeftCannotBeTaken() public {
        _stake(150e18);
        _accept();
        VM.prank(curator);
        staking.requestUnstake(id, 150e18);
        VM.warp(START + UNBONDING_DELAY);
        VM.prank(curator);
        staking.unstake(id);
        // Votes open the time for disputes anew: nothing is at risk any more.
        VM.prank(address(timelock));
        parameters.setParameter(IProtocolParameters.Parameter.UnbondingDelay, 30 days);
        VM.expectRevert(abi.encodeWithSelector(ICuratorStaking.NothingAtRisk.selector, id, curator));
        _dispute();
    }

    function testDisputesTogetherTakeNoMoreThanTheStake() public {
        _stake(150e18);
        _accept();
        VM.prank(contributor);
        uint256 second = datanets.submitContribution(id, bytes32(uint256(2)), 1, "cid");
        VM.prank(curator);
        datanets.acceptContribution(second, new uint32[](0), "");
        _dispute();
        VM.prank(disputer);
        staking.disputeAcceptance(second, "spam");
        VM.startPrank(guardian.addr);
        staking.resolveDispute(contributionId, true, "spam");
        staking.resolveDispute(second, true, "spam");
        VM.stopPrank();
        assertEq(staking.stakeOf(id, curator).amount, 0, "all of it");
        assertEq(token.balanceOf(disputer), POCKET + 150e18 * 3 / 4, "bonds and three quarters of the stake");
        assertEq(token.balanceOf(address(staking)), 0, "nothing is left over");
    }

    /// @dev Whoever disputes again and again holds a stake no longer than the last resolution after the delay.
    function testNobodyHoldsAStakeForEver() public {
        _stake(150e18);
        _accept();
        VM.prank(curator);
        staking.requestUnstake(id, 150e18);
        VM.warp(START + UNBONDING_DELAY - 1);
        _dispute();
        uint256 free = staking.disputeOf(contributionId).resolveBy;
        VM.warp(free);
        staking.expireDispute(contributionId);
        VM.expectRevert(
            abi.encodeWithSelector(ICuratorStaking.DisputeTooLate.selector, contributionId, START + UNBONDING_DELAY)
        );
        _dispute();
        VM.prank(curator);
        assertEq(staking.unstake(id), 150e18, "out");
    }

    function _stake(uint256 amount) private {
        VM.prank(curator);
        staking.stake(id, amount);
    }

    function _accept() private {
        VM.prank(curator);
        datanets.acceptContribution(contributionId, new uint32[](0), "");
    }

    function _dispute() private {
        VM.prank(disputer);
        staking.disputeAcceptance(contributionId, "none of it is about the subject");
    }
}
