"""The base year: economies and sectors, calibrated and exactly balanced; facts with their sources."""
