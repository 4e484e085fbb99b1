// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Deployment} from "../support/Deployment.sol";
import {StakeHandler} from "./StakeHandler.sol";

/// @dev What holds of stakes and bonds after any sequence of moves.
contract StakeInvariants is Deployment {
    uint256 private constant POCKET = 100_000e18;
    /// @dev A resolution and an unbonding delay at their longest.
    uint256 private constant LONGEST_WAY_OUT = 60 days + 30 days;

    StakeHandler private handler;

    function setUp() public {
        deployAll();
        handler = new StakeHandler(token, staking, datanets, guardian.addr);
        address[] memory people = handler.people();
        for (uint256 i = 0; i < people.length; ++i) {
            token.transfer(people[i], POCKET);
            VM.startPrank(people[i]);
            token.approve(address(staking), type(uint256).max);
            token.approve(address(datanets), type(uint256).max);
            VM.stopPrank();
        }
    }

    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        // Moves that make others possible are named more than once: they are drawn more often.
        bytes4[] memory selectors = new bytes4[](18);
        selectors[0] = StakeHandler.stake.selector;
        selectors[1] = StakeHandler.stake.selector;
        selectors[2] = StakeHandler.requestUnstake.selector;
        selectors[3] = StakeHandler.unstake.selector;
        selectors[4] = StakeHandler.submit.selector;
        selectors[5] = StakeHandler.submit.selector;
        selectors[6] = StakeHandler.decide.selector;
        selectors[7] = StakeHandler.decide.selector;
        selectors[8] = StakeHandler.decide.selector;
        selectors[9] = StakeHandler.withdraw.selector;
        selectors[10] = StakeHandler.dispute.selector;
        selectors[11] = StakeHandler.dispute.selector;
        selectors[12] = StakeHandler.resolve.selector;
        selectors[13] = StakeHandler.expire.selector;
        selectors[14] = StakeHandler.setStakes.selector;
        selectors[15] = StakeHandler.setParameter.selector;
        selectors[16] = StakeHandler.setTreasury.selector;
        selectors[17] = StakeHandler.warp.selector;
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(handler), selectors);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariantStakesLeaveToTheirOwnersOrBySlashing() public view {
        address[] memory people = handler.people();
        uint256 held = 0;
        uint256 pockets = token.balanceOf(handler.treasuryAt(0)) + token.balanceOf(handler.treasuryAt(1));
        for (uint256 i = 0; i < people.length; ++i) {
            pockets += token.balanceOf(people[i]);
            for (uint256 id = 1; id <= handler.datanetCount(); ++id) {
                uint256 expected =
                    handler.staked(id, people[i]) - handler.left(id, people[i]) - handler.slashed(id, people[i]);
                assertEq(staking.stakeOf(id, people[i]).amount, expected, "stake");
                held += expected;
            }
        }
        uint256 bonds = 0;
        for (uint256 id = 1; id <= datanets.contributionCount(); ++id) {
            held += staking.disputeOf(id).bond;
            bonds += datanets.contributionOf(id).bond;
        }
        assertEq(token.balanceOf(address(staking)), held, "stakes and bonds of disputes");
        assertEq(token.balanceOf(address(datanets)), bonds, "bonds of contributions");
        assertEq(pockets + held + bonds, people.length * POCKET, "nothing appears and nothing vanishes");
    }

    /// @dev At the end of every run: nothing is locked, and nothing stays behind.
    function afterInvariant() public {
        uint256 took = handler.walkOut();
        assertLe(took, LONGEST_WAY_OUT, "the way out");
        invariantStakesLeaveToTheirOwnersOrBySlashing();
        assertEq(token.balanceOf(address(staking)), 0, "stakes and bonds are out");
        assertEq(token.balanceOf(address(datanets)), 0, "bonds are out");
    }
}
