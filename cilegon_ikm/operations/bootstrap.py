"""Makes the virtual environment. Runs on whatever python3 there is, so it uses only the standard library
and only words that an old Python understands, up to the check of its version.
"""

import hashlib
import os
import shutil
import subprocess
import sys

MINIMUM = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
NEEDED_MB = 1200


def stop(message):
    sys.stderr.write("make: " + message + "\n")
    sys.exit(1)


def check_python(version):
    if tuple(version[:2]) < MINIMUM:
        stop("Python %d.%d or later is needed; python3 here is %d.%d." % (MINIMUM + tuple(version[:2])))


def check_modules():
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        stop("Python's venv module is missing. On Debian and Ubuntu: apt install python3-venv")


def check_disk(folder):
    free = shutil.disk_usage(folder).free // 1024**2
    if free < NEEDED_MB:
        stop("The disk is full: %d MB free at %s, %d MB are needed." % (free, folder, NEEDED_MB))


def stamp_of(names):
    digest = hashlib.sha256(sys.version.encode())
    for name in names:
        with open(os.path.join(ROOT, name), "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def run(command, problem):
    """Run quietly; on failure show one line that says what to do, and the last line of the reason."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=ROOT)
    if done.returncode:
        lines = done.stdout.decode("utf-8", "replace").strip().splitlines()
        errors = [line for line in lines if "error" in line.lower()] or lines or [""]
        stop(problem + " " + errors[-1].strip())


def main(arguments):
    """Bring .venv up to date with requirements.txt, or with requirements-dev.txt as well for ``--dev``."""
    check_python(sys.version_info)
    names = ["requirements.txt"] + (["requirements-dev.txt"] if "--dev" in arguments else [])
    venv_dir = os.path.join(ROOT, ".venv")
    stamp_file = os.path.join(venv_dir, "stamp-" + names[-1])
    stamp = stamp_of(names)
    if os.path.exists(stamp_file):
        with open(stamp_file) as file:
            if file.read() == stamp:
                return
    check_modules()
    check_disk(ROOT)
    if not os.path.exists(os.path.join(venv_dir, "bin", "pip")):
        print("Making .venv ...", flush=True)
        run([sys.executable, "-m", "venv", venv_dir], "The virtual environment could not be made:")
    print("Installing %s ..." % names[-1], flush=True)
    pip = [os.path.join(venv_dir, "bin", "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run(pip + ["-r", names[-1]], "The libraries could not be installed (is the network there?):")
    with open(stamp_file, "w") as file:
        file.write(stamp)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except OSError as error:
        stop(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
