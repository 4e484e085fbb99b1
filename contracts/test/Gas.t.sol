// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IDatanetRegistry} from "../src/interfaces/IDatanetRegistry.sol";
import {IInferenceVault} from "../src/interfaces/IInferenceVault.sol";
import {IRewardDistributor} from "../src/interfaces/IRewardDistributor.sol";
import {Deployment} from "./support/Deployment.sol";
import {MerkleTree} from "./support/MerkleTree.sol";
import {PlainDistributor} from "./support/PlainDistributor.sol";
import {Actor} from "./support/Test.sol";

/**
 * @dev What transactions cost. Isolated, every call from a test is a transaction of its own: with the 21,000, its
 * calldata at EIP-2028's prices, and storage that nothing has touched before. Calldata goes to a file, from which
 * scripts/report-gas.mjs computes EIP-7623's floor and what an OP Stack chain asks for the data.
 */
/// forge-config: default.isolate = true
contract GasTest is Deployment {
    uint256 private constant ACCOUNTS = 1_000;
    uint256 private constant PAYERS = 200;
    uint256 private constant MODEL = 12;
    string private constant CID = "bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi";
    string private constant CALLDATA_FOLDER = "contracts/cache/gas/calldata/";

    PlainDistributor private plain;
    address[] private accounts;
    uint256[] private amounts;

    function setUp() public {
        deployAll();
        plain = new PlainDistributor(IERC20(address(token)));
        token.transfer(operator.addr, 1_000_000e18);
        VM.prank(operator.addr);
        token.approve(address(distributor), type(uint256).max);
    }

    function testClaims() public {
        for (uint256 i = 0; i < ACCOUNTS; ++i) {
            accounts.push(address(uint160(uint256(keccak256(abi.encode("account", i))))));
            amounts.push(3e18 + uint256(keccak256(abi.encode(i))) % 1e18);
        }
        _fund(10_000e18);
        _acceptRoot(1);
        // Claims come after somebody else's, as most do: counters and the distributor's balance are not new.
        _claim(0, "", "");
        (uint256 first, uint256 plainFirst) = _claim(1, "claim, first", "plain claim, first");
        VM.prank(accounts[2]);
        token.delegate(accounts[2]);
        VM.prank(accounts[502]);
        token.delegate(accounts[502]);
        _claim(2, "claim, first, with a delegate", "plain claim, first, with a delegate");
        IRewardDistributor.Claim[] memory claims = new IRewardDistributor.Claim[](10);
        for (uint256 i = 0; i < 10; ++i) {
            claims[i] = IRewardDistributor.Claim(accounts[10 + i], amounts[10 + i], _proof(10 + i));
        }
        address sender = accounts[10];
        _send("claimMany, ten first", sender, address(distributor), abi.encodeCall(distributor.claimMany, (claims)));

        for (uint256 i = 0; i < ACCOUNTS; ++i) {
            amounts[i] += 1e18 + i;
        }
        _acceptRoot(2);
        _claim(0, "", "");
        (uint256 repeated, uint256 plainRepeated) = _claim(1, "claim, repeated", "plain claim, repeated");
        _claim(2, "claim, repeated, with a delegate", "plain claim, repeated, with a delegate");

        assertLe(first, 95_000, "first claim");
        assertLe(repeated, 65_000, "repeated claim");
        assertLe(first * 100, plainFirst * 110, "first claim above the plain one");
        assertLe(repeated * 100, plainRepeated * 110, "repeated claim above the plain one");
    }

    function testSettlements() public {
        IInferenceVault.SignedPermission[] memory permissions = new IInferenceVault.SignedPermission[](PAYERS);
        IInferenceVault.Charge[] memory charges = new IInferenceVault.Charge[](PAYERS);
        for (uint256 i = 0; i < PAYERS; ++i) {
            Actor memory payer = makeActor(string(abi.encode("payer", i)));
            permissions[i] = _deposit(payer, i);
            charges[i] = IInferenceVault.Charge(i, MODEL, 1 + i % 40, 25e14);
        }
        // Not the first settlement ever: the escrow holds something already.
        _fund(1e18);
        uint256 first = _settle("settle, 200 accounts, first use", 2, permissions, charges);
        for (uint256 i = 0; i < PAYERS; ++i) {
            permissions[i].signature = "";
        }
        uint256 known = _settle("settle, 200 accounts, known", 3, permissions, charges);
        assertLe(first, 45_000 * PAYERS, "first use");
        assertLe(known, 20_000 * PAYERS, "known");
    }

    function testContributions() public {
        uint256 id = _createDatanet("createDatanet");
        address contributor = makeActor("contributor").addr;
        _submit("", contributor, id, 1);
        uint256 gas = _submit("submitContribution, no bond", contributor, id, 2);
        assertLe(gas, 120_000, "one contribution without bond");

        datanets.setStakes(id, 5e18, 0);
        token.transfer(contributor, 100e18);
        VM.prank(contributor);
        token.approve(address(datanets), 100e18);
        _submit("submitContribution, with a bond", contributor, id, 3);
        uint32[] memory excluded = new uint32[](2);
        (excluded[0], excluded[1]) = (3, 8);
        address to = address(datanets);
        _send("", address(this), to, abi.encodeCall(datanets.acceptContribution, (1, excluded, "")));
        _send("acceptContribution", address(this), to, abi.encodeCall(datanets.acceptContribution, (2, excluded, "")));
        uint256 revision = datanets.revisionOf(id);
        bytes memory publish = abi.encodeCall(datanets.publishVersion, (id, revision, CID, keccak256("manifest")));
        _send("publishVersion", address(this), to, publish);
    }

    function testEpochs() public {
        _fund(10_000e18);
        string memory reason = "shares of receipt 4711: 12000000000000000 instead of 21000000000000000";
        bytes32 root = keccak256("false");
        bytes memory propose = abi.encodeCall(distributor.proposeEpoch, (1, root, 5_000e18, CID));
        _send("proposeEpoch", operator.addr, address(distributor), propose);
        address challenger = makeActor("challenger").addr;
        token.transfer(challenger, 10_000e18);
        VM.prank(challenger);
        token.approve(address(distributor), type(uint256).max);
        bytes memory challenge = abi.encodeCall(distributor.challengeEpoch, (1, root, reason));
        _send("challengeEpoch", challenger, address(distributor), challenge);
        bytes memory resolve = abi.encodeCall(distributor.resolveChallenge, (1, root, true, reason));
        _send("resolveChallenge, upheld", guardian.addr, address(distributor), resolve);
    }

    function testDeposits() public {
        Actor memory payer = makeActor("payer");
        token.transfer(payer.addr, 100e18);
        VM.prank(payer.addr);
        token.approve(address(vault), 100e18);
        _send("deposit, first", payer.addr, address(vault), abi.encodeCall(vault.deposit, (10e18)));
        uint256 id = _createDatanet("");
        VM.prank(payer.addr);
        token.approve(address(staking), 90e18);
        _send("stake, first", payer.addr, address(staking), abi.encodeCall(staking.stake, (id, 50e18)));
    }

    /// @dev Sends a transaction and gives back its gas; without a name it is not recorded.
    function _send(string memory name, address from, address to, bytes memory data) private returns (uint256 gas) {
        VM.prank(from);
        (bool success, bytes memory answer) = to.call(data);
        if (!success) {
            assembly ("memory-safe") {
                revert(add(answer, 32), mload(answer))
            }
        }
        if (bytes(name).length == 0) return 0;
        gas = VM.snapshotGasLastCall("transactions", name);
        VM.writeFile(string.concat(CALLDATA_FOLDER, name, ".txt"), VM.toString(data));
    }

    /// @dev Another account claims the same from the plain one: for both it is the first OPEN they hold.
    function _claim(uint256 who, string memory name, string memory plainName)
        private
        returns (uint256 gas, uint256 plainGas)
    {
        gas = _send(name, accounts[who], address(distributor), _claimData(who));
        plainGas = _send(plainName, accounts[who + 500], address(plain), _claimData(who + 500));
    }

    /// @dev Both take the same call.
    function _claimData(uint256 who) private view returns (bytes memory) {
        bytes32[] memory proof = _proof(who);
        assertEq(proof.length, 10, "a whole proof");
        return abi.encodeCall(distributor.claim, (accounts[who], amounts[who], proof));
    }

    /// @dev Both distributors take the root of what the accounts have now; the real one after its window.
    function _acceptRoot(uint256 epoch) private {
        uint256 total = 0;
        for (uint256 i = 0; i < ACCOUNTS; ++i) {
            total += amounts[i];
        }
        bytes32 root = MerkleTree.rootOf(MerkleTree.leavesOf(accounts, amounts));
        VM.prank(operator.addr);
        distributor.proposeEpoch(epoch, root, total, CID);
        VM.warp(block.timestamp + CHALLENGE_WINDOW);
        distributor.finaliseEpoch();
        plain.setRoot(root);
    }

    function _proof(uint256 who) private view returns (bytes32[] memory) {
        return MerkleTree.proofOf(MerkleTree.leavesOf(accounts, amounts), who);
    }

    /// @dev Through the vault, by one account that deposits and is charged.
    function _fund(uint256 amount) private {
        Actor memory payer = makeActor("funder");
        token.transfer(payer.addr, amount);
        VM.startPrank(payer.addr);
        token.approve(address(vault), amount);
        vault.deposit(amount);
        VM.stopPrank();
        IInferenceVault.SignedPermission[] memory permissions = new IInferenceVault.SignedPermission[](1);
        permissions[0] = _sign(payer, amount, amount, 0);
        IInferenceVault.Charge[] memory charges = new IInferenceVault.Charge[](1);
        charges[0] = IInferenceVault.Charge(0, MODEL, 1, amount);
        VM.prank(operator.addr);
        vault.settle(1, permissions, charges);
        token.transfer(address(plain), amount);
    }

    function _deposit(Actor memory payer, uint256 nonce) private returns (IInferenceVault.SignedPermission memory) {
        token.transfer(payer.addr, 20e18);
        VM.startPrank(payer.addr);
        token.approve(address(vault), 20e18);
        vault.deposit(20e18);
        VM.stopPrank();
        // Sixteen random bytes, as the page takes them.
        return _sign(payer, 25e14, 10e18, uint128(uint256(keccak256(abi.encode(nonce)))));
    }

    function _sign(Actor memory payer, uint256 price, uint256 cap, uint256 nonce)
        private
        view
        returns (IInferenceVault.SignedPermission memory)
    {
        uint256[] memory models = new uint256[](1);
        models[0] = MODEL;
        IInferenceVault.SpendingPermission memory permission =
            IInferenceVault.SpendingPermission(payer.addr, models, price, cap, START + 30 days, nonce);
        bytes memory signature = signDigest(payer.key, vault.permissionHash(permission));
        return IInferenceVault.SignedPermission(permission, signature);
    }

    function _settle(
        string memory name,
        uint256 settlementId,
        IInferenceVault.SignedPermission[] memory permissions,
        IInferenceVault.Charge[] memory charges
    ) private returns (uint256) {
        bytes memory data = abi.encodeCall(vault.settle, (settlementId, permissions, charges));
        return _send(name, operator.addr, address(vault), data);
    }

    function _createDatanet(string memory name) private returns (uint256) {
        IDatanetRegistry.Access anyone = IDatanetRegistry.Access.Anyone;
        bytes memory data = abi.encodeCall(datanets.createDatanet, (CID, anyone, anyone));
        _send(name, address(this), address(datanets), data);
        return datanets.datanetCount();
    }

    function _submit(string memory name, address who, uint256 id, uint256 salt) private returns (uint256) {
        bytes memory data = abi.encodeCall(datanets.submitContribution, (id, keccak256(abi.encode(salt)), 400, CID));
        return _send(name, who, address(datanets), data);
    }
}
