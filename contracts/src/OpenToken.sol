// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Burnable} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Burnable.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC20Votes} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Votes.sol";
import {ERC3009} from "@openzeppelin/contracts/token/ERC20/extensions/draft-ERC3009.sol";
import {ERC6372Utils} from "@openzeppelin/contracts/utils/ERC6372Utils.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";

/**
 * @title OPEN, the token of fees, rewards, stakes and votes
 * @notice ERC-20 with permit (ERC-2612), transfer by authorisation (ERC-3009), votes on a timestamp clock
 * (ERC-5805, ERC-6372) and burning. The whole supply is minted once.
 * @dev Trusted roles: none. There is no owner, no minter, no pause and no upgrade. The EIP-712 domain of permits,
 * authorisations and delegations is name "Open", version "1".
 */
contract OpenToken is ERC20, ERC20Burnable, ERC20Permit, ERC20Votes, ERC3009 {
    /// @notice Minted once at deployment, in base units (18 decimals); only burning changes the supply after that.
    uint256 public constant INITIAL_SUPPLY = 1_000_000_000e18;

    /// @param recipient Receives the whole supply.
    constructor(address recipient) ERC20("Open", "OPEN") ERC20Permit("Open") {
        _mint(recipient, INITIAL_SUPPLY);
    }

    /// @notice The ERC-6372 clock of the votes: seconds, because block times differ between chains.
    function clock() public view override returns (uint48) {
        return Time.timestamp();
    }

    /// @notice Machine-readable description of the clock (ERC-6372).
    // The name is fixed by ERC-6372.
    // forge-lint: disable-next-line(mixed-case-function)
    function CLOCK_MODE() public view override returns (string memory) {
        return ERC6372Utils.timestampClockMode(clock());
    }

    /// @inheritdoc ERC20Permit
    function nonces(address owner) public view override(ERC20Permit, Nonces) returns (uint256) {
        return super.nonces(owner);
    }

    function _update(address from, address to, uint256 value) internal override(ERC20, ERC20Votes) {
        super._update(from, to, value);
    }
}
