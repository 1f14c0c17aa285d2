"""`python -m chipaccord`: the same as the `chipaccord` command."""

from chipaccord.cli import main

if __name__ == "__main__":
    main()
