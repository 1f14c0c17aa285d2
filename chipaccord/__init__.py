"""chipaccord: what a semiconductor accord between two economies really does."""
