# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The three programs: how each is asked about a machine, and what it answers, as pairs (leak, installed package)."""
import json
import pathlib
import re
import subprocess
import xml.etree.ElementTree as ElementTree

from peers import debsecandata, ovaldata
from peers.measure import measure

# The day after the newest record of the data: a day on which they are not old.
NOW = "2025-02-13T12:00:00Z"
OS_RELEASE = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\n'
TEST_RESULT = re.compile(r"\}test$")


class Failed(Exception):
    """A program did not do what it was asked."""


class Program:
    """One of the three, prepared for one machine."""
    name = ""
    accepted = {0}  # Exit statuses of a run that did its work.

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.output = self.folder / f"{self.name}.out"
        self.environment = {"LC_ALL": "C.UTF-8"}

    def command(self):
        raise NotImplementedError

    def run(self):
        cost = measure(self.command(), self.output, self.environment)
        if cost.status not in self.accepted:
            raise Failed(f"{self.name} ended with status {cost.status}: {' '.join(map(str, self.command()))}")
        return cost


class Ours(Program):
    name = "patchwijzer"
    accepted = {0, 4, 10}  # Nothing urgent, something not checked (no list of exploited leaks), something urgent.

    def __init__(self, folder, status, cli, data):
        super().__init__(folder)
        self.status, self.cli, self.data = status, cli, data
        self.os_release = self.folder / "os-release"
        self.os_release.write_text(OS_RELEASE, encoding="utf-8")
        self.environment["QT_QPA_PLATFORM"] = "offscreen"

    def command(self):
        return [self.cli, "--data-dir", self.data, "--now", NOW, "check", "--json", "--inventory", self.os_release,
                "--inventory", self.status]

    def findings(self):
        """Pairs with (verdict, reason) of each; of several about one pair the surest counts."""
        answers = {}
        order = ["vulnerable", "possible", "undetermined", "notChecked"]
        for finding in json.loads(self.output.read_text(encoding="utf-8"))["findings"]:
            for cve in finding["cves"]:
                pair = (cve, finding["software"]["name"])
                answer = (finding["verdict"], finding.get("reason", ""))
                answers[pair] = min(answers.get(pair, answer), answer, key=lambda one: order.index(one[0]))
        return answers


class Debsecan(Program):
    name = "debsecan"

    def __init__(self, folder, status, rows, packages):
        super().__init__(folder)
        self.status = status
        self.source = debsecandata.write(rows, packages, self.folder / "debsecan")

    def command(self):
        return ["debsecan", "--config", "/dev/null", "--whitelist", self.folder / "none", "--status", self.status,
                "--suite", debsecandata.SUITE, "--source", self.source, "--format", "simple"]

    def pairs(self):
        return {tuple(line.split()) for line in self.output.read_text(encoding="utf-8").splitlines()}


class Oscap(Program):
    """Its dpkginfo probe reads through libapt-pkg, which takes another list than the running machine's when told so."""
    name = "oscap"

    def __init__(self, folder, status, rows, packages):
        super().__init__(folder)
        self.definitions = self.folder / "oval.xml"
        self.oval = ovaldata.write(rows, packages, self.definitions)
        apt = self.folder / "apt"
        for part in ("lists/partial", "cache/archives/partial", "etc", "state"):
            (apt / part).mkdir(parents=True, exist_ok=True)
        config = self.folder / "apt.conf"
        config.write_text(f'Dir "{apt}/";\nDir::State "{apt}/state";\nDir::State::status "{status}";\n'
                          f'Dir::State::lists "{apt}/lists";\nDir::Cache "{apt}/cache";\nDir::Etc "{apt}/etc";\n',
                          encoding="utf-8")
        self.environment["APT_CONFIG"] = str(config)

    def command(self):
        # Without checking the file against its schema, and without writing results: as fast as it can be.
        return ["oscap", "oval", "eval", "--skip-valid", self.definitions]

    def pairs(self):
        """Which test was true is only in the results, for which it is run once more."""
        results = self.folder / "results.xml"
        subprocess.run(["oscap", "oval", "eval", "--skip-valid", "--results", results, self.definitions], check=True,
                       stdout=subprocess.DEVNULL, env={"PATH": "/usr/bin:/bin", **self.environment})
        true = set()
        seen = 0
        for _, element in ElementTree.iterparse(results):
            if TEST_RESULT.search(element.tag) and element.get("result"):
                seen += 1
                if element.get("result") == "true":
                    true.add(element.get("test_id"))
            element.clear()
        results.unlink()
        # It says "false" of everything, and ends well, when it cannot read the packages.
        if seen == 0 or not true:
            raise Failed("oscap found nothing at all: its probe did not read the list of packages")
        package = {key: name for (name, _), key in self.oval.tests.items()}
        return {(definition.cve, package[test]) for definition in self.oval.definitions.values()
                for test in definition.tests if test in true}
