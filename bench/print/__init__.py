"""What printing costs, beside what others' engines cost: `make bench-print`."""
