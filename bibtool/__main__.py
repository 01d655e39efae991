"""Start the command: ``python -m bibtool``, also where another program is called bibtool."""

import gc
import signal


def main() -> None:
    """Run the command with the arguments of this process and exit."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # while we are still importing: just end
    # A run makes many objects and few rings of them: looking for rings takes a third of the time.
    gc.set_threshold(100_000, 20, 20)
    from bibtool.cli import run  # noqa: PLC0415

    run()


if __name__ == "__main__":
    main()
