"""The base year: its tables, the accounts that follow from them, and how to make one."""
