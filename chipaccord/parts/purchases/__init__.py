"""What the accord promises to buy, how it is booked, and what it does in equilibrium."""
