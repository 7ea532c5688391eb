"""A stand-in for pip where no package index is reached: it takes what it installs from Debian's packages in this image.

These are out of sight of the image's Python until `pip install` names them; then they, and what they need, are linked to
where it looks. Versions are Debian's: a version asked for is answered with the one that is there, and said so.
"""

import os
import re
import subprocess
import sys
import sysconfig
from importlib import metadata
from pathlib import Path

SHELF = Path("/usr/lib/python3/dist-packages")
HERE = Path(sysconfig.get_path("purelib"))
SCRIPTS = Path(sysconfig.get_path("scripts"))
SAME_CODE = {"psycopg2-binary": "psycopg2"}
WITH_VALUE = {"-i", "--index-url", "--extra-index-url", "-t", "--target", "--timeout", "--trusted-host", "--cache-dir",
              "--find-links", "-f", "--progress-bar", "--root-user-action", "--platform", "--prefix"}


def normal(name):
    name = re.sub(r"[-_.]+", "-", name).lower()
    return SAME_CODE.get(name, name)


def on_shelf(name):
    """Where the distribution of that name keeps what it says of itself, if it is there."""
    every = SHELF.glob("*.*-info")
    return next((info for info in every if normal(metadata.Distribution.at(info).metadata["Name"]) == normal(name)), None)


def dpkg(*words):
    return subprocess.run(["dpkg-query", *words], check=True, capture_output=True, text=True).stdout.splitlines()


def with_needs(package):
    """The package, and those of Python's that it depends on, directly or not."""
    rows = (row.split("\t") for row in dpkg("-W", "-f", "${db:Status-Status}\t${Package}\t${Depends}\n", "python3-*"))
    needs = {name: re.findall(r"python3-[a-z0-9.+-]+", depends) for status, name, depends in rows if status == "installed"}
    chosen, waiting = [], [package]
    while waiting:
        name = waiting.pop()
        if name in needs and name not in chosen:
            chosen.append(name)
            waiting += needs[name]
    return chosen


def write_scripts(distribution):
    """The commands that come with it, as pip writes them."""
    for script in distribution.entry_points.select(group="console_scripts"):
        if os.access(SCRIPTS, os.W_OK):
            path = SCRIPTS / script.name
            path.write_text(f"#!{sys.executable}\nimport sys\nfrom {script.module} import {script.attr}\n"
                            f"sys.exit({script.attr}())\n")
            path.chmod(0o755)
        else:
            print(f"WARNING: the script {script.name} is left out, for {SCRIPTS} is not writable", file=sys.stderr)


def take_from_shelf(info):
    """Links it, and what it needs, to where Python looks."""
    owner = dpkg("-S", str(info))[0].split(":")[0]
    for package in with_needs(owner):
        for path in map(Path, dpkg("-L", package)):
            link = HERE / path.name
            if path.parent == SHELF and path.name != "__pycache__" and not os.path.lexists(link):
                link.symlink_to(path)
                if path.name.endswith("-info"):
                    write_scripts(metadata.Distribution.at(path))


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
    chosen, missing = [], False
    for requirement in wanted(arguments):
        name = re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*", requirement)
        if name and name.group(0).lower() in ("pip", "setuptools", "wheel"):
            continue
        info = on_shelf(name.group(0)) if name else None
        if info:
            chosen.append((requirement, info))
        else:
            missing = True
            print(f"ERROR: Could not find a version that satisfies the requirement {requirement}", file=sys.stderr)
            print(f"ERROR: No matching distribution found for {requirement}: this image stands in for the official one"
                  " and has Debian's packages only", file=sys.stderr)
    if missing:
        return 1
    for requirement, info in chosen:
        version = metadata.Distribution.at(info).version
        if os.path.lexists(HERE / info.name):
            print(f"Requirement already satisfied: {requirement} (this image has {version})")
        else:
            take_from_shelf(info)
            print(f"Successfully installed {requirement} (this image has {version})")
    return 0


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
