// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IInferenceVault} from "../../src/interfaces/IInferenceVault.sol";
import {Deployment} from "../support/Deployment.sol";
import {MoneyHandler} from "./MoneyHandler.sol";

/// @dev What holds of deposits, fees and claims after any sequence of moves.
contract MoneyInvariants is Deployment {
    uint256 private constant POCKET = 20_000_000e18;
    /// @dev A resolution at its longest, two windows, an operator's timeout, a withdrawal.
    uint256 private constant LONGEST_WAY_OUT = 60 days + 30 days + 30 days + 30 days + WITHDRAWAL_DELAY;

    MoneyHandler private handler;

    function setUp() public {
        deployAll();
        handler = new MoneyHandler(token, vault, distributor, operator.addr);
        for (uint256 i = 0; i < handler.payerCount(); ++i) {
            token.transfer(handler.payerAt(i), 50_000e18);
        }
        address[] memory players = handler.players();
        for (uint256 i = 0; i < players.length; ++i) {
            token.transfer(players[i], POCKET);
            VM.prank(players[i]);
            token.approve(address(distributor), type(uint256).max);
        }
    }

    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        // Moves that make others possible are named more than once: they are drawn more often.
        bytes4[] memory selectors = new bytes4[](23);
        selectors[0] = MoneyHandler.deposit.selector;
        selectors[1] = MoneyHandler.deposit.selector;
        selectors[2] = MoneyHandler.requestWithdrawal.selector;
        selectors[3] = MoneyHandler.cancelWithdrawal.selector;
        selectors[4] = MoneyHandler.withdraw.selector;
        selectors[5] = MoneyHandler.sign.selector;
        selectors[6] = MoneyHandler.sign.selector;
        selectors[7] = MoneyHandler.revoke.selector;
        selectors[8] = MoneyHandler.settle.selector;
        selectors[9] = MoneyHandler.settle.selector;
        selectors[10] = MoneyHandler.settleBeyond.selector;
        selectors[11] = MoneyHandler.warp.selector;
        selectors[12] = MoneyHandler.propose.selector;
        selectors[13] = MoneyHandler.proposeBeyond.selector;
        selectors[14] = MoneyHandler.challenge.selector;
        selectors[15] = MoneyHandler.finalise.selector;
        selectors[16] = MoneyHandler.claim.selector;
        selectors[17] = MoneyHandler.claim.selector;
        selectors[18] = MoneyHandler.resolve.selector;
        selectors[19] = MoneyHandler.expire.selector;
        selectors[20] = MoneyHandler.proposeAsAnybody.selector;
        selectors[21] = MoneyHandler.setParameter.selector;
        selectors[22] = MoneyHandler.setRole.selector;
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(handler), selectors);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev One function, so that one campaign checks all: each function would replay the same moves.
    function invariantMoneyAddsUp() public view {
        _checkVaultHoldsExactlyTheDeposits();
        _checkNobodyIsDebitedPastACapOrAboveASignedPrice();
        _checkFeesAreDebitsAndEachSettlementCountsOnce();
        _checkClaimsNeverExceedWhatWasFunded();
        _checkClaimsSumUp();
    }

    /// @dev At the end of every run: nothing is locked, and nothing stays behind.
    function afterInvariant() public {
        uint256 took = handler.walkOut();
        assertLe(took, LONGEST_WAY_OUT, "the way out");
        invariantMoneyAddsUp();
        assertEq(token.balanceOf(address(vault)), 0, "deposits are out");
        assertEq(token.balanceOf(vault.escrow()), 0, "bonds and fees are out");
        assertEq(token.balanceOf(address(distributor)), 0, "claims are out");
    }

    function _checkVaultHoldsExactlyTheDeposits() private view {
        uint256 deposits = 0;
        for (uint256 i = 0; i < handler.payerCount(); ++i) {
            address payer = handler.payerAt(i);
            uint256 expected = handler.deposited(payer) - handler.debited(payer) - handler.withdrawn(payer);
            assertEq(vault.depositOf(payer), expected, "deposit");
            deposits += expected;
        }
        assertEq(token.balanceOf(address(vault)), deposits, "vault's balance");
    }

    function _checkNobodyIsDebitedPastACapOrAboveASignedPrice() private view {
        for (uint256 i = 0; i < handler.hashCount(); ++i) {
            bytes32 hash = handler.hashes(i);
            IInferenceVault.SpendingPermission memory permission = handler.permissionOf(hash);
            assertEq(vault.spentOf(hash), handler.charged(hash), "spent");
            assertLe(vault.spentOf(hash), permission.cap, "spent against the cap");
            assertLe(handler.highestPrice(hash), permission.maxUnitPrice, "price against the signed one");
        }
    }

    function _checkFeesAreDebitsAndEachSettlementCountsOnce() private view {
        uint256 debits = 0;
        for (uint256 i = 0; i < handler.payerCount(); ++i) {
            debits += handler.debited(handler.payerAt(i));
        }
        assertEq(distributor.feesReceived(), debits, "fees");
        assertEq(vault.nextSettlementId(), handler.settlements() + 1, "next settlement");
    }

    function _checkClaimsNeverExceedWhatWasFunded() private view {
        assertLe(distributor.claimedTotal(), distributor.total(), "claims");
        assertLe(distributor.total(), distributor.feesReceived(), "total");
        assertLe(distributor.pending().total, distributor.feesReceived(), "pending total");
        assertEq(
            token.balanceOf(address(distributor)),
            distributor.total() - handler.claims(),
            "the distributor holds what is accepted and not claimed"
        );
        assertEq(
            token.balanceOf(vault.escrow()),
            distributor.feesReceived() - distributor.total() + distributor.pending().bond
                + distributor.challenge().bond,
            "the escrow holds the rest, and the bonds"
        );
        assertEq(
            handler.playersHold() + distributor.pending().bond + distributor.challenge().bond,
            4 * POCKET,
            "bonds go to one of the two, and in part to the treasury"
        );
    }

    function _checkClaimsSumUp() private view {
        uint256 claimed = 0;
        address[] memory earners = handler.earners();
        for (uint256 i = 0; i < earners.length; ++i) {
            claimed += distributor.claimedOf(earners[i]);
        }
        assertEq(distributor.claimedTotal(), claimed, "claimed by each");
        assertEq(distributor.claimedTotal(), handler.claims(), "paid");
    }
}
