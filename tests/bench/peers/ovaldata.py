# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows as OVAL definitions: one for each leak in each source package, as Debian publishes them.

OVAL asks for installed packages by name, so that a source package is put as the packages it makes on the machine; of
one that is not there its own name, so that the file is as large as the published one.
"""
import typing
from xml.sax.saxutils import quoteattr, escape

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<oval_definitions xmlns="http://oval.mitre.org/XMLSchema/oval-definitions-5"
 xmlns:oval="http://oval.mitre.org/XMLSchema/oval-common-5"
 xmlns:linux="http://oval.mitre.org/XMLSchema/oval-definitions-5#linux">
<generator><oval:product_name>bench</oval:product_name><oval:schema_version>5.11.1</oval:schema_version>
<oval:timestamp>2025-02-12T00:00:00</oval:timestamp></generator>
"""


class Definition(typing.NamedTuple):
    cve: str
    tests: list  # Of ids.


class Oval:
    """What is in the file, for reading the answers by."""

    def __init__(self):
        self.definitions = {}  # By id.
        self.tests = {}  # Of (package, fixed version), the id.
        self._objects = {}
        self._states = {}

    def _number(self, held, key, kind):
        return held.setdefault(key, f"oval:bench:{kind}:{len(held) + 1}")

    def add(self, cve, names, fixes):
        tests = [self._number(self.tests, (name, fixed), "tst") for name in names for fixed in sorted(fixes)]
        key = f"oval:bench:def:{len(self.definitions) + 1}"
        self.definitions[key] = Definition(cve, tests)

    def _test_xml(self, test):
        (name, fixed), key = test
        place = self._number(self._objects, name, "obj")
        state = ""
        if fixed:
            state = f"<linux:state state_ref=\"{self._number(self._states, fixed, 'ste')}\"/>"
        return (f'<linux:dpkginfo_test id="{key}" version="1" check="all" check_existence="at_least_one_exists"'
                f" comment={quoteattr(name + ' ' + fixed)}><linux:object object_ref=\"{place}\"/>{state}"
                "</linux:dpkginfo_test>\n")

    def write(self, path):
        with open(path, "w", encoding="utf-8") as out:
            out.write(HEAD + "<definitions>\n")
            for key, definition in self.definitions.items():
                criteria = "".join(f'<criterion test_ref="{test}"/>' for test in definition.tests)
                out.write(f'<definition id="{key}" version="1" class="vulnerability"><metadata><title>{definition.cve}'
                          f'</title><description>made for a bench</description></metadata><criteria operator="OR">'
                          f"{criteria}</criteria></definition>\n")
            out.write("</definitions>\n<tests>\n")
            out.writelines(self._test_xml(test) for test in self.tests.items())
            out.write("</tests>\n<objects>\n")
            out.writelines(f'<linux:dpkginfo_object id="{key}" version="1"><linux:name>{escape(name)}</linux:name>'
                           "</linux:dpkginfo_object>\n" for name, key in self._objects.items())
            out.write("</objects>\n<states>\n")
            out.writelines(f'<linux:dpkginfo_state id="{key}" version="1"><linux:evr datatype="debian_evr_string"'
                           f' operation="less than">{escape(evr(fixed))}</linux:evr></linux:dpkginfo_state>\n'
                           for fixed, key in self._states.items())
            out.write("</states>\n</oval_definitions>\n")


def evr(version):
    """With its epoch, as oscap puts that of what is installed."""
    return version if ":" in version else "0:" + version


def write(rows, packages, path):
    """Writes the file and says what is in it."""
    names = {}
    for package in packages:
        names.setdefault(package.source, set()).add(package.name)
    fixes = {}
    for row in rows:
        fixes.setdefault((row.cve, row.source), set()).add(row.fixed)
    oval = Oval()
    for (cve, source), versions in fixes.items():
        oval.add(cve, sorted(names.get(source, {source})), versions)
    oval.write(path)
    return oval
