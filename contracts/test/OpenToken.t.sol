// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC3009} from "@openzeppelin/contracts/token/ERC20/extensions/draft-ERC3009.sol";
import {OpenToken} from "../src/OpenToken.sol";
import {Actor, Test} from "./support/Test.sol";

contract OpenTokenTest is Test {
    // From the standards, not from the code under test.
    bytes32 private constant TRANSFER_TYPEHASH = 0x7c7c6cdb67a18743f49ec6fa9b35f50d52ed05cbed4cc592e13b44501c1a2267;
    bytes32 private constant RECEIVE_TYPEHASH = 0xd099cc98ef71107a616c4f0f941f04c322d8e254fe26b3c6668db87aae413de8;
    bytes32 private constant CANCEL_TYPEHASH = 0x158b0a9edf7a828aad02f63cd515c68ef2f50ba807396f6d12842833a1597429;
    bytes32 private constant PERMIT_TYPEHASH = 0x6e71edae12b1b97f4d1f60370fef10105fa2faae0126114a169c64845d6126c9;
    uint256 private constant NOW = 1_700_000_000;

    OpenToken private token;
    Actor private alice = makeActor("alice");
    Actor private bob = makeActor("bob");

    function setUp() public {
        VM.warp(NOW);
        token = new OpenToken(alice.addr);
    }

    function testMintsTheWholeSupplyOnce() public view {
        assertEq(token.totalSupply(), 1_000_000_000e18, "supply");
        assertEq(token.balanceOf(alice.addr), token.totalSupply(), "recipient");
        assertEq(token.name(), "Open", "name");
        assertEq(token.symbol(), "OPEN", "symbol");
    }

    function testBurningLowersTheSupply() public {
        VM.prank(alice.addr);
        token.burn(5e18);
        assertEq(token.totalSupply(), 1_000_000_000e18 - 5e18, "supply");
    }

    function testClockIsInSeconds() public {
        VM.warp(NOW + 77);
        assertEq(token.clock(), NOW + 77, "clock");
        assertEq(token.CLOCK_MODE(), "mode=timestamp", "mode");
    }

    function testPastVotesAreLookedUpByTime() public {
        VM.prank(alice.addr);
        token.delegate(alice.addr);
        VM.warp(NOW + 100);
        VM.prank(alice.addr);
        token.transfer(bob.addr, 1e18);
        VM.warp(NOW + 200);
        assertEq(token.getPastVotes(alice.addr, NOW + 99), token.totalSupply(), "before");
        assertEq(token.getPastVotes(alice.addr, NOW + 100), token.totalSupply() - 1e18, "after");
    }

    function testDomainIsTheOneWalletsSign() public view {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Open"),
                keccak256("1"),
                block.chainid,
                address(token)
            )
        );
        assertEq(token.DOMAIN_SEPARATOR(), domain, "domain");
    }

    function testPermitSetsAllowanceAndIsUsedOnce() public {
        (uint8 v, bytes32 r, bytes32 s) =
            _sign(alice, keccak256(abi.encode(PERMIT_TYPEHASH, alice.addr, bob.addr, 3e18, uint256(0), NOW)));
        token.permit(alice.addr, bob.addr, 3e18, NOW, v, r, s);
        assertEq(token.allowance(alice.addr, bob.addr), 3e18, "allowance");
        assertEq(token.nonces(alice.addr), 1, "nonce");
        // Replayed, the digest is of nonce 1 and recovers to somebody else.
        bytes32 replayed = _digest(keccak256(abi.encode(PERMIT_TYPEHASH, alice.addr, bob.addr, 3e18, 1, NOW)));
        address recovered = ecrecover(replayed, v, r, s);
        VM.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612InvalidSigner.selector, recovered, alice.addr));
        token.permit(alice.addr, bob.addr, 3e18, NOW, v, r, s);
    }

    function testAuthorizationMovesExactlyOnce(uint256 value, bytes32 nonce) public {
        value = bound(value, 0, token.totalSupply());
        (uint8 v, bytes32 r, bytes32 s) = _signTransfer(TRANSFER_TYPEHASH, value, NOW - 1, NOW + 1, nonce);
        token.transferWithAuthorization(alice.addr, bob.addr, value, NOW - 1, NOW + 1, nonce, v, r, s);
        assertEq(token.balanceOf(bob.addr), value, "moved");
        assertEq(token.authorizationState(alice.addr, nonce), true, "used");
        VM.expectRevert(abi.encodeWithSelector(ERC3009.ERC3009UsedAuthorization.selector, alice.addr, nonce));
        token.transferWithAuthorization(alice.addr, bob.addr, value, NOW - 1, NOW + 1, nonce, v, r, s);
    }

    function testAuthorizationHoldsInsideItsWindowOnly(uint256 validAfter, uint256 validBefore) public {
        validAfter = bound(validAfter, NOW - 3, NOW + 3);
        validBefore = bound(validBefore, NOW - 3, NOW + 3);
        (uint8 v, bytes32 r, bytes32 s) = _signTransfer(TRANSFER_TYPEHASH, 1, validAfter, validBefore, 0);
        if (NOW <= validAfter || NOW >= validBefore) {
            VM.expectRevert(
                abi.encodeWithSelector(ERC3009.ERC3009InvalidAuthorizationTime.selector, validAfter, validBefore)
            );
        }
        token.transferWithAuthorization(alice.addr, bob.addr, 1, validAfter, validBefore, 0, v, r, s);
    }

    function testAuthorizationOfAnotherAmountIsRefused() public {
        (uint8 v, bytes32 r, bytes32 s) = _signTransfer(TRANSFER_TYPEHASH, 1, 0, NOW + 1, 0);
        VM.expectRevert(abi.encodeWithSelector(ERC3009.ERC3009InvalidSignature.selector));
        token.transferWithAuthorization(alice.addr, bob.addr, 2, 0, NOW + 1, 0, v, r, s);
    }

    function testOnlyThePayeeReceives() public {
        (uint8 v, bytes32 r, bytes32 s) = _signTransfer(RECEIVE_TYPEHASH, 7, 0, NOW + 1, 0);
        VM.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, bob.addr));
        token.receiveWithAuthorization(alice.addr, bob.addr, 7, 0, NOW + 1, 0, v, r, s);
        VM.prank(bob.addr);
        token.receiveWithAuthorization(alice.addr, bob.addr, 7, 0, NOW + 1, 0, v, r, s);
        assertEq(token.balanceOf(bob.addr), 7, "received");
    }

    function testCancelledAuthorizationIsUseless() public {
        (uint8 v, bytes32 r, bytes32 s) = _sign(alice, keccak256(abi.encode(CANCEL_TYPEHASH, alice.addr, bytes32(0))));
        token.cancelAuthorization(alice.addr, 0, v, r, s);
        (v, r, s) = _signTransfer(TRANSFER_TYPEHASH, 1, 0, NOW + 1, 0);
        VM.expectRevert(abi.encodeWithSelector(ERC3009.ERC3009UsedAuthorization.selector, alice.addr, bytes32(0)));
        token.transferWithAuthorization(alice.addr, bob.addr, 1, 0, NOW + 1, 0, v, r, s);
    }

    function testNobodyCancelsForAnother() public {
        (uint8 v, bytes32 r, bytes32 s) = _sign(bob, keccak256(abi.encode(CANCEL_TYPEHASH, alice.addr, bytes32(0))));
        VM.expectRevert(abi.encodeWithSelector(ERC3009.ERC3009InvalidSignature.selector));
        token.cancelAuthorization(alice.addr, 0, v, r, s);
    }

    function _signTransfer(bytes32 typehash, uint256 value, uint256 validAfter, uint256 validBefore, bytes32 nonce)
        private
        view
        returns (uint8, bytes32, bytes32)
    {
        return
            _sign(alice, keccak256(abi.encode(typehash, alice.addr, bob.addr, value, validAfter, validBefore, nonce)));
    }

    function _sign(Actor memory actor, bytes32 structHash) private view returns (uint8, bytes32, bytes32) {
        return VM.sign(actor.key, _digest(structHash));
    }

    function _digest(bytes32 structHash) private view returns (bytes32) {
        return keccak256(abi.encodePacked(hex"1901", token.DOMAIN_SEPARATOR(), structHash));
    }
}
