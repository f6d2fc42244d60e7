# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who found what: the three answers beside what follows from the data, and a reason for each difference.

What follows from the data is worked out here with libapt-pkg, not with anything of ours: by the source package of what
is installed, and by what was signed where it is a signed copy.
"""
import collections

import apt_pkg

UNEXPLAINED = "no reason known"


class Machine:
    """A machine's packages, with what the rows say of them."""

    def __init__(self, rows, packages):
        self.packages = packages
        self.by_name = {}
        for package in packages:
            self.by_name.setdefault(package.name, []).append(package)
        self.fixes = {}  # By source, then by leak: the versions that end it; "" where none does.
        for row in rows:
            self.fixes.setdefault(row.source, {}).setdefault(row.cve, set()).add(row.fixed)

    def leaks(self, source, version):
        for cve, fixes in self.fixes.get(source, {}).items():
            if any(not fix or apt_pkg.version_compare(version, fix) < 0 for fix in fixes):
                yield cve

    def truth(self):
        """Every (leak, package) by what the package was built from."""
        pairs = set()
        for package in self.packages:
            pairs.update((cve, package.name) for cve in self.leaks(package.source, package.source_version))
            if package.base:
                pairs.update((cve, package.name) for cve in self.leaks(package.base, package.base_version))
        return pairs

    def _built_from(self, pair):
        """(Package, fixes) for each installed package of that name that the rows speak of."""
        cve, name = pair
        for package in self.by_name.get(name, []):
            for source in (package.source, package.base):
                if cve in self.fixes.get(source, {}):
                    yield package, source, self.fixes[source][cve]

    def why_peer_misses(self, pair, peer):
        """Of a pair that follows from the data, and that a peer does not name."""
        for package, source, _ in self._built_from(pair):
            if source == package.base:
                return f"{peer} does not know what a signed package was signed from"
            if peer == "debsecan" and package.state != "installed":
                return "debsecan passes over what is unpacked and not set up"
            if peer == "oscap" and package.version != package.source_version:
                return "oscap compares the package's own version, not that of its source"
        return UNEXPLAINED

    def why_peer_errs(self, pair, peer):
        """Of a pair that a peer names, and that does not follow from the data."""
        for package, _, _ in self._built_from(pair):
            if peer == "oscap" and package.version != package.source_version:
                return "oscap compares the package's own version, not that of its source"
        return UNEXPLAINED

    def why_we_miss(self, pair):
        """Of a pair that follows from the data, and that we do not name."""
        for package, _, fixes in self._built_from(pair):
            repairs = fixes - {""}
            # One record leaves it open, an announcement about the same leak names the version that ends it.
            if "" in fixes and repairs and all(apt_pkg.version_compare(package.source_version, fix) >= 0
                                               for fix in repairs):
                return "ended by the version that an announcement names"
        return UNEXPLAINED


def counted(pairs, why):
    """(Reason, how many, an example) of each, the commonest first."""
    reasons = collections.defaultdict(list)
    for pair in sorted(pairs):
        reasons[why(pair)].append(pair)
    return sorted(((reason, len(found), found[0]) for reason, found in reasons.items()), key=lambda one: (-one[1], one))


def regions(ours, debsecan, oscap):
    """How many pairs each combination of the three names, by their names."""
    count = collections.Counter()
    for pair in ours | debsecan | oscap:
        count[(pair in ours, pair in debsecan, pair in oscap)] += 1
    return count
