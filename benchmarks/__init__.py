"""What is measured, and against what: `python -m benchmarks`. Not part of the installed package."""
