// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {CounterfactualClaims} from "../src/CounterfactualClaims.sol";
import {RewardDistributor} from "../src/RewardDistributor.sol";
import {IRewardDistributor} from "../src/interfaces/IRewardDistributor.sol";
import {Claims} from "./support/Claims.sol";
import {Deployment} from "./support/Deployment.sol";
import {MerkleTree} from "./support/MerkleTree.sol";
import {StandardAccountFactory, StandardSignature} from "./support/StandardAccount.sol";
import {Actor} from "./support/Test.sol";

/// @dev A factory of no good: it claims by itself, in the middle of the claim that called it.
contract NestedFactory {
    function nest(
        CounterfactualClaims claims,
        IRewardDistributor.Claim calldata what,
        address to,
        uint256 deadline,
        bytes calldata wrapped
    ) external {
        claims.claimTo(what, to, deadline, wrapped);
    }
}

/// @dev Claims of smart accounts, there already (ERC-1271) or not yet (ERC-6492): OpenZeppelin's.
contract CounterfactualClaimsTest is Deployment {
    uint256 private constant DEADLINE = START + 30 days;
    uint256 private constant EARNED = 5e18;
    bytes32 private constant SALT = "the first";

    StandardAccountFactory private factory;
    Actor private owner = makeActor("owner");
    Actor private mallory = makeActor("mallory");
    address private to = makeActor("to").addr;
    address private account;

    /// @dev An account that is not there yet has earned half of ten OPEN.
    function setUp() public {
        deployAll();
        distributor = new RewardDistributor(token, address(this), parameters);
        counterfactual = new CounterfactualClaims(distributor);
        factory = new StandardAccountFactory();
        account = factory.addressOf(owner.addr, SALT);
        token.transfer(address(distributor.escrow()), 10e18);
        distributor.notifyFees(10e18);
        token.transfer(operator.addr, 1_000e18);
        VM.startPrank(operator.addr);
        token.approve(address(distributor), type(uint256).max);
        distributor.proposeEpoch(1, MerkleTree.rootOf(_leaves()), 2 * EARNED, "file");
        VM.stopPrank();
        VM.warp(START + CHALLENGE_WINDOW);
    }

    function testClaimsForAnAccountThatIsNotThereYet() public {
        assertEq(account.code.length, 0, "not there");
        assertEq(counterfactual.claimTo(_claim(), to, DEADLINE, _wrapped(owner, to)), EARNED, "paid");
        assertTrue(account.code.length > 0, "there now");
        assertEq(token.balanceOf(to), EARNED, "to whom it signed for");
        assertEq(token.balanceOf(account), 0, "nothing to the account");
    }

    function testAccountThatWasMadeMeanwhileClaimsAllTheSame() public {
        bytes memory wrapped = _wrapped(owner, to);
        factory.create(owner.addr, SALT);
        assertEq(counterfactual.claimTo(_claim(), to, DEADLINE, wrapped), EARNED, "paid");
    }

    function testSmartAccountThatIsThereSignsByErc1271() public {
        factory.create(owner.addr, SALT);
        bytes memory foreign = _sign(mallory, to);
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidClaimSignature.selector, account));
        distributor.claimTo(_claim(), to, DEADLINE, foreign);
        assertEq(distributor.claimTo(_claim(), to, DEADLINE, _sign(owner, to)), EARNED, "paid");
        assertEq(token.balanceOf(to), EARNED, "to whom it signed for");
    }

    function testSignatureOfAnotherKeyPaysNothing() public {
        bytes memory wrapped = _wrapped(mallory, to);
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidClaimSignature.selector, account));
        counterfactual.claimTo(_claim(), to, DEADLINE, wrapped);
    }

    function testWrappedSignatureIsForOneRecipient() public {
        bytes memory wrapped = _wrapped(owner, to);
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidClaimSignature.selector, account));
        counterfactual.claimTo(_claim(), mallory.addr, DEADLINE, wrapped);
    }

    function testWhatIsNotWrappedIsRefused() public {
        bytes memory signature = _sign(owner, to);
        VM.expectRevert(abi.encodeWithSelector(CounterfactualClaims.NotWrapped.selector));
        counterfactual.claimTo(_claim(), to, DEADLINE, signature);
        VM.expectRevert(abi.encodeWithSelector(CounterfactualClaims.NotWrapped.selector));
        counterfactual.claimTo(_claim(), to, DEADLINE, "short");
    }

    function testFactoryThatFailsPaysNothing() public {
        bytes memory wrapped = _wrap(address(factory), abi.encodeCall(factory.refuse, ()), _sign(owner, to));
        VM.expectRevert(abi.encodeWithSelector(CounterfactualClaims.FactoryFailed.selector, address(factory)));
        counterfactual.claimTo(_claim(), to, DEADLINE, wrapped);
    }

    function testFactoryThatMakesAnotherAccountPaysNothing() public {
        bytes memory create = abi.encodeCall(factory.create, (mallory.addr, SALT));
        bytes memory wrapped = _wrap(address(factory), create, _sign(mallory, to));
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidClaimSignature.selector, account));
        counterfactual.claimTo(_claim(), to, DEADLINE, wrapped);
    }

    /// @dev The helper calls what it is told to: it must have nothing that could be taken in its name.
    function testFactoryCallsTakeNothingFromAnybody() public {
        token.transfer(owner.addr, 100e18);
        VM.prank(owner.addr);
        token.approve(address(distributor), 100e18);
        bytes memory take = abi.encodeCall(token.transferFrom, (owner.addr, mallory.addr, 1));
        _expectFactoryFailed(address(token), take);
        bytes memory propose = abi.encodeCall(distributor.proposeEpoch, (2, bytes32("root"), 2 * EARNED, "file"));
        _expectFactoryFailed(address(distributor), propose);
        _expectFactoryFailed(address(distributor.escrow()), abi.encodeCall(distributor.escrow().pay, (mallory.addr, 1)));
        assertEq(token.balanceOf(mallory.addr), 0, "taken");
        assertEq(token.balanceOf(owner.addr), 100e18, "left");
    }

    function testClaimInsideAClaimPaysOnce() public {
        NestedFactory nested = new NestedFactory();
        bytes memory inner = _wrapped(owner, to);
        bytes memory call = abi.encodeCall(nested.nest, (counterfactual, _claim(), to, DEADLINE, inner));
        bytes memory wrapped = _wrap(address(nested), call, _sign(owner, to));
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.NothingToClaim.selector, account, EARNED));
        counterfactual.claimTo(_claim(), to, DEADLINE, wrapped);
        assertEq(counterfactual.claimTo(_claim(), to, DEADLINE, inner), EARNED, "once");
        VM.expectRevert(abi.encodeWithSelector(IRewardDistributor.NothingToClaim.selector, account, EARNED));
        counterfactual.claimTo(_claim(), to, DEADLINE, inner);
    }

    function _expectFactoryFailed(address target, bytes memory data) private {
        bytes memory wrapped = _wrap(target, data, _sign(owner, to));
        VM.expectRevert(abi.encodeWithSelector(CounterfactualClaims.FactoryFailed.selector, target));
        counterfactual.claimTo(_claim(), to, DEADLINE, wrapped);
    }

    function _claim() private view returns (IRewardDistributor.Claim memory) {
        return IRewardDistributor.Claim(account, EARNED, MerkleTree.proofOf(_leaves(), 0));
    }

    function _wrapped(Actor memory signer, address recipient) private view returns (bytes memory) {
        return _wrap(address(factory), abi.encodeCall(factory.create, (owner.addr, SALT)), _sign(signer, recipient));
    }

    function _wrap(address target, bytes memory data, bytes memory signature) private view returns (bytes memory) {
        return bytes.concat(abi.encode(target, data, signature), counterfactual.MAGIC_SUFFIX());
    }

    function _sign(Actor memory signer, address recipient) private view returns (bytes memory) {
        bytes32 domain = Claims.domainOf(distributor);
        bytes32 contents = Claims.contentsOf(account, recipient, EARNED, DEADLINE);
        bytes memory signature =
            signDigest(signer.key, StandardSignature.digestOf(account, domain, contents, Claims.TYPE));
        return StandardSignature.wrap(signature, domain, contents, Claims.TYPE);
    }

    function _leaves() private view returns (bytes32[] memory) {
        address[] memory accounts = new address[](2);
        uint256[] memory amounts = new uint256[](2);
        (accounts[0], accounts[1]) = (account, mallory.addr);
        (amounts[0], amounts[1]) = (EARNED, EARNED);
        return MerkleTree.leavesOf(accounts, amounts);
    }
}
