// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {RewardDistributor} from "../src/RewardDistributor.sol";
import {IRewardDistributor} from "../src/interfaces/IRewardDistributor.sol";
import {Deployment} from "./support/Deployment.sol";
import {MerkleTree} from "./support/MerkleTree.sol";

/// @dev This contract plays the vault: it holds the supply and reports fees.
contract RewardDistributorTest is Deployment {
    uint256 private constant WINDOW = CHALLENGE_WINDOW;

    address[] private accounts;

    function setUp() public {
        deployAll();
        distributor = new RewardDistributor(token, address(this), parameters);
        token.transfer(operator.addr, 1_000_000e18);
        VM.prank(operator.addr);
        token.approve(address(distributor), type(uint256).max);
        accounts = [makeActor("ann").addr, makeActor("ben").addr, makeActor("cem").addr];
    }

    function testCountsFeesTheVaultTransferred() public {
        _fund(5e18);
        assertEq(distributor.feesReceived(), 5e18, "fees");
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.FeesNotReceived.selector, 6e18, 5e18));
        distributor.notifyFees(1e18);
    }

    function testOnlyTheVaultReportsFees(address caller) public {
        VM.assume(caller != address(this));
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.NotVault.selector, caller));
        VM.prank(caller);
        distributor.notifyFees(0);
    }

    function testOnlyTheOperatorProposes(address caller) public {
        VM.assume(caller != operator.addr);
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.NotOperator.selector, caller, type(uint256).max));
        VM.prank(caller);
        distributor.proposeEpoch(1, bytes32(uint256(1)), 0, "file");
    }

    function testTotalAboveTheFeesSettledReverts(uint256 fees, uint256 total) public {
        fees = bound(fees, 0, token.balanceOf(address(this)));
        total = bound(total, fees + 1, type(uint256).max);
        _fund(fees);
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.TotalAboveFees.selector, total, fees));
        VM.prank(operator.addr);
        distributor.proposeEpoch(1, bytes32(uint256(1)), total, "file");
    }

    function testTokensNobodySettledDoNotCount() public {
        _fund(5);
        token.transfer(address(distributor.escrow()), 100);
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.TotalAboveFees.selector, 6, 5));
        VM.prank(operator.addr);
        distributor.proposeEpoch(1, bytes32(uint256(1)), 6, "file");
    }

    function testTotalNeverShrinks() public {
        _fund(10);
        _propose(1, _amounts(1, 2, 3));
        VM.warp(START + WINDOW);
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.TotalBelowAccepted.selector, 5, 6));
        VM.prank(operator.addr);
        distributor.proposeEpoch(2, bytes32(uint256(1)), 5, "file");
    }

    function testProposalsAreWholeAndInOrder() public {
        VM.startPrank(operator.addr);
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.WrongEpoch.selector, 2, 1));
        distributor.proposeEpoch(2, bytes32(uint256(1)), 0, "file");
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.EmptyRoot.selector));
        distributor.proposeEpoch(1, 0, 0, "file");
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.EmptyFileCid.selector));
        distributor.proposeEpoch(1, bytes32(uint256(1)), 0, "");
        VM.stopPrank();
    }

    function testOneEpochIsPendingAtATime() public {
        _fund(9);
        _propose(1, _amounts(1, 2, 3));
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.EpochPending.selector, 1, START + WINDOW));
        VM.prank(operator.addr);
        distributor.proposeEpoch(2, bytes32(uint256(1)), 9, "file");
        VM.warp(START + WINDOW);
        _propose(2, _amounts(2, 3, 4));
        assertEq(distributor.epoch(), 1, "the due one was accepted");
        assertEq(distributor.pending().epoch, 2, "pending");
    }

    function testRootCountsFromTheEndOfItsWindow(uint256 wait) public {
        wait = bound(wait, WINDOW - 3, WINDOW + 3);
        _fund(9);
        _propose(1, _amounts(1, 2, 3));
        VM.warp(START + wait);
        (uint256 claimable,,) = distributor.claimableEpoch();
        assertEq(claimable, wait < WINDOW ? 0 : 1, "claimable epoch");
        bytes32[] memory proof = _proof(_amounts(1, 2, 3), 1);
        if (wait < WINDOW) {
            VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidProof.selector, accounts[1], 2));
        }
        distributor.claim(accounts[1], 2, proof);
        assertEq(token.balanceOf(accounts[1]), wait < WINDOW ? 0 : 2, "paid");
    }

    function testAnybodyFinalisesAfterTheWindow() public {
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.NoPendingEpoch.selector, 1));
        distributor.finaliseEpoch();
        _fund(9);
        _propose(1, _amounts(1, 2, 3));
        VM.warp(START + WINDOW - 1);
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.WindowOpen.selector, 1, START + WINDOW));
        distributor.finaliseEpoch();
        VM.warp(START + WINDOW);
        bytes32 root = distributor.pending().root;
        VM.expectEmit(address(distributor));
        emit IRewardDistributor.EpochFinalised(1, root, 6);
        distributor.finaliseEpoch();
        assertEq(distributor.root(), root, "root");
        assertEq(distributor.total(), 6, "total");
        assertEq(distributor.pending().epoch, 0, "nothing pending");
    }

    function testClaimsPayTheDifferenceOnce(uint64[3] calldata first, uint64[3] calldata more) public {
        uint256[] memory early = _amounts(uint256(first[0]) + 1, first[1], first[2]);
        uint256[] memory late = _amounts(early[0] + more[0] + 1, early[1] + more[1], early[2] + more[2]);
        _fund(_sum(late));
        _propose(1, early);
        VM.warp(START + WINDOW);
        assertEq(distributor.claim(accounts[0], early[0], _proof(early, 0)), early[0], "first");
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.NothingToClaim.selector, accounts[0], early[0]));
        distributor.claim(accounts[0], early[0], _proof(early, 0));
        _propose(2, late);
        VM.warp(START + 2 * WINDOW);
        assertEq(distributor.claim(accounts[0], late[0], _proof(late, 0)), late[0] - early[0], "difference");
        assertEq(token.balanceOf(accounts[0]), late[0], "balance");
        assertEq(distributor.claimedOf(accounts[0]), late[0], "claimed");
        assertEq(distributor.claimedTotal(), late[0], "claimed by all");
    }

    function testNobodyClaimsWhatTheRootDoesNotState(uint256 amount, address account) public {
        VM.assume(account != accounts[0] || amount != 1);
        _fund(9);
        _propose(1, _amounts(1, 2, 3));
        VM.warp(START + WINDOW);
        bytes32[] memory proof = _proof(_amounts(1, 2, 3), 0);
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidProof.selector, account, amount));
        distributor.claim(account, amount, proof);
    }

    function testFalseRootPaysItsTotalAtMost() public {
        _fund(100);
        uint256[] memory inflated = _amounts(40, 40, 40);
        bytes32 root = MerkleTree.rootOf(MerkleTree.leavesOf(accounts, inflated));
        VM.prank(operator.addr);
        distributor.proposeEpoch(1, root, 90, "file");
        VM.warp(START + WINDOW);
        distributor.claim(accounts[0], 40, _proof(inflated, 0));
        distributor.claim(accounts[1], 40, _proof(inflated, 1));
        bytes32[] memory proof = _proof(inflated, 2);
        VM.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, address(distributor), 10, 40)
        );
        distributor.claim(accounts[2], 40, proof);
    }

    function _fund(uint256 amount) private {
        token.transfer(address(distributor.escrow()), amount);
        distributor.notifyFees(amount);
    }

    function _propose(uint256 epoch, uint256[] memory amounts) private {
        bytes32 root = MerkleTree.rootOf(MerkleTree.leavesOf(accounts, amounts));
        VM.prank(operator.addr);
        distributor.proposeEpoch(epoch, root, _sum(amounts), "file");
    }

    function _proof(uint256[] memory amounts, uint256 index) private view returns (bytes32[] memory) {
        return MerkleTree.proofOf(MerkleTree.leavesOf(accounts, amounts), index);
    }

    function _amounts(uint256 a, uint256 b, uint256 c) private pure returns (uint256[] memory amounts) {
        amounts = new uint256[](3);
        (amounts[0], amounts[1], amounts[2]) = (a, b, c);
    }

    function _sum(uint256[] memory amounts) private pure returns (uint256 sum) {
        for (uint256 i = 0; i < amounts.length; ++i) {
            sum += amounts[i];
        }
    }
}
