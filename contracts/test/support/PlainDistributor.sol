// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";

/// @dev The plainest cumulative Merkle distributor that can be built of OpenZeppelin's parts: one root, no window, no
/// bond, no bound on the sum. What the real one's claims are measured against.
contract PlainDistributor {
    IERC20 public immutable token;
    bytes32 public root;
    mapping(address account => uint256) public claimedOf;

    event Claimed(address indexed account, uint256 amount);

    error InvalidProof();
    error NothingToClaim();

    constructor(IERC20 token_) {
        token = token_;
    }

    function setRoot(bytes32 root_) external {
        root = root_;
    }

    function claim(address account, uint256 cumulativeAmount, bytes32[] calldata proof) external {
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(account, cumulativeAmount))));
        if (!MerkleProof.verifyCalldata(proof, root, leaf)) revert InvalidProof();
        uint256 claimed = claimedOf[account];
        if (cumulativeAmount <= claimed) revert NothingToClaim();
        claimedOf[account] = cumulativeAmount;
        emit Claimed(account, cumulativeAmount - claimed);
        SafeERC20.safeTransfer(token, account, cumulativeAmount - claimed);
    }
}
