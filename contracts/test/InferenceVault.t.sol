// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {InferenceVault} from "../src/InferenceVault.sol";
import {RewardDistributor} from "../src/RewardDistributor.sol";
import {IInferenceVault} from "../src/interfaces/IInferenceVault.sol";
import {Deployment} from "./support/Deployment.sol";
import {Permissions} from "./support/Permissions.sol";
import {SmartWallet} from "./support/SmartWallet.sol";
import {Actor} from "./support/Test.sol";

contract InferenceVaultTest is Deployment {
    bytes32 private constant PERMIT_TYPEHASH =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
    uint256 private constant DEADLINE = START + 7 days;
    uint256 private constant MODEL = 3;

    Actor private alice = makeActor("alice");
    Actor private mallory = makeActor("mallory");

    function setUp() public {
        deployAll();
        token.transfer(alice.addr, 1000e18);
    }

    function testDepositsAreHeldForTheirAccount(uint256 amount) public {
        amount = bound(amount, 1, 1000e18);
        _deposit(amount);
        assertEq(vault.depositOf(alice.addr), amount, "deposit");
        assertEq(vault.availableOf(alice.addr), amount, "available");
        assertEq(token.balanceOf(address(vault)), amount, "held");
    }

    function testNothingIsNoDeposit() public {
        VM.expectRevert(abi.encodeWithSelector(IInferenceVault.ZeroAmount.selector));
        vault.deposit(0);
    }

    function testDepositsWithOnePermit(bool frontRun) public {
        (uint8 v, bytes32 r, bytes32 s) = _signPermit(alice, 5e18);
        if (frontRun) {
            VM.prank(mallory.addr);
            token.permit(alice.addr, address(vault), 5e18, DEADLINE, v, r, s);
        }
        VM.prank(alice.addr);
        vault.depositWithPermit(5e18, DEADLINE, v, r, s);
        assertEq(vault.depositOf(alice.addr), 5e18, "deposit");
    }

    function testPermitOfAnotherGivesNothing() public {
        (uint8 v, bytes32 r, bytes32 s) = _signPermit(alice, 5e18);
        VM.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(vault), 0, 5e18)
        );
        VM.prank(mallory.addr);
        vault.depositWithPermit(5e18, DEADLINE, v, r, s);
    }

    function testWithdrawalWaitsForItsDelay(uint256 wait) public {
        wait = bound(wait, WITHDRAWAL_DELAY - 3, WITHDRAWAL_DELAY + 3);
        _deposit(10e18);
        VM.startPrank(alice.addr);
        vault.requestWithdrawal(4e18);
        assertEq(vault.availableOf(alice.addr), 6e18, "announced is not available");
        VM.warp(START + wait);
        bool early = wait < WITHDRAWAL_DELAY;
        if (early) {
            VM.expectRevert(
                abi.encodeWithSelector(
                    IInferenceVault.WithdrawalNotReady.selector, alice.addr, START + WITHDRAWAL_DELAY
                )
            );
        }
        vault.withdraw();
        VM.stopPrank();
        assertEq(vault.depositOf(alice.addr), early ? 10e18 : 6e18, "deposit");
        assertEq(token.balanceOf(alice.addr), early ? 990e18 : 994e18, "balance");
    }

    function testNewRequestStartsTheDelayAgain() public {
        _deposit(10e18);
        VM.startPrank(alice.addr);
        vault.requestWithdrawal(1e18);
        VM.warp(START + WITHDRAWAL_DELAY - 1);
        vault.requestWithdrawal(9e18);
        VM.warp(START + WITHDRAWAL_DELAY);
        VM.expectRevert(
            abi.encodeWithSelector(
                IInferenceVault.WithdrawalNotReady.selector, alice.addr, START + 2 * WITHDRAWAL_DELAY - 1
            )
        );
        vault.withdraw();
        VM.stopPrank();
    }

    function testWithdrawsOnceAndWhatIsThere() public {
        _deposit(10e18);
        VM.startPrank(alice.addr);
        vault.requestWithdrawal(50e18);
        assertEq(vault.availableOf(alice.addr), 0, "available");
        VM.warp(START + WITHDRAWAL_DELAY);
        assertEq(vault.withdraw(), 10e18, "paid");
        VM.expectRevert(abi.encodeWithSelector(IInferenceVault.NoWithdrawalRequested.selector, alice.addr));
        vault.withdraw();
        VM.stopPrank();
    }

    function testCancelledWithdrawalPaysNothing() public {
        _deposit(10e18);
        VM.startPrank(alice.addr);
        vault.requestWithdrawal(10e18);
        vault.cancelWithdrawal();
        VM.warp(START + WITHDRAWAL_DELAY);
        bytes memory refusal = abi.encodeWithSelector(IInferenceVault.NoWithdrawalRequested.selector, alice.addr);
        VM.expectRevert(refusal);
        vault.withdraw();
        VM.expectRevert(refusal);
        vault.cancelWithdrawal();
        VM.expectRevert(abi.encodeWithSelector(IInferenceVault.ZeroAmount.selector));
        vault.requestWithdrawal(0);
        VM.stopPrank();
    }

    function testPermissionHashIsTheDigestWalletsSign(IInferenceVault.SpendingPermission calldata permission)
        public
        view
    {
        assertEq(vault.permissionHash(permission), Permissions.digestOf(vault, permission), "digest");
    }

    function testSettlesWhatWasServed() public {
        _deposit(10e18);
        bytes32 hash = vault.permissionHash(_permission());
        VM.expectEmit(address(vault));
        emit IInferenceVault.PermissionRecorded(hash, alice.addr, _permission().models, 2e15, 1e18, DEADLINE);
        VM.expectEmit(address(vault));
        emit IInferenceVault.Charged(1, hash, alice.addr, MODEL, 7, 2e15);
        VM.expectEmit(address(vault));
        emit IInferenceVault.Settled(1, 14e15);
        _settle(1, _signed(), Permissions.chargeOf(MODEL, 7, 2e15));
        assertEq(vault.depositOf(alice.addr), 10e18 - 14e15, "deposit");
        assertEq(vault.spentOf(hash), 14e15, "spent");
        assertEq(token.balanceOf(vault.escrow()), 14e15, "passed on");
        assertEq(distributor.feesReceived(), 14e15, "counted");
        // Recorded once: later settlements need no signature.
        _settle(2, Permissions.listOf(_permission(), ""), Permissions.chargeOf(MODEL, 1, 1e15));
        assertEq(vault.spentOf(hash), 15e15, "spent in two settlements");
    }

    function testOnlyTheOperatorSettles(address caller) public {
        VM.assume(caller != operator.addr);
        VM.expectRevert(abi.encodeWithSelector(IInferenceVault.NotOperator.selector, caller));
        VM.prank(caller);
        vault.settle(1, _signed(), new IInferenceVault.Charge[](0));
    }

    function testReplayedSettlementReverts(uint256 settlementId) public {
        VM.assume(settlementId != 2);
        _deposit(10e18);
        _settle(1, _signed(), Permissions.chargeOf(MODEL, 1, 1e15));
        VM.expectRevert(abi.encodeWithSelector(IInferenceVault.WrongSettlement.selector, settlementId, 2));
        _settle(settlementId, _signed(), Permissions.chargeOf(MODEL, 1, 1e15));
    }

    function testNobodyElseSignsForAnAccount() public {
        IInferenceVault.SpendingPermission memory permission = _permission();
        bytes32 hash = vault.permissionHash(permission);
        VM.expectRevert(abi.encodeWithSelector(IInferenceVault.InvalidSignature.selector, hash, alice.addr));
        _settle(1, Permissions.listOf(permission, signDigest(mallory.key, hash)), new IInferenceVault.Charge[](0));
    }

    function testSignatureCountsOnItsOwnChainOnly() public {
        IInferenceVault.SignedPermission[] memory signed = _signed();
        VM.chainId(block.chainid + 1);
        bytes32 hash = vault.permissionHash(_permission());
        VM.expectRevert(abi.encodeWithSelector(IInferenceVault.InvalidSignature.selector, hash, alice.addr));
        _settle(1, signed, new IInferenceVault.Charge[](0));
    }

    function testContractAccountsSignByErc1271(bool valid) public {
        SmartWallet wallet = new SmartWallet(alice.addr);
        token.transfer(address(wallet), 10e18);
        wallet.depositInto(vault, token, 10e18);
        IInferenceVault.SpendingPermission memory permission = _permission();
        permission.account = address(wallet);
        bytes32 hash = vault.permissionHash(permission);
        bytes memory signature = signDigest(valid ? alice.key : mallory.key, hash);
        if (!valid) {
            VM.expectRevert(abi.encodeWithSelector(IInferenceVault.InvalidSignature.selector, hash, address(wallet)));
        }
        _settle(1, Permissions.listOf(permission, signature), Permissions.chargeOf(MODEL, 5, 2e15));
        assertEq(vault.depositOf(address(wallet)), valid ? 10e18 - 10e15 : 10e18, "deposit");
    }

    function testUnknownPermissionChargesNothing() public {
        bytes32 hash = vault.permissionHash(_permission());
        VM.expectRevert(abi.encodeWithSelector(IInferenceVault.PermissionMissing.selector, 0));
        _settle(1, new IInferenceVault.SignedPermission[](0), Permissions.chargeOf(MODEL, 1, 1));
        VM.expectRevert(abi.encodeWithSelector(IInferenceVault.InvalidSignature.selector, hash, alice.addr));
        _settle(1, Permissions.listOf(_permission(), ""), Permissions.chargeOf(MODEL, 1, 1));
    }

    /// @dev What a permission allows is not stored: who changes a word of it needs another signature.
    function testKnownPermissionCannotBeWidened(uint256 field, uint256 excess) public {
        _deposit(10e18);
        _settle(1, _signed(), Permissions.chargeOf(MODEL, 1, 1));
        IInferenceVault.SpendingPermission memory wider = _permission();
        field = bound(field, 0, 4);
        excess = bound(excess, 1, type(uint128).max);
        if (field == 0) wider.cap += excess;
        if (field == 1) wider.maxUnitPrice += excess;
        if (field == 2) wider.deadline += excess;
        if (field == 3) wider.models[0] += excess + 1;
        if (field == 4) wider.nonce += excess;
        bytes32 hash = vault.permissionHash(wider);
        VM.expectRevert(abi.encodeWithSelector(IInferenceVault.InvalidSignature.selector, hash, alice.addr));
        _settle(2, Permissions.listOf(wider, _signed()[0].signature), Permissions.chargeOf(MODEL, 1, 1));
    }

    /// @dev Several charges of two accounts; against the sums kept here.
    function testChargesOfOneSettlementAreUnderTheirOwnPermissions(uint8 ofFirst, uint8[8] calldata units) public {
        _deposit(500e18);
        IInferenceVault.SpendingPermission memory second = _permission();
        second.account = mallory.addr;
        token.transfer(mallory.addr, 500e18);
        VM.startPrank(mallory.addr);
        token.approve(address(vault), 500e18);
        vault.deposit(500e18);
        VM.stopPrank();
        IInferenceVault.SignedPermission[] memory signed = new IInferenceVault.SignedPermission[](2);
        signed[0] = _signed()[0];
        signed[1] = IInferenceVault.SignedPermission(second, signDigest(mallory.key, vault.permissionHash(second)));
        IInferenceVault.Charge[] memory charges = new IInferenceVault.Charge[](8);
        uint256[2] memory sums;
        for (uint256 i = 0; i < 8; ++i) {
            uint256 whose = i < ofFirst % 9 ? 0 : 1;
            charges[i] = IInferenceVault.Charge(whose, MODEL + i % 2, units[i] % 50, 2e15);
            sums[whose] += uint256(units[i] % 50) * 2e15;
        }
        _settle(1, signed, charges);
        assertEq(vault.spentOf(vault.permissionHash(_permission())), sums[0], "first");
        assertEq(vault.spentOf(vault.permissionHash(second)), sums[1], "second");
        assertEq(vault.depositOf(alice.addr), 500e18 - sums[0], "first deposit");
        assertEq(vault.depositOf(mallory.addr), 500e18 - sums[1], "second deposit");
        assertEq(distributor.feesReceived(), sums[0] + sums[1], "fees are the debits");
    }

    function testNoPriceAboveTheSignedOne(uint256 unitPrice) public {
        unitPrice = bound(unitPrice, 2e15 + 1, type(uint256).max);
        _deposit(10e18);
        bytes32 hash = vault.permissionHash(_permission());
        VM.expectRevert(abi.encodeWithSelector(IInferenceVault.PriceAbovePermitted.selector, hash, unitPrice, 2e15));
        _settle(1, _signed(), Permissions.chargeOf(MODEL, 1, unitPrice));
    }

    function testNoModelThatWasNotNamed(uint256 modelId) public {
        VM.assume(modelId != MODEL && modelId != MODEL + 1);
        _deposit(10e18);
        bytes32 hash = vault.permissionHash(_permission());
        VM.expectRevert(abi.encodeWithSelector(IInferenceVault.ModelNotPermitted.selector, hash, modelId));
        _settle(1, _signed(), Permissions.chargeOf(modelId, 1, 1));
    }

    /// @dev Charges of many settlements, against a sum kept here: all up to the cap pass, the first beyond reverts.
    function testCapHoldsOverAllCharges(uint64[12] calldata units) public {
        _deposit(1000e18);
        bytes32 hash = vault.permissionHash(_permission());
        uint256 spent = 0;
        uint256 next = 1;
        for (uint256 i = 0; i < units.length; ++i) {
            uint256 amount = uint256(units[i] % 200) * 1e15;
            bool beyond = spent + amount > 1e18;
            if (beyond) {
                VM.expectRevert(
                    abi.encodeWithSelector(IInferenceVault.CapExceeded.selector, hash, spent + amount, 1e18)
                );
            }
            _settle(next, _signed(), Permissions.chargeOf(MODEL, amount / 1e15, 1e15));
            if (!beyond) {
                spent += amount;
                ++next;
            }
        }
        assertEq(vault.spentOf(hash), spent, "spent");
        assertEq(distributor.feesReceived(), spent, "fees");
    }

    function testNobodyIsDebitedBeyondTheDeposit() public {
        _deposit(1e15);
        VM.expectRevert(abi.encodeWithSelector(IInferenceVault.InsufficientDeposit.selector, alice.addr, 1e15, 2e15));
        _settle(1, _signed(), Permissions.chargeOf(MODEL, 1, 2e15));
    }

    function testHugeLimitsAreCutNotWrapped() public {
        _deposit(10e18);
        IInferenceVault.SpendingPermission memory permission = _permission();
        permission.cap = type(uint256).max;
        permission.maxUnitPrice = type(uint256).max;
        permission.deadline = type(uint256).max;
        bytes32 hash = vault.permissionHash(permission);
        bytes memory signature = signDigest(alice.key, hash);
        _settle(1, Permissions.listOf(permission, signature), Permissions.chargeOf(MODEL, 10, 1e18));
        assertEq(vault.spentOf(hash), 10e18, "spent");
    }

    function testCanBeSettledForADelayAfterTheDeadline(uint256 time) public {
        time = bound(time, DEADLINE + WITHDRAWAL_DELAY - 3, DEADLINE + WITHDRAWAL_DELAY + 3);
        _deposit(10e18);
        bytes32 hash = vault.permissionHash(_permission());
        VM.warp(time);
        if (time > DEADLINE + WITHDRAWAL_DELAY) {
            VM.expectRevert(abi.encodeWithSelector(IInferenceVault.PermissionExpired.selector, hash, DEADLINE));
        }
        _settle(1, _signed(), Permissions.chargeOf(MODEL, 1, 1));
    }

    function testRevocationTakesEffectAfterTheDelay(uint256 wait, bool recordedBefore) public {
        wait = bound(wait, WITHDRAWAL_DELAY - 3, WITHDRAWAL_DELAY + 3);
        _deposit(10e18);
        bytes32 hash = vault.permissionHash(_permission());
        uint256 next = 1;
        if (recordedBefore) _settle(next++, _signed(), new IInferenceVault.Charge[](0));
        VM.prank(alice.addr);
        vault.revokePermission(_permission());
        assertEq(vault.revokedAt(hash), START, "revoked at");
        VM.warp(START + wait);
        if (wait >= WITHDRAWAL_DELAY) {
            VM.expectRevert(
                abi.encodeWithSelector(IInferenceVault.PermissionNotInForce.selector, hash, START + WITHDRAWAL_DELAY)
            );
        }
        _settle(next, _signed(), Permissions.chargeOf(MODEL, 1, 1));
    }

    function testOnlyItsAccountRevokesAndOnce() public {
        IInferenceVault.SpendingPermission memory permission = _permission();
        bytes32 hash = vault.permissionHash(permission);
        VM.expectRevert(abi.encodeWithSelector(IInferenceVault.NotPermissionAccount.selector, hash, mallory.addr));
        VM.prank(mallory.addr);
        vault.revokePermission(permission);
        VM.startPrank(alice.addr);
        vault.revokePermission(permission);
        VM.warp(START + 1);
        VM.expectRevert(abi.encodeWithSelector(IInferenceVault.AlreadyRevoked.selector, hash));
        vault.revokePermission(permission);
        VM.stopPrank();
    }

    function testDistributorMustNameThisVault() public {
        RewardDistributor other = new RewardDistributor(token, address(vault), parameters);
        VM.expectRevert(abi.encodeWithSelector(IInferenceVault.WrongDistributor.selector, address(other)));
        new InferenceVault(token, other, parameters, WITHDRAWAL_DELAY);
    }

    function _permission() private view returns (IInferenceVault.SpendingPermission memory) {
        uint256[] memory named = new uint256[](2);
        (named[0], named[1]) = (MODEL, MODEL + 1);
        return IInferenceVault.SpendingPermission({
            account: alice.addr, models: named, maxUnitPrice: 2e15, cap: 1e18, deadline: DEADLINE, nonce: 0
        });
    }

    function _signed() private view returns (IInferenceVault.SignedPermission[] memory) {
        bytes32 digest = Permissions.digestOf(vault, _permission());
        return Permissions.listOf(_permission(), signDigest(alice.key, digest));
    }

    function _settle(
        uint256 settlementId,
        IInferenceVault.SignedPermission[] memory signed,
        IInferenceVault.Charge[] memory charges
    ) private {
        VM.prank(operator.addr);
        vault.settle(settlementId, signed, charges);
    }

    function _deposit(uint256 amount) private {
        VM.startPrank(alice.addr);
        token.approve(address(vault), amount);
        vault.deposit(amount);
        VM.stopPrank();
    }

    function _signPermit(Actor memory actor, uint256 amount) private view returns (uint8, bytes32, bytes32) {
        bytes32 message = keccak256(
            abi.encode(PERMIT_TYPEHASH, actor.addr, address(vault), amount, token.nonces(actor.addr), DEADLINE)
        );
        return VM.sign(actor.key, keccak256(abi.encodePacked(hex"1901", token.DOMAIN_SEPARATOR(), message)));
    }
}
