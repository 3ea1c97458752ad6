"""How much memory the machine has, and how much of it a process may take."""

import os
import sys
from pathlib import Path

__all__ = ["MEBIBYTE", "limit_memory", "machine_memory", "memory_of_one_query"]

MEBIBYTE = 1024 * 1024
_CGROUPS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))


def machine_memory() -> int:
    """Return how many bytes of memory the machine has, or the container it stands for; 0 if that is not known."""
    found = _windows() if sys.platform == "win32" else _posix()
    for file in _CGROUPS:
        try:
            limit = int(file.read_text())
        except (OSError, ValueError):  # there is none, or it says "max"
            continue
        found = min(found, limit) if found else limit
    return found


def memory_of_one_query() -> int:
    """Return how many bytes a query from the command line may take: three quarters of the machine's; 0 for no limit."""
    return machine_memory() * 3 // 4


def limit_memory(size: int) -> bool:
    """Have this process take at most so many bytes, and return whether the system can see to it."""
    try:
        import resource
    except ImportError:  # Windows
        return False
    try:
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return False
    return True


def _posix() -> int:
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return 0


def _windows() -> int:
    import ctypes

    class Status(ctypes.Structure):
        """MEMORYSTATUSEX of the Windows API."""

        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            ("total", ctypes.c_ulonglong),
            ("rest", ctypes.c_ulonglong * 6),
        )

    status = Status(length=ctypes.sizeof(Status))
    if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):  # type: ignore[attr-defined,unused-ignore]
        return 0
    return int(status.total)
