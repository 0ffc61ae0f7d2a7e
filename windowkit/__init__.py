"""What the programs of the virtual window share."""
