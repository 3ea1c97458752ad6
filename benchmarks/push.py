"""Measures pushes to Oxigraph's server: ``python benchmarks/push.py [DOCUMENTS]`` (4,000 small ones by default).

Prints the seconds of whole commands, by the clock and of their own CPU (the server's is not counted): the first push,
one of an unchanged graph (bar: 1 s), and one after a document in the middle changed (bar: 2 s).
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))

from servers import Oxigraph
from small_documents import digest, write_documents


def main(count: int) -> None:
    """Build that many documents, push them, and print what it took."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        documents = {f"{number // 100}/{number}.md": digest(number) for number in range(count)}
        write_documents(folder / "notes", documents)
        run(folder, "build", "notes")
        server = Oxigraph(folder)
        server.start()
        try:
            print("first push:           " + run(folder, "push", server.address))
            print("unchanged (bar: 1):   " + run(folder, "push", server.address))
            changed = f"{count // 200}/{count // 2}.md"
            documents[changed] = digest(count // 2, note="또한 MMLU에서 81.3%의 정확도를 얻었다.")
            write_documents(folder / "notes", documents)
            run(folder, "build", "notes")
            print("one changed (bar: 2): " + run(folder, "push", server.address))
        finally:
            server.stop()


def run(folder: Path, *words: str) -> str:
    """Run a command in a folder, and return how many seconds it took."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "kg", *words], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return f"{seconds:.2f} s ({cpu:.2f} s CPU)"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4000)
