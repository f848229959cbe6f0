"""What other programs may rely on: few names, and all of them there."""

from __future__ import annotations

import subprocess
import sys

import generator


def test_the_promised_names_are_these() -> None:
    assert set(generator.__all__) == {
        "Artifact", "Assets", "Batch", "Build", "Document", "DocumentError", "InputError", "Locale", "Problem",
        "RenderError", "Request", "Step", "ToolMissing", "WriteError", "batch_of_table", "build", "check", "documents",
        "locales", "roles",
    }  # fmt: skip


def test_every_promised_name_is_there_and_documented() -> None:
    for name in generator.__all__:
        assert getattr(generator, name).__doc__, name


def test_any_other_name_is_refused_by_name() -> None:
    program = "import generator\ntry:\n    generator.nothing\nexcept AttributeError as error:\n    print(error)"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert "nothing" in said


def test_asking_for_the_version_loads_no_room() -> None:
    program = (
        "import generator, sys; generator.__version__; print([name for name in sys.modules if 'generator.' in name])"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"
