// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/**
 * @title What waits until it is decided
 * @notice Holds the bonds of proposals and challenges, and fees that no accepted root divides yet, apart from what can
 * be claimed: whatever a root states, its claims can never reach these.
 * @dev Created by the {RewardDistributor}, the only one that pays out of it. Trusted roles: none beside that.
 */
contract Escrow {
    IERC20 public immutable token;
    address public immutable distributor;

    error NotDistributor(address caller);

    constructor(IERC20 token_) {
        token = token_;
        distributor = msg.sender;
    }

    /// @notice Pays out. The distributor only.
    function pay(address to, uint256 amount) external {
        if (msg.sender != distributor) revert NotDistributor(msg.sender);
        SafeERC20.safeTransfer(token, to, amount);
    }
}
