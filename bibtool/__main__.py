"""Start the command: ``python -m bibtool``, also where another program is called bibtool."""

from bibtool.cli import run


def main() -> None:
    """Run the command with the arguments of this process and exit."""
    run()


if __name__ == "__main__":
    main()
