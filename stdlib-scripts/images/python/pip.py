"""A stand-in for pip where no package index is reached: it installs nothing, and says whether all is there already.

`pip install -r requirements.txt` succeeds when Debian's packages in this image have every name asked for. Versions are
Debian's: a version asked for is answered with the one that is there, and said so.
"""

import re
import sys
from importlib import metadata

SAME_CODE = {"psycopg2-binary": "psycopg2"}
WITH_VALUE = {"-i", "--index-url", "--extra-index-url", "-t", "--target", "--timeout", "--trusted-host", "--cache-dir",
              "--find-links", "-f", "--progress-bar", "--root-user-action", "--platform", "--prefix"}


def installed(name):
    name = re.sub(r"[-_.]+", "-", name).lower()
    for candidate in (name, SAME_CODE.get(name, name)):
        try:
            return metadata.version(candidate)
        except metadata.PackageNotFoundError:
            pass
    return None


def requirements(path):
    with open(path, encoding="utf-8") as lines:
        text = lines.read().replace("\\\n", " ")
    for line in text.splitlines():
        line = re.sub(r"(^|\s)#.*", "", line).strip()
        nested = re.match(r"(?:-r|--requirement)[ =]?\s*(\S+)", line)
        if nested:
            folder = path.rpartition("/")[0]
            yield from requirements(folder + "/" + nested.group(1) if folder else nested.group(1))
        elif line and not line.startswith("-"):
            yield line


def wanted(arguments):
    arguments = iter(arguments)
    for argument in arguments:
        if argument in ("-r", "--requirement"):
            yield from requirements(next(arguments))
        elif argument.startswith("--requirement="):
            yield from requirements(argument.partition("=")[2])
        elif argument in WITH_VALUE:
            next(arguments, None)
        elif not argument.startswith("-"):
            yield argument


def install(arguments):
    missing = False
    for requirement in wanted(arguments):
        name = re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*", requirement)
        if name and name.group(0).lower() in ("pip", "setuptools", "wheel"):
            continue
        version = installed(name.group(0)) if name else None
        if version:
            print(f"Requirement already satisfied: {requirement} (this image has {version})")
        else:
            missing = True
            print(f"ERROR: Could not find a version that satisfies the requirement {requirement}", file=sys.stderr)
            print(f"ERROR: No matching distribution found for {requirement}: this image stands in for the official one"
                  " and has Debian's packages only", file=sys.stderr)
    return 1 if missing else 0


def listing(form):
    for name, version in sorted({(d.metadata["Name"], d.version) for d in metadata.distributions()}):
        print(form.format(name, version))
    return 0


def main(arguments):
    command = next((a for a in arguments if not a.startswith("-")), "")
    if "--version" in arguments or "-V" in arguments:
        print("pip 0 (stand-in, Debian's packages only)")
        return 0
    if command == "install":
        return install(arguments[arguments.index("install") + 1:])
    if command == "freeze":
        return listing("{}=={}")
    if command == "list":
        return listing("{} {}")
    if command in ("check", "cache"):
        return 0
    print(f"ERROR: this stand-in for pip knows install, list and freeze, not {command!r}", file=sys.stderr)
    return 2


sys.exit(main(sys.argv[1:]))
