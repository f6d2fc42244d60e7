// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/foreignlists.h"
#include "inventory/inventoryforms.h"
#include "inventory/jsonoutline.h"

#include <QByteArrayView>

#include <algorithm>
#include <array>
#include <initializer_list>

namespace Patchwijzer {
namespace {

constexpr qsizetype headBytes = 4096; // Each of these tells what it is at its beginning.

QByteArrayView headOf(const QByteArray &bytes)
{
    return QByteArrayView(bytes).first(std::min(bytes.size(), headBytes));
}

bool holdsAll(QByteArrayView text, std::initializer_list<QByteArrayView> parts)
{
    return std::all_of(parts.begin(), parts.end(), [&](QByteArrayView part) { return text.contains(part); });
}

/** Whether a line begins with it, as "P:" does in a list of apk. */
bool hasLine(QByteArrayView text, QByteArrayView start)
{
    for (auto at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
        if (at == 0 || text[at - 1] == '\n')
            return true;
    }
    return false;
}

bool looksLikeHomebrew(const QByteArray &bytes)
{
    const JsonOutline outline(bytes);
    return outline.isObject() && outline.has("formulae") && outline.has("casks");
}

bool looksLikeSystemProfiler(const QByteArray &bytes)
{
    const JsonOutline outline(bytes);
    return outline.has("SPApplicationsDataType") || holdsAll(headOf(bytes), {"<plist", "_SPCommandLineArguments"});
}

bool looksLikeNessus(const QByteArray &bytes)
{
    return headOf(bytes).contains("<NessusClientData");
}

bool looksLikeMbsa(const QByteArray &bytes)
{
    return holdsAll(headOf(bytes), {"<SecScan", "Machine="});
}

bool looksLikeNmap(const QByteArray &bytes)
{
    return headOf(bytes).contains("<nmaprun");
}

bool looksLikeOpenVas(const QByteArray &bytes)
{
    const auto head = headOf(bytes);
    return head.contains("<report") && (head.contains("<gmp") || head.contains("format_id="));
}

bool looksLikeOval(const QByteArray &bytes)
{
    const auto head = headOf(bytes);
    return head.contains("<oval_definitions") || head.contains("<oval_results")
        || head.contains("<oval_system_characteristics");
}

/** What trivy, grype and osv-scanner make: findings of others, not what is installed. */
bool looksLikeScannerResult(const QByteArray &bytes)
{
    const JsonOutline outline(bytes);
    return (outline.has("ArtifactName") && outline.has("SchemaVersion"))
        || (outline.has("matches") && outline.has("descriptor")) || outline.has("results/packages/package");
}

bool looksLikeSyftsOwn(const QByteArray &bytes)
{
    const JsonOutline outline(bytes);
    return outline.has("artifacts") && outline.has("artifactRelationships");
}

bool looksLikeSpdxInOtherForms(const QByteArray &bytes)
{
    const auto head = headOf(bytes);
    return holdsAll(head, {"<rdf:RDF", "spdx.org"}) || hasLine(head, "spdxVersion:");
}

bool looksLikeSwid(const QByteArray &bytes)
{
    return headOf(bytes).contains("<SoftwareIdentity");
}

bool looksLikePackageIndex(const QByteArray &bytes)
{
    const auto head = headOf(bytes);
    return hasLine(head, "Package: ") && hasLine(head, "Filename: ") && !hasLine(head, "Status: ");
}

bool looksLikeSqlite(const QByteArray &bytes)
{
    return bytes.startsWith(QByteArrayView("SQLite format 3\0", 16));
}

bool looksLikeArchive(const QByteArray &bytes)
{
    static constexpr std::array<QByteArrayView, 6> signatures{"PK\3\4",
                                                              "\x1f\x8b",
                                                              "\xfd"
                                                              "7zXZ",
                                                              "BZh",
                                                              "7z\xbc\xaf",
                                                              "\x28\xb5\x2f\xfd"};
    return std::any_of(signatures.begin(), signatures.end(),
                       [&](QByteArrayView signature) { return bytes.startsWith(signature); });
}

constexpr std::array forms{
    UnusableForm{"a list of pacman (Arch Linux)", "no feed tells which of its packages have leaks",
                 looksLikePacmanList},
    UnusableForm{"a list of apk (Alpine Linux)", "no feed tells which of its packages have leaks", looksLikeApkList},
    UnusableForm{"a list of Homebrew", "programs on macOS cannot be checked yet", looksLikeHomebrew},
    UnusableForm{"a report of system_profiler (macOS)", "programs on macOS cannot be checked yet",
                 looksLikeSystemProfiler},
    UnusableForm{"a report of Nessus", "it tells what another scanner found, not what is installed", looksLikeNessus},
    UnusableForm{"a report of MBSA", "it tells which updates were missing then, not what is installed", looksLikeMbsa},
    UnusableForm{"a report of nmap", "it tells what answers on the network, not what is installed", looksLikeNmap},
    UnusableForm{"a report of OpenVAS", "it tells what another scanner found, not what is installed", looksLikeOpenVas},
    UnusableForm{"an OVAL document", "it holds rules or their results, not what is installed", looksLikeOval},
    UnusableForm{"the result of another scanner",
                 "it tells what that scanner found, not what is installed; let it "
                 "write CycloneDX or SPDX",
                 looksLikeScannerResult},
    UnusableForm{"a list of syft in its own form", "let it write CycloneDX or SPDX", looksLikeSyftsOwn},
    UnusableForm{"an SPDX document in RDF or YAML", "let it be written as JSON", looksLikeSpdxInOtherForms},
    UnusableForm{"a SWID tag", "it tells of one program; a list of them is needed", looksLikeSwid},
    UnusableForm{"a package index", "it tells what can be installed, not what is", looksLikePackageIndex},
    UnusableForm{"a database file", "let the program that made it write a list", looksLikeSqlite},
    UnusableForm{"a packed file", "unpack it first", looksLikeArchive},
};

} // namespace

std::span<const UnusableForm> unusableForms()
{
    return forms;
}

} // namespace Patchwijzer
