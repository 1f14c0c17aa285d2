"""The commands of `chipaccord`, by what belongs together. Heavy libraries are imported when a command runs."""
