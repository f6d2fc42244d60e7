// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/wingetlist.h"

#include "inventory/windows/arprules.h"
#include "inventory/windows/windowsinventory.h"
#include "inventory/windows/windowstext.h"
#include "inventory/windows/wingettable.h"

#include <QRegularExpression>

#include <algorithm>
#include <simdjson.h>
#include <string_view>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

namespace json = simdjson::dom;

constexpr qsizetype bytesToRecognise = 65536; // Progress bars can fill pages.
constexpr size_t maxDepth = 64;
constexpr qsizetype maxIdLength = 256;

/** A JSON list of lines put together again; the text itself when it is none. */
QString joinedLines(const QString &text)
{
    if (firstCharacterOf(text) != u'[')
        return text;
    const auto bytes = text.toUtf8();
    json::parser parser;
    json::element root;
    json::array lines;
    if (parser.allocate(size_t(bytes.size()), maxDepth)
        || parser.parse(bytes.constData(), size_t(bytes.size())).get(root) || root.get(lines))
        return text;
    QString joined;
    for (const auto item : lines) {
        std::string_view line;
        if (item.get(line))
            return text;
        joined += QString::fromUtf8(line.data(), qsizetype(line.size())) + u'\n';
    }
    return joined;
}

/** "ARP\Machine\X64\{key}": where Windows itself lists it. */
bool takeArp(const QString &id, Software *software)
{
    static const QRegularExpression form(u"^ARP\\\\(Machine|User)\\\\(X64|X86|Arm64|Arm|Neutral)\\\\(.+)$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(id);
    if (!match.hasMatch())
        return false;
    software->scope =
        match.captured(1).compare("Machine"_L1, Qt::CaseInsensitive) == 0 ? InstallScope::Machine : InstallScope::User;
    software->architecture = match.captured(2).toLower();
    if (!isCut(id))
        software->identifiers.append({SoftwareIdentifier::Kind::ProductCode, match.captured(3).toLower()});
    return true;
}

/** "MSIX\{full name}": a packaged app, cut short or not. */
bool takeApp(const QString &id, Software *software)
{
    if (!id.startsWith("MSIX\\"_L1, Qt::CaseInsensitive))
        return false;
    const auto name = id.sliced(5);
    software->scope = InstallScope::User;
    if (const auto package = packageFullName(name)) {
        software->identifiers.append({SoftwareIdentifier::Kind::PackageFamily, package->family()});
        software->architecture = package->architecture;
        if (software->version.isEmpty())
            software->version = package->version;
        return true;
    }
    // The version stands before the cut more often than not: "SpotifyAB.SpotifyMusic_1.252.442.0_…".
    static const QRegularExpression start(u"^[A-Za-z0-9.-]+_(\\d+(?:\\.\\d+){3})_"_s);
    if (const auto match = start.match(name); match.hasMatch() && software->version.isEmpty())
        software->version = match.captured(1);
    return true;
}

void takeId(const QString &id, const QString &source, Software *software)
{
    using Kind = SoftwareIdentifier::Kind;
    static const QRegularExpression family(u"^[A-Za-z0-9.-]{3,50}_[a-z0-9]{13}$"_s);
    if (takeArp(id, software) || takeApp(id, software) || isCut(id) || id.isEmpty())
        return;
    if (family.match(id).hasMatch())
        software->identifiers.append({Kind::PackageFamily, id});
    else if (id.startsWith(u'{') || (source.isEmpty() && !id.contains(u'.')))
        software->identifiers.append({Kind::ProductCode, id.toLower()});
    else
        software->identifiers.append({Kind::Winget, id});
}

bool isUnknown(const QString &version)
{
    return version.isEmpty() || version.compare("Unknown"_L1, Qt::CaseInsensitive) == 0;
}

} // namespace

std::optional<Software> wingetProgram(const WingetRow &row)
{
    const auto id = oneLine(row.id, maxIdLength);
    auto software = windowsProgram(oneLine(row.name).isEmpty() ? id : row.name, u"winget"_s);
    if (software.name.isEmpty())
        return {};
    if (!isUnknown(row.version) && !isCut(row.version)) {
        const auto found = versionInField(row.version);
        software.version = found.version;
        software.versionOrigin = found.origin;
    }
    takeId(id, row.source, &software);
    if (software.version.isEmpty() && !isCut(row.name)) {
        const auto found = versionInName(row.name);
        software.version = found.version;
        software.versionOrigin = found.version.isEmpty() ? VersionOrigin::Recorded : found.origin;
    }
    software.sourceVersion = software.version;
    return software;
}

bool looksLikeWingetList(const QByteArray &bytes)
{
    const auto start = beginningOf(bytes, bytesToRecognise);
    const auto first = firstCharacterOf(start);
    if (first == u'{' || first == u'<')
        return false;
    if (first == u'[') {
        // The lines of a table in JSON: the rule below the headings is one of them.
        static const QRegularExpression rule(u"^\\s*\\[\\s*\""_s);
        return rule.match(start.left(256)).hasMatch() && start.contains(QString(40, u'-'));
    }
    const auto tables = wingetTables(start);
    return tables.search || !tables.rows.isEmpty();
}

Result<Inventory> readWingetList(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    PW_TRY(const auto text, boundedWindowsText(bytes, name));
    const auto tables = wingetTables(joinedLines(text));
    if (tables.rows.isEmpty())
        return fail(Error::Code::UnknownFormat, name,
                    tables.search ? u"a search of winget, not a list of what is installed"_s : u"no table of winget"_s);
    WindowsFindings findings;
    findings.programsKnown = true;
    qsizetype cut = 0;
    for (const auto &row : tables.rows) {
        cut += isCut(row.id) || isCut(row.name) || isCut(row.version) ? 1 : 0;
        if (auto software = wingetProgram(row))
            findings.software.append(*std::move(software));
    }
    auto inventory = finishedInventory(std::move(findings), name, now);
    if (cut > 0)
        inventory.notLookedAt.prepend(
            {u"wingetIds"_s, u"cutShort"_s, u"%1 of %2 rows"_s.arg(cut).arg(tables.rows.size())});
    std::sort(inventory.notLookedAt.begin(), inventory.notLookedAt.end(),
              [](const NotLookedAt &one, const NotLookedAt &next) { return one.what < next.what; });
    return inventory;
}

} // namespace Patchwijzer
