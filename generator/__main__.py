"""From the command line's words to the program's exit code."""

from __future__ import annotations


def main() -> None:
    """Run the command that the command line names."""
    from generator.cli.app import app

    app(prog_name="jobdesc")


if __name__ == "__main__":
    main()
