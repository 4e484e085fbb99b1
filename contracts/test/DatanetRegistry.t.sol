// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {DatanetRegistry} from "../src/DatanetRegistry.sol";
import {IDatanetRegistry} from "../src/interfaces/IDatanetRegistry.sol";
import {Deployment} from "./support/Deployment.sol";
import {Actor} from "./support/Test.sol";

contract DatanetRegistryTest is Deployment {
    DatanetRegistry private registry;
    address private owner = makeActor("owner").addr;
    address private curator = makeActor("curator").addr;
    address private contributor = makeActor("contributor").addr;
    address private stranger = makeActor("stranger").addr;
    uint256 private id;

    function setUp() public {
        deployAll();
        registry = datanets;
        id = _create(IDatanetRegistry.Access.Anyone, IDatanetRegistry.Access.OnRequest);
        VM.prank(owner);
        registry.setCurator(id, curator, true);
    }

    function testCreatorOwnsTheDatanet() public {
        VM.expectEmit(address(registry));
        emit IDatanetRegistry.DatanetCreated(
            2, owner, "meta", IDatanetRegistry.Access.Nobody, IDatanetRegistry.Access.Anyone
        );
        assertEq(_create(IDatanetRegistry.Access.Nobody, IDatanetRegistry.Access.Anyone), 2, "id");
        assertEq(registry.ownerOf(2), owner, "owner");
        assertEq(registry.tokenURI(2), "ipfs://meta", "uri");
        assertEq(registry.datanetCount(), 2, "count");
    }

    function testOnlyTheOwnerSetsThings(address caller) public {
        VM.assume(caller != owner);
        bytes memory refusal = abi.encodeWithSelector(IDatanetRegistry.NotDatanetOwner.selector, id, caller);
        VM.startPrank(caller);
        VM.expectRevert(refusal);
        registry.setMetadata(id, "other");
        VM.expectRevert(refusal);
        registry.setPolicy(id, IDatanetRegistry.Access.Anyone, IDatanetRegistry.Access.Anyone);
        VM.expectRevert(refusal);
        registry.setCurator(id, caller, true);
        VM.expectRevert(refusal);
        registry.setAccess(id, caller, IDatanetRegistry.Permission.Train, true);
        VM.stopPrank();
    }

    function testThereIsNothingBeforeItIsCreated() public {
        VM.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 99));
        registry.submitContribution(99, bytes32(uint256(1)), 1, "cid");
        VM.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 99));
        registry.policyOf(99);
        VM.expectRevert(abi.encodeWithSelector(IDatanetRegistry.ContributionMissing.selector, 1));
        registry.contributionOf(1);
        VM.expectRevert(abi.encodeWithSelector(IDatanetRegistry.VersionMissing.selector, id, 0));
        registry.versionOf(id, 0);
        VM.expectRevert(abi.encodeWithSelector(IDatanetRegistry.ContributionMissing.selector, 0));
        VM.prank(owner);
        registry.acceptContribution(0, new uint32[](0), "");
    }

    function testPolicySaysWhoMayContribute() public {
        VM.startPrank(owner);
        registry.setPolicy(id, IDatanetRegistry.Access.Nobody, IDatanetRegistry.Access.Nobody);
        registry.setAccess(id, contributor, IDatanetRegistry.Permission.Contribute, true);
        assertEq(registry.mayContribute(id, contributor), false, "nobody, though granted");
        assertEq(registry.mayContribute(id, owner), true, "the owner always may");
        registry.setPolicy(id, IDatanetRegistry.Access.OnRequest, IDatanetRegistry.Access.Nobody);
        VM.stopPrank();
        assertEq(registry.mayContribute(id, contributor), true, "granted");
        assertEq(registry.mayTrain(id, contributor), false, "granted the other permission only");
        assertEq(registry.mayContribute(id, stranger), false, "not granted");
        VM.expectRevert(abi.encodeWithSelector(IDatanetRegistry.ContributionNotAllowed.selector, id, stranger));
        VM.prank(stranger);
        registry.submitContribution(id, bytes32(uint256(1)), 1, "cid");
    }

    function testAccessIsAskedForWhereItIsOnRequest() public {
        VM.expectEmit(address(registry));
        emit IDatanetRegistry.AccessRequested(id, stranger, IDatanetRegistry.Permission.Train, "for a thesis");
        VM.prank(stranger);
        registry.requestAccess(id, IDatanetRegistry.Permission.Train, "for a thesis");
        VM.expectRevert(
            abi.encodeWithSelector(
                IDatanetRegistry.AccessNotOnRequest.selector, id, IDatanetRegistry.Permission.Contribute
            )
        );
        registry.requestAccess(id, IDatanetRegistry.Permission.Contribute, "");
    }

    function testEmptySubmissionsAreRefused() public {
        VM.startPrank(contributor);
        VM.expectRevert(abi.encodeWithSelector(IDatanetRegistry.EmptyRecords.selector));
        registry.submitContribution(id, bytes32(0), 1, "cid");
        VM.expectRevert(abi.encodeWithSelector(IDatanetRegistry.EmptyRecords.selector));
        registry.submitContribution(id, bytes32(uint256(1)), 0, "cid");
        VM.expectRevert(abi.encodeWithSelector(IDatanetRegistry.EmptyCid.selector));
        registry.submitContribution(id, bytes32(uint256(1)), 1, "");
        VM.stopPrank();
    }

    function testNobodyDecidesOnTheirOwnContribution(bool asOwner, bool accepting) public {
        address decider = asOwner ? owner : curator;
        uint256 contributionId = _submit(decider, 1, 3);
        VM.expectRevert(abi.encodeWithSelector(IDatanetRegistry.OwnContribution.selector, contributionId, decider));
        VM.prank(decider);
        if (accepting) registry.acceptContribution(contributionId, new uint32[](0), "");
        else registry.rejectContribution(contributionId, "no");
        _accept(asOwner ? curator : owner, contributionId);
    }

    function testWhoBuysTheDatanetStillCannotDecideOnTheirOwn() public {
        uint256 contributionId = _submit(contributor, 1, 3);
        VM.prank(owner);
        registry.transferFrom(owner, contributor, id);
        VM.expectRevert(abi.encodeWithSelector(IDatanetRegistry.OwnContribution.selector, contributionId, contributor));
        VM.prank(contributor);
        registry.acceptContribution(contributionId, new uint32[](0), "");
    }

    function testOnlyCuratorsDecide(address caller) public {
        VM.assume(caller != owner && caller != curator);
        uint256 contributionId = _submit(contributor, 1, 3);
        bytes memory refusal = abi.encodeWithSelector(IDatanetRegistry.NotCurator.selector, id, caller);
        VM.startPrank(caller);
        VM.expectRevert(refusal);
        registry.acceptContribution(contributionId, new uint32[](0), "");
        VM.expectRevert(refusal);
        registry.rejectContribution(contributionId, "no");
        uint256 revision = _revision();
        VM.expectRevert(refusal);
        registry.publishVersion(id, revision, "manifest", 0);
        VM.stopPrank();
    }

    function testFormerCuratorNoLongerDecides() public {
        uint256 contributionId = _submit(contributor, 1, 3);
        VM.prank(owner);
        registry.setCurator(id, curator, false);
        VM.expectRevert(abi.encodeWithSelector(IDatanetRegistry.NotCurator.selector, id, curator));
        VM.prank(curator);
        registry.acceptContribution(contributionId, new uint32[](0), "");
    }

    function testRejectionNeedsAReason() public {
        uint256 contributionId = _submit(contributor, 1, 3);
        VM.expectRevert(abi.encodeWithSelector(IDatanetRegistry.EmptyReason.selector));
        VM.prank(curator);
        registry.rejectContribution(contributionId, "");
    }

    function testDecisionsAreFinal(bool acceptedFirst, bool acceptAgain) public {
        uint256 contributionId = _submit(contributor, 1, 3);
        if (acceptedFirst) _accept(curator, contributionId);
        else _reject(contributionId);
        VM.expectRevert(
            abi.encodeWithSelector(
                IDatanetRegistry.WrongContributionStatus.selector,
                contributionId,
                acceptedFirst ? IDatanetRegistry.Status.Accepted : IDatanetRegistry.Status.Rejected
            )
        );
        VM.prank(owner);
        if (acceptAgain) registry.acceptContribution(contributionId, new uint32[](0), "");
        else registry.rejectContribution(contributionId, "no");
    }

    /// @dev Against a naive oracle: no repeats, in order, in range, at least one record left.
    function testExcludedListsAreCheckedWhole(uint256 length, uint8[4] calldata picks, uint32 recordCount) public {
        recordCount = uint32(bound(recordCount, 1, 6));
        uint256 contributionId = _submit(contributor, 1, recordCount);
        uint32[] memory excluded = new uint32[](bound(length, 0, picks.length));
        for (uint256 i = 0; i < excluded.length; ++i) {
            excluded[i] = picks[i] % 7;
        }
        bool valid = excluded.length < recordCount;
        for (uint256 i = 0; i < excluded.length; ++i) {
            if (excluded[i] >= recordCount || (i > 0 && excluded[i] <= excluded[i - 1])) valid = false;
        }
        VM.prank(curator);
        try registry.acceptContribution(contributionId, excluded, "") {
            assertTrue(valid, "accepted an invalid list");
        } catch (bytes memory reason) {
            assertTrue(!valid, "refused a valid list");
            assertTrue(bytes4(reason) == IDatanetRegistry.InvalidExcluded.selector, "with another error");
        }
    }

    function testSameRecordsAreRefusedWhileTheFirstCounts(bool acceptedFirst) public {
        uint256 first = _submit(contributor, 5, 3);
        if (acceptedFirst) _accept(curator, first);
        VM.expectRevert(
            abi.encodeWithSelector(IDatanetRegistry.DuplicateContribution.selector, id, bytes32(uint256(5)), first)
        );
        VM.prank(stranger);
        registry.submitContribution(id, bytes32(uint256(5)), 3, "cid");
        VM.prank(contributor);
        registry.withdrawContribution(first);
        assertEq(_submit(stranger, 5, 3), first + 1, "free again");
    }

    function testRejectedRecordsCanBeSubmittedAgain() public {
        _reject(_submit(contributor, 5, 3));
        _submit(contributor, 5, 3);
    }

    function testSameRecordsMayGoToAnotherDatanet() public {
        _submit(contributor, 5, 3);
        uint256 other = _create(IDatanetRegistry.Access.Anyone, IDatanetRegistry.Access.Anyone);
        VM.prank(contributor);
        registry.submitContribution(other, bytes32(uint256(5)), 3, "cid");
    }

    function testOnlyTheContributorWithdrawsAndOnce() public {
        uint256 contributionId = _submit(contributor, 1, 3);
        VM.expectRevert(abi.encodeWithSelector(IDatanetRegistry.NotContributor.selector, contributionId, owner));
        VM.prank(owner);
        registry.withdrawContribution(contributionId);
        VM.startPrank(contributor);
        registry.withdrawContribution(contributionId);
        VM.expectRevert(
            abi.encodeWithSelector(
                IDatanetRegistry.WrongContributionStatus.selector, contributionId, IDatanetRegistry.Status.Withdrawn
            )
        );
        registry.withdrawContribution(contributionId);
        VM.stopPrank();
    }

    function testVersionsFreezeWhatIsAccepted() public {
        uint256 first = _submit(contributor, 1, 3);
        uint256 second = _submit(contributor, 2, 3);
        uint256 third = _submit(contributor, 3, 3);
        _accept(curator, second);
        assertEq(_publish(), 1, "version 1");
        _accept(owner, first);
        VM.prank(contributor);
        registry.withdrawContribution(second);
        assertEq(_publish(), 2, "version 2");
        _accept(owner, third);

        assertEq(registry.isInVersion(id, 1, first), false, "accepted later");
        assertEq(registry.isInVersion(id, 1, second), true, "stays in the version it was in");
        assertEq(registry.isInVersion(id, 2, first), true, "accepted before");
        assertEq(registry.isInVersion(id, 2, second), false, "withdrawn before");
        assertEq(registry.isInVersion(id, 2, third), false, "accepted after the last version");
        assertEq(registry.versionOf(id, 2).acceptedCount, 2, "accepted count");
        assertEq(registry.versionCount(id), 2, "versions");
        assertEq(registry.acceptedCount(id), 3, "sequence goes on");
    }

    function testVersionNeedsSomethingNew() public {
        bytes memory nothingNew = abi.encodeWithSelector(IDatanetRegistry.NothingNew.selector, id);
        VM.startPrank(owner);
        uint256 revision = _revision();
        VM.expectRevert(nothingNew);
        registry.publishVersion(id, revision, "manifest", 0);
        VM.stopPrank();
        uint256 contributionId = _submit(contributor, 1, 3);
        _reject(_submit(contributor, 2, 3));
        revision = _revision();
        VM.expectRevert(nothingNew);
        VM.prank(owner);
        registry.publishVersion(id, revision, "manifest", 0);
        _accept(curator, contributionId);
        _publish();
        revision = _revision();
        VM.expectRevert(nothingNew);
        VM.prank(owner);
        registry.publishVersion(id, revision, "manifest", 0);
        VM.prank(contributor);
        registry.withdrawContribution(contributionId);
        assertEq(_publish(), 2, "a withdrawal is something new");
    }

    function testSubmissionWritesFewSlots() public {
        _submit(contributor, 1, 200);
        VM.prank(contributor);
        uint256 before = gasleft();
        registry.submitContribution(
            id, bytes32(uint256(2)), 200, "bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi"
        );
        // With the 21,000 of a transaction and about 2,500 for its data, under 120,000.
        assertLe(before - gasleft(), 96_000, "gas");
    }

    function _create(IDatanetRegistry.Access contribute, IDatanetRegistry.Access train) private returns (uint256) {
        VM.prank(owner);
        return registry.createDatanet("meta", contribute, train);
    }

    function _submit(address account, uint256 root, uint32 recordCount) private returns (uint256) {
        VM.prank(account);
        return registry.submitContribution(id, bytes32(root), recordCount, "cid");
    }

    function _accept(address account, uint256 contributionId) private {
        VM.prank(account);
        registry.acceptContribution(contributionId, new uint32[](0), "");
    }

    function _reject(uint256 contributionId) private {
        VM.prank(curator);
        registry.rejectContribution(contributionId, "off topic");
    }

    function testVersionIsWhatItsManifestSaw() public {
        _accept(curator, _submit(contributor, 1, 3));
        uint256 revision = _revision();
        uint256 late = _submit(contributor, 2, 3);
        _accept(curator, late);
        VM.expectRevert(abi.encodeWithSelector(IDatanetRegistry.RevisionChanged.selector, id, revision, revision + 1));
        VM.prank(curator);
        registry.publishVersion(id, revision, "manifest", 0);
        VM.prank(contributor);
        registry.withdrawContribution(late);
        VM.expectRevert(abi.encodeWithSelector(IDatanetRegistry.RevisionChanged.selector, id, revision, revision + 2));
        VM.prank(curator);
        registry.publishVersion(id, revision, "manifest", 0);
        assertEq(_publish(), 1, "with the right revision");
    }

    function testBondComesBackOnAcceptanceAndWithdrawal() public {
        _askBond(7e18);
        uint256 accepted = _submit(contributor, 1, 3);
        uint256 withdrawn = _submit(contributor, 2, 3);
        assertEq(token.balanceOf(contributor), 1e18, "two bonds left");
        _accept(curator, accepted);
        assertEq(token.balanceOf(contributor), 8e18, "accepted");
        VM.prank(contributor);
        registry.withdrawContribution(withdrawn);
        assertEq(token.balanceOf(contributor), 15e18, "withdrawn");
        VM.prank(contributor);
        registry.withdrawContribution(accepted);
        assertEq(token.balanceOf(contributor), 15e18, "paid back once");
    }

    function testBondOfARejectionIsTheTreasurys() public {
        _askBond(7e18);
        _reject(_submit(contributor, 1, 3));
        assertEq(token.balanceOf(address(timelock)), 7e18, "treasury");
        assertEq(token.balanceOf(curator), 0, "nobody earns by rejecting");
        assertEq(token.balanceOf(address(registry)), 0, "nothing is left over");
    }

    function testWhoDecidesHasTheStakeThatIsAsked() public {
        uint256 contributionId = _submit(contributor, 1, 3);
        VM.expectRevert(abi.encodeWithSelector(IDatanetRegistry.StakeBelowMinimum.selector, 1, LEAST_STAKE));
        VM.prank(owner);
        registry.setStakes(id, 0, 1);
        VM.prank(owner);
        registry.setStakes(id, 0, LEAST_STAKE);
        VM.expectRevert(
            abi.encodeWithSelector(IDatanetRegistry.CuratorStakeTooSmall.selector, id, curator, 0, LEAST_STAKE)
        );
        _accept(curator, contributionId);
        token.transfer(curator, LEAST_STAKE);
        VM.startPrank(curator);
        token.approve(address(staking), LEAST_STAKE);
        staking.stake(id, LEAST_STAKE);
        VM.stopPrank();
        _accept(curator, contributionId);
        (address decidedBy, uint256 acceptedAt) = registry.acceptanceOf(contributionId);
        assertEq(decidedBy, curator, "curator");
        assertEq(acceptedAt, block.timestamp, "time");
        // What is announced to leave no longer counts.
        VM.prank(curator);
        staking.requestUnstake(id, 1);
        uint256 revision = _revision();
        VM.expectRevert(
            abi.encodeWithSelector(
                IDatanetRegistry.CuratorStakeTooSmall.selector, id, curator, LEAST_STAKE - 1, LEAST_STAKE
            )
        );
        VM.prank(curator);
        registry.publishVersion(id, revision, "manifest", 0);
    }

    /// @dev What an owner who overtakes a submission can cost its contributor, whatever was approved.
    function testBondOfAContributionIsBounded() public {
        VM.expectRevert(abi.encodeWithSelector(IDatanetRegistry.BondAboveMost.selector, LEAST_BOND + 1, LEAST_BOND));
        VM.prank(owner);
        registry.setStakes(id, LEAST_BOND + 1, 0);
        VM.prank(owner);
        registry.setStakes(id, LEAST_BOND, 0);
        (uint256 bond, uint256 stake) = registry.stakesOf(id);
        assertEq(bond, LEAST_BOND, "bond");
        assertEq(stake, 0, "stake");
    }

    /// @dev Somebody saw the root on its way and was first: the curator rejects the copy, it costs the bond, and the root
    /// is free for who has the records.
    function testCopiedContributionIsRejectedAndTheRootIsFreeAgain() public {
        _askBond(5e18);
        address copier = makeActor("copier").addr;
        token.transfer(copier, 5e18);
        VM.prank(copier);
        token.approve(address(registry), 5e18);
        uint256 copied = _submit(copier, 1, 3);
        VM.expectRevert(
            abi.encodeWithSelector(IDatanetRegistry.DuplicateContribution.selector, id, bytes32(uint256(1)), copied)
        );
        _submit(contributor, 1, 3);
        _reject(copied);
        assertEq(token.balanceOf(copier), 0, "the copier's bond is gone");
        uint256 own = _submit(contributor, 1, 3);
        _accept(curator, own);
        assertEq(registry.contributionOf(own).contributor, contributor, "who has the records");
    }

    function testStakingMustNameThisRegistry() public {
        VM.expectRevert(abi.encodeWithSelector(IDatanetRegistry.WrongStaking.selector, address(staking)));
        new DatanetRegistry(token, staking, parameters);
    }

    function _askBond(uint256 bond) private {
        VM.prank(owner);
        registry.setStakes(id, bond, 0);
        token.transfer(contributor, 2 * bond + 1e18);
        VM.prank(contributor);
        token.approve(address(registry), type(uint256).max);
    }

    function _publish() private returns (uint256) {
        uint256 revision = _revision();
        VM.prank(curator);
        return registry.publishVersion(id, revision, "manifest", keccak256("manifest"));
    }

    function _revision() private view returns (uint256) {
        return registry.revisionOf(id);
    }
}
