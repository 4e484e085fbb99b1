// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Escrow} from "../src/Escrow.sol";
import {RewardDistributor} from "../src/RewardDistributor.sol";
import {IProtocolParameters} from "../src/interfaces/IProtocolParameters.sol";
import {IRewardDistributor} from "../src/interfaces/IRewardDistributor.sol";
import {Claims} from "./support/Claims.sol";
import {Deployment} from "./support/Deployment.sol";
import {MerkleTree} from "./support/MerkleTree.sol";
import {Actor} from "./support/Test.sol";

/// @dev Proposals with bonds, and who stops a wrong one. This contract plays the vault.
contract ChallengesTest is Deployment {
    uint256 private constant WINDOW = CHALLENGE_WINDOW;
    uint256 private constant POCKET = 10_000_000e18;

    Actor private ann = makeActor("ann");
    Actor private ben = makeActor("ben");
    address[] private accounts = [makeActor("cem").addr, makeActor("dan").addr];

    function setUp() public {
        deployAll();
        distributor = new RewardDistributor(token, address(this), parameters);
        address[4] memory players = [operator.addr, ann.addr, ben.addr, guardian.addr];
        for (uint256 i = 0; i < players.length; ++i) {
            token.transfer(players[i], POCKET);
            VM.prank(players[i]);
            token.approve(address(distributor), type(uint256).max);
        }
        _fund(100_000e18);
    }

    function testBondGrowsWithWhatIsNewlyAtRisk(uint256 first, uint256 second) public {
        first = bound(first, 0, 100_000e18);
        second = bound(second, first, 100_000e18);
        _propose(1, first);
        assertEq(distributor.pending().bond, _bondOf(first), "first bond");
        assertEq(POCKET - token.balanceOf(operator.addr), _bondOf(first), "taken");
        VM.warp(START + WINDOW);
        _propose(2, second);
        assertEq(distributor.pending().bond, _bondOf(second - first), "only the addition is at risk");
        assertEq(POCKET - token.balanceOf(operator.addr), _bondOf(second - first), "the first bond came back");
    }

    function testFinalisingReturnsTheBond() public {
        _propose(1, 50_000e18);
        VM.warp(START + WINDOW);
        VM.prank(ben.addr);
        distributor.finaliseEpoch();
        assertEq(token.balanceOf(operator.addr), POCKET, "bond");
        assertEq(token.balanceOf(address(distributor)), 50_000e18, "what can be claimed");
        assertEq(token.balanceOf(address(distributor.escrow())), 50_000e18, "what is not divided yet");
    }

    function testAnybodyChallengesAndTheWindowStandsStill() public {
        _propose(1, 50_000e18);
        VM.warp(START + WINDOW - 1);
        _challenge(ann, 1);
        VM.warp(START + 3 * WINDOW);
        (uint256 claimable,,) = distributor.claimableEpoch();
        assertEq(claimable, 0, "a challenged root never comes due");
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.WindowOpen.selector, 1, START + WINDOW));
        distributor.finaliseEpoch();
        bytes32 root = distributor.pending().root;
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.ChallengeOpen.selector, 1, ann.addr));
        VM.prank(ben.addr);
        distributor.challengeEpoch(1, root, "also");
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.EpochPending.selector, 1, START + WINDOW));
        VM.prank(operator.addr);
        distributor.proposeEpoch(1, bytes32(uint256(2)), 0, "other");
    }

    function testUpheldChallengeTakesTheProposersBond() public {
        _propose(1, 50_000e18);
        _challenge(ann, 1);
        VM.expectEmit(address(distributor));
        emit IRewardDistributor.ChallengeUpheld(1, ann.addr, 8_750e18, "looked into");
        VM.expectEmit(address(distributor));
        emit IRewardDistributor.EpochRejected(1, _root(50_000e18));
        _resolve(guardian.addr, 1, true);
        assertEq(token.balanceOf(ann.addr), POCKET + 3_750e18, "challenger: three quarters of the bond");
        assertEq(token.balanceOf(address(timelock)), 1_250e18, "treasury: the fourth");
        assertEq(token.balanceOf(operator.addr), POCKET - 5_000e18, "proposer");
        assertEq(distributor.pending().epoch, 0, "dropped");
        _propose(1, 40_000e18);
        assertEq(distributor.challengeBond(), 4_000e18, "the next challenge starts low again");
    }

    function testDismissedChallengePaysTheProposerAndTheNextCostsDouble() public {
        _propose(1, 50_000e18);
        VM.warp(START + 1 days);
        _challenge(ann, 1);
        VM.warp(START + 4 days);
        _resolve(guardian.addr, 1, false);
        assertEq(token.balanceOf(ann.addr), POCKET - 5_000e18, "challenger");
        assertEq(token.balanceOf(operator.addr), POCKET - 1_250e18, "its own is out, the challenger's came in");
        assertEq(distributor.pending().claimableAt, START + WINDOW + 3 days, "the window goes on where it stood");
        assertEq(distributor.challengeBond(), 10_000e18, "doubled");
        _challenge(ben, 1);
        _resolve(address(timelock), 1, false);
        assertEq(distributor.challengeBond(), 20_000e18, "doubled again");
        VM.warp(distributor.pending().claimableAt);
        distributor.finaliseEpoch();
        assertEq(token.balanceOf(operator.addr), POCKET + 11_250e18, "bond back, two challenges won");
        assertEq(token.balanceOf(address(timelock)), 3_750e18, "treasury");
        assertEq(token.balanceOf(address(distributor)), 50_000e18, "what can be claimed");
        assertEq(token.balanceOf(address(distributor.escrow())), 50_000e18, "the fees are untouched");
    }

    function testUnresolvedChallengeEndsWithoutAWinner() public {
        _propose(1, 50_000e18);
        _challenge(ann, 1);
        VM.expectRevert(
            abi.encodeWithSelector(IRewardDistributor.ResolutionPending.selector, 1, START + RESOLUTION_TIME)
        );
        distributor.expireChallenge(1);
        VM.warp(START + RESOLUTION_TIME);
        VM.prank(ben.addr);
        distributor.expireChallenge(1);
        assertEq(token.balanceOf(ann.addr), POCKET, "challenger");
        assertEq(token.balanceOf(operator.addr), POCKET, "proposer");
        _propose(1, 50_000e18);
        assertEq(distributor.challengeBond(), 10_000e18, "delaying again locks twice as much");
    }

    function testOnlyGuardianAndGovernanceResolve(address caller) public {
        VM.assume(caller != guardian.addr && caller != address(timelock));
        _propose(1, 1e18);
        _challenge(ann, 1);
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.NotResolver.selector, caller));
        VM.prank(caller);
        distributor.resolveChallenge(1, _root(1e18), true, "mine");
    }

    function testGuardianHasNoPowerWithoutAChallenge() public {
        _propose(1, 1e18);
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.NoChallenge.selector, 1));
        VM.prank(guardian.addr);
        distributor.resolveChallenge(1, _root(1e18), true, "no");
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.NoPendingEpoch.selector, 2));
        VM.prank(guardian.addr);
        distributor.resolveChallenge(2, _root(1e18), true, "no");
    }

    function testChallengesComeInTimeAndWithAReason() public {
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.NoPendingEpoch.selector, 1));
        distributor.challengeEpoch(1, _root(1e18), "wrong");
        _propose(1, 1e18);
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.EmptyReason.selector));
        distributor.challengeEpoch(1, _root(1e18), "");
        VM.warp(START + WINDOW);
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.WindowClosed.selector, 1, START + WINDOW));
        distributor.challengeEpoch(1, _root(1e18), "wrong");
    }

    function testOldRootStaysClaimableWhileTheNewOneIsChallenged() public {
        _propose(1, 10e18);
        VM.warp(START + WINDOW);
        distributor.finaliseEpoch();
        _propose(2, 60e18);
        _challenge(ann, 2);
        VM.warp(START + 10 * WINDOW);
        assertEq(distributor.claim(accounts[0], 5e18, _proof(10e18, 0)), 5e18, "by the old root");
        _resolve(guardian.addr, 2, true);
        assertEq(distributor.claim(accounts[1], 5e18, _proof(10e18, 1)), 5e18, "by the old root, after it");
    }

    function testAnybodyProposesWhenTheOperatorIsGone() public {
        uint256 openFrom = START + OPERATOR_TIMEOUT;
        assertEq(distributor.openToAllFrom(), openFrom, "since the first fees");
        VM.warp(openFrom - 1);
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.NotOperator.selector, ann.addr, openFrom));
        VM.prank(ann.addr);
        distributor.proposeEpoch(1, _root(100_000e18), 100_000e18, "file");
        VM.warp(openFrom);
        VM.prank(ann.addr);
        distributor.proposeEpoch(1, _root(100_000e18), 100_000e18, "file");
        assertEq(distributor.pending().proposer, ann.addr, "proposer");
        VM.warp(openFrom + WINDOW);
        distributor.claim(accounts[0], 50_000e18, _proof(100_000e18, 0));
        // Nothing waits now, however long the operator sleeps.
        VM.warp(openFrom + 10 * OPERATOR_TIMEOUT);
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.NotOperator.selector, ann.addr, type(uint256).max));
        VM.prank(ann.addr);
        distributor.proposeEpoch(2, _root(100_000e18), 100_000e18, "file");
        // New fees start the timeout anew: the operator has its time for them.
        _fund(1e18);
        assertEq(distributor.openToAllFrom(), block.timestamp + OPERATOR_TIMEOUT, "anew");
    }

    function testProposingKeepsThePlaceOfTheOperator() public {
        VM.warp(START + OPERATOR_TIMEOUT - 1);
        _propose(1, 50_000e18);
        VM.warp(block.timestamp + WINDOW);
        distributor.finaliseEpoch();
        VM.expectRevert(
            abi.encodeWithSelector(
                IRewardDistributor.NotOperator.selector, ann.addr, START + WINDOW + 2 * OPERATOR_TIMEOUT - 1
            )
        );
        VM.prank(ann.addr);
        distributor.proposeEpoch(2, _root(60_000e18), 60_000e18, "file");
    }

    function testVotesReplaceOperatorAndGuardian() public {
        VM.startPrank(address(timelock));
        parameters.setRole(IProtocolParameters.Role.Operator, ann.addr);
        parameters.setRole(IProtocolParameters.Role.Guardian, ben.addr);
        VM.stopPrank();
        VM.prank(ann.addr);
        distributor.proposeEpoch(1, _root(1e18), 1e18, "file");
        _challenge(ann, 1);
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.NotResolver.selector, guardian.addr));
        VM.prank(guardian.addr);
        distributor.resolveChallenge(1, _root(1e18), true, "old");
        _resolve(ben.addr, 1, true);
    }

    function testClaimGoesWhereTheAccountSigned() public {
        Actor memory owner = makeActor("cem");
        _propose(1, 10e18);
        VM.warp(START + WINDOW);
        address to = makeActor("new wallet").addr;
        IRewardDistributor.Claim memory what = IRewardDistributor.Claim(owner.addr, 5e18, _proof(10e18, 0));
        bytes memory signature = _signClaim(owner, to, 5e18, START + 9 days);
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidClaimSignature.selector, owner.addr));
        distributor.claimTo(what, ann.addr, START + 9 days, signature);
        assertEq(distributor.claimTo(what, to, START + 9 days, signature), 5e18, "paid");
        assertEq(token.balanceOf(to), 5e18, "to the other address");
        assertEq(token.balanceOf(owner.addr), 0, "nothing to the account");
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.NothingToClaim.selector, owner.addr, 5e18));
        distributor.claimTo(what, to, START + 9 days, signature);
    }

    function testAccountClaimsToWhereItWantsWithoutASignature() public {
        _propose(1, 10e18);
        VM.warp(START + WINDOW);
        IRewardDistributor.Claim memory what = IRewardDistributor.Claim(accounts[0], 5e18, _proof(10e18, 0));
        VM.startPrank(accounts[0]);
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidRecipient.selector, address(0)));
        distributor.claimTo(what, address(0), START + 9 days, "");
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.ClaimExpired.selector, START));
        distributor.claimTo(what, ann.addr, START, "");
        assertEq(distributor.claimTo(what, ann.addr, START + 9 days, ""), 5e18, "paid");
        VM.stopPrank();
    }

    function testClaimsForSeveralPassOverWhoWasPaid() public {
        _propose(1, 10e18);
        VM.warp(START + WINDOW);
        distributor.claim(accounts[0], 5e18, _proof(10e18, 0));
        IRewardDistributor.Claim[] memory claims = new IRewardDistributor.Claim[](2);
        claims[0] = IRewardDistributor.Claim(accounts[0], 5e18, _proof(10e18, 0));
        claims[1] = IRewardDistributor.Claim(accounts[1], 5e18, _proof(10e18, 1));
        assertEq(distributor.claimMany(claims), 5e18, "the second alone");
        assertEq(token.balanceOf(accounts[0]), 5e18, "once");
        assertEq(token.balanceOf(accounts[1]), 5e18, "once");
    }

    function testDecisionHitsOnlyTheRootItWasAbout() public {
        _propose(1, 50_000e18);
        bytes32 wrong = distributor.pending().root;
        _challenge(ann, 1);
        _resolve(guardian.addr, 1, true);
        // The same number again, with another root, and challenged by somebody who wants its bond: the vote that was
        // about the first one is carried out too late.
        _propose(1, 40_000e18);
        bytes32 right = distributor.pending().root;
        _challenge(ben, 1);
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.RootChanged.selector, 1, wrong, right));
        VM.prank(address(timelock));
        distributor.resolveChallenge(1, wrong, true, "decided days ago");
        assertEq(distributor.pending().root, right, "untouched");
    }

    function testChallengeHitsOnlyTheRootItWasAbout() public {
        _propose(1, 50_000e18);
        bytes32 wrong = distributor.pending().root;
        _challenge(ann, 1);
        _resolve(guardian.addr, 1, true);
        _propose(1, 40_000e18);
        bytes32 right = distributor.pending().root;
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.RootChanged.selector, 1, wrong, right));
        VM.prank(ben.addr);
        distributor.challengeEpoch(1, wrong, "sent before, mined after");
    }

    function testWhoPlaysBothSidesPaysForIt() public {
        // A false root and the own challenge of it, so that nobody else's counts: upheld, and once more dismissed.
        _propose(1, 50_000e18);
        _challenge(operator, 1);
        _resolve(guardian.addr, 1, true);
        assertEq(token.balanceOf(operator.addr), POCKET - 1_250e18, "a quarter of the bond is gone");
        _propose(1, 50_000e18);
        _challenge(operator, 1);
        _resolve(guardian.addr, 1, false);
        VM.warp(distributor.pending().claimableAt);
        distributor.finaliseEpoch();
        assertEq(token.balanceOf(operator.addr), POCKET - 2_500e18, "and again");
        assertEq(token.balanceOf(address(timelock)), 2_500e18, "treasury");
    }

    function testLateChallengeThatFailsLeavesHalfAWindow() public {
        _propose(1, 50_000e18);
        VM.warp(START + WINDOW - 1);
        _challenge(ann, 1);
        VM.warp(START + WINDOW + 5 days);
        _resolve(guardian.addr, 1, false);
        assertEq(distributor.pending().claimableAt, block.timestamp + WINDOW / 2, "time for somebody else");
        VM.warp(block.timestamp + WINDOW / 2 - 1);
        _challenge(ben, 1);
    }

    function testNobodyPricesAllOthersOutOfChallenging() public {
        _propose(1, 50_000e18);
        token.transfer(ann.addr, 300_000_000e18);
        uint256 bond = distributor.challengeBond();
        for (uint256 i = 0; i < 20; ++i) {
            assertEq(distributor.challengeBond(), bond, "doubled");
            _challenge(ann, 1);
            _resolve(guardian.addr, 1, false);
            bond = bond * 2 < 10_000_000e18 ? bond * 2 : 10_000_000e18;
        }
        assertEq(distributor.challengeBond(), 10_000_000e18, "a hundredth of the supply");
    }

    function testRejectedProposalsKeepNobodysPlace() public {
        VM.warp(START + OPERATOR_TIMEOUT - 1);
        _propose(1, 50_000e18);
        _challenge(ann, 1);
        _resolve(guardian.addr, 1, true);
        assertEq(distributor.openToAllFrom(), START + OPERATOR_TIMEOUT, "the clock went on");
        VM.warp(START + OPERATOR_TIMEOUT);
        VM.prank(ben.addr);
        distributor.proposeEpoch(1, _root(60_000e18), 60_000e18, "file");
    }

    function testNewFeesAfterADueRootGiveTheOperatorItsTime() public {
        _propose(1, 100_000e18);
        VM.warp(START + 3 * OPERATOR_TIMEOUT);
        // Nobody has finalised; nothing waited, until now.
        _fund(1e18);
        assertEq(distributor.openToAllFrom(), block.timestamp + OPERATOR_TIMEOUT, "from the new fees on");
        distributor.finaliseEpoch();
        assertEq(distributor.openToAllFrom(), block.timestamp + OPERATOR_TIMEOUT, "finalising changes nothing");
    }

    function testAcceptedRootPaysUntilTheDueOneIsFinal() public {
        _propose(1, 10e18);
        VM.warp(START + WINDOW);
        distributor.finaliseEpoch();
        _propose(2, 60e18);
        VM.warp(START + 2 * WINDOW);
        assertEq(distributor.claim(accounts[0], 5e18, _proof(10e18, 0)), 5e18, "by the accepted one");
        assertEq(distributor.epoch(), 1, "not final yet");
        assertEq(distributor.claim(accounts[0], 30e18, _proof(60e18, 0)), 25e18, "by the due one");
        assertEq(distributor.epoch(), 2, "final by the claim");
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidProof.selector, accounts[1], 5e18));
        distributor.claim(accounts[1], 5e18, _proof(10e18, 1));
    }

    function testParametersChangeNothingThatWasBegun() public {
        _propose(1, 50_000e18);
        VM.startPrank(address(timelock));
        parameters.setParameter(IProtocolParameters.Parameter.ChallengeWindow, SHORTEST_WINDOW);
        parameters.setParameter(IProtocolParameters.Parameter.MinimumBond, 100_000e18);
        parameters.setParameter(IProtocolParameters.Parameter.ProposalBondPart, 5_000);
        VM.stopPrank();
        assertEq(distributor.challengeBond(), 5_000e18, "the bond of a challenge");
        VM.warp(START + WINDOW - 1);
        _challenge(ann, 1);
        uint256 resolveBy = distributor.challenge().resolveBy;
        VM.prank(address(timelock));
        parameters.setParameter(IProtocolParameters.Parameter.ResolutionTime, 60 days);
        VM.warp(resolveBy);
        distributor.expireChallenge(1);
        assertEq(token.balanceOf(ann.addr), POCKET, "back");
    }

    function testClaimsGoToNobodyAndNotToTheDistributor() public {
        _propose(1, 10e18);
        VM.warp(START + WINDOW);
        IRewardDistributor.Claim memory what = IRewardDistributor.Claim(accounts[0], 5e18, _proof(10e18, 0));
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidRecipient.selector, address(distributor)));
        VM.prank(accounts[0]);
        distributor.claimTo(what, address(distributor), START + 9 days, "");
        VM.startPrank(accounts[0]);
        distributor.claimTo(what, ann.addr, START + 9 days, "");
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.NothingToClaim.selector, accounts[0], 5e18));
        distributor.claimTo(what, ann.addr, START + 9 days, "");
        VM.stopPrank();
    }

    function testClaimSignatureCountsOnItsOwnChainOnly() public {
        Actor memory owner = makeActor("cem");
        _propose(1, 10e18);
        VM.warp(START + WINDOW);
        IRewardDistributor.Claim memory what = IRewardDistributor.Claim(owner.addr, 5e18, _proof(10e18, 0));
        bytes memory signature = _signClaim(owner, ann.addr, 5e18, START + 9 days);
        VM.chainId(block.chainid + 1);
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidClaimSignature.selector, owner.addr));
        distributor.claimTo(what, ann.addr, START + 9 days, signature);
    }

    function testEscrowPaysForTheDistributorOnly(address caller) public {
        VM.assume(caller != address(distributor));
        Escrow escrow = distributor.escrow();
        VM.expectRevert(abi.encodeWithSelector(Escrow.NotDistributor.selector, caller));
        VM.prank(caller);
        escrow.pay(caller, 1);
    }

    function testFalseRootReachesNeitherBondsNorOtherFees() public {
        // It states a hundred thousand for one account and a total of ten: nobody noticed.
        uint256[] memory amounts = new uint256[](2);
        amounts[0] = 100_000e18;
        bytes32[] memory leaves = MerkleTree.leavesOf(accounts, amounts);
        VM.prank(operator.addr);
        distributor.proposeEpoch(1, MerkleTree.rootOf(leaves), 10e18, "file");
        VM.warp(START + WINDOW);
        distributor.finaliseEpoch();
        bytes32[] memory proof = MerkleTree.proofOf(leaves, 0);
        VM.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientBalance.selector, address(distributor), 10e18, 100_000e18
            )
        );
        distributor.claim(accounts[0], 100_000e18, proof);
    }

    function _signClaim(Actor memory owner, address to, uint256 amount, uint256 deadline)
        private
        view
        returns (bytes memory)
    {
        return signDigest(owner.key, Claims.digestOf(distributor, owner.addr, to, amount, deadline));
    }

    function _bondOf(uint256 atRisk) private pure returns (uint256) {
        uint256 part = atRisk * BOND_PART / 10_000;
        return part > LEAST_BOND ? part : LEAST_BOND;
    }

    function _fund(uint256 amount) private {
        token.transfer(address(distributor.escrow()), amount);
        distributor.notifyFees(amount);
    }

    /// @dev Half to each account.
    function _propose(uint256 epoch, uint256 total) private {
        VM.prank(operator.addr);
        distributor.proposeEpoch(epoch, _root(total), total, "file");
    }

    function _challenge(Actor memory who, uint256 epoch) private {
        bytes32 root = distributor.pending().root;
        VM.prank(who.addr);
        distributor.challengeEpoch(epoch, root, "the shares do not follow from the receipts");
    }

    function _resolve(address who, uint256 epoch, bool upheld) private {
        bytes32 root = distributor.pending().root;
        VM.prank(who);
        distributor.resolveChallenge(epoch, root, upheld, "looked into");
    }

    function _leaves(uint256 total) private view returns (bytes32[] memory) {
        uint256[] memory amounts = new uint256[](2);
        (amounts[0], amounts[1]) = (total / 2, total - total / 2);
        return MerkleTree.leavesOf(accounts, amounts);
    }

    function _root(uint256 total) private view returns (bytes32) {
        return MerkleTree.rootOf(_leaves(total));
    }

    function _proof(uint256 total, uint256 index) private view returns (bytes32[] memory) {
        return MerkleTree.proofOf(_leaves(total), index);
    }
}
