"""Locks on open files, shared or exclusive, which the system frees when a process ends, however it ends.

POSIX systems have flock(2) in the standard library. Elsewhere portalocker offers the same; it is not used on all
systems because its import takes as long as a short query.
"""

import sys

__all__ = ["try_lock", "wait_for_lock"]


def try_lock(descriptor: int) -> bool:
    """Lock an open file for this process alone, unless another process has locked it.

    Args:
        descriptor: the open file; closing it frees the lock.

    Returns:
        Whether the file is locked now.
    """
    if _has_flock():
        import fcntl

        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
    import portalocker

    try:
        portalocker.lock(descriptor, portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING)
    except portalocker.LockException:
        return False
    return True


def wait_for_lock(descriptor: int) -> None:
    """Lock an open file together with others that do the same; wait while a process has it for itself alone.

    Args:
        descriptor: the open file; closing it frees the lock.
    """
    if _has_flock():
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_SH)
        return
    import portalocker

    portalocker.lock(descriptor, portalocker.LockFlags.SHARED)


def _has_flock() -> bool:
    return sys.platform != "win32"
