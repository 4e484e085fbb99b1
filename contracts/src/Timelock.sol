// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";

/**
 * @title What waits between a vote and its effect
 * @notice Holds the treasury and governs {ProtocolParameters}. Only the governor queues and cancels; anybody executes
 * what has waited long enough.
 * @dev OpenZeppelin's TimelockController without an administrator: its roles and its delay change by votes only.
 */
contract Timelock is TimelockController {
    /// @param delay Seconds between queueing and execution.
    /// @param governor Deployed after this contract, so its address is predicted.
    constructor(uint256 delay, address governor)
        TimelockController(delay, _listOf(governor), _listOf(address(0)), address(0))
    {}

    function _listOf(address account) private pure returns (address[] memory list) {
        list = new address[](1);
        list[0] = account;
    }
}
