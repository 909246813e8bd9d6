"""Where things of the repository lie."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "python"
EXAMPLES = PACKAGE / "examples"
PROGRAMS = Path(sys.executable).parent
