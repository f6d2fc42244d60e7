// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/dpkglist.h"

#include "inventory/inventorybuilder.h"
#include "inventory/osrelease.h"

#include <QRegularExpression>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxLineBytes = 4096; // `dpkg -l` puts the description behind it.
constexpr int linesToRecognise = 50;
constexpr qsizetype narrowColumn = 14; // Of old dpkg, whatever stands in it.

/** One line; without a version it only has settings left, or may be cut off. */
struct Row {
    QString name;
    QString version;
    QString architecture;
    QString section;
    bool held = false;
    bool isGone = false;
    bool mayBeCut = false;
};

bool isPackageName(const QString &name)
{
    static const QRegularExpression form(u"^[a-z0-9][a-z0-9+.-]*(?::[a-z0-9-]+)?$"_s);
    return name.size() <= 128 && form.match(name).hasMatch();
}

bool isVersion(const QString &version)
{
    static const QRegularExpression form(u"^(?:\\d+:)?\\d[A-Za-z0-9.+~:-]*$"_s);
    return version.size() <= 128 && form.match(version).hasMatch() && isValidVersion(VersionScheme::Deb, version);
}

/** "ii  libssl3:amd64  3.0.11-1  amd64  Secure Sockets Layer toolkit" */
std::optional<Row> rowOfDpkg(const QString &line)
{
    static const QRegularExpression form(
        u"^([uihrp])([ncHUFWti])[ R] ?\\s*(\\S+)(\\s+)(\\S+)(\\s+)(\\S+)?(?:\\s.*)?$"_s);
    const auto match = form.match(line);
    if (!match.hasMatch())
        return std::nullopt;
    Row row{match.captured(3), match.captured(5), match.captured(7), {}, match.captured(1) == u'h', false, false};
    row.isGone = match.captured(2) == u'n' || match.captured(2) == u'c';
    const auto fills = [&](int text, int blanks) {
        return match.capturedLength(text) == narrowColumn && match.capturedLength(blanks) == 1;
    };
    row.mayBeCut = fills(3, 4) || fills(5, 6);
    return row;
}

/** "bash/stable,now 5.2.15-2 amd64 [installed]"; only what is installed has "now" among its places. */
std::optional<Row> rowOfApt(const QString &line)
{
    static const QRegularExpression form(u"^([^/\\s]+)/(\\S+) (\\S+) (\\S+) \\[.*\\]$"_s);
    const auto match = form.match(line);
    if (!match.hasMatch() || !match.captured(2).split(u',').contains(u"now"_s))
        return std::nullopt;
    return Row{match.captured(1), match.captured(3), match.captured(4), {}, false, false, false};
}

std::optional<Row> rowOfTabs(const QString &line)
{
    const auto columns = line.split(u'\t');
    if (columns.size() == 2)
        return Row{columns[0], columns[1], {}, {}, false, false, false};
    if (columns.size() != 5 && columns.size() != 6)
        return std::nullopt;
    const auto status = columns.value(5, u"install ok installed"_s);
    const auto isGone = status.endsWith(" config-files"_L1) || status.endsWith(" not-installed"_L1);
    return Row{columns[0], columns[2], columns[1], columns[4], status.startsWith("hold "_L1), isGone, false};
}

std::optional<Row> rowOf(QByteArrayView bytes)
{
    if (bytes.size() > maxLineBytes)
        return std::nullopt;
    const auto line = QString::fromUtf8(bytes);
    auto row = line.contains(u'\t') ? rowOfTabs(line) : rowOfDpkg(line);
    if (!row)
        row = rowOfApt(line);
    if (!row || !isPackageName(row->name))
        return std::nullopt;
    if (const auto colon = row->name.indexOf(u':'); colon > 0) {
        if (row->architecture.isEmpty())
            row->architecture = row->name.sliced(colon + 1);
        row->name.truncate(colon);
    }
    return row->isGone || isVersion(row->version) ? row : std::nullopt;
}

/** What stands around the rows. */
bool isHeading(QByteArrayView line)
{
    return line.trimmed().isEmpty() || line.startsWith("Desired=") || line.startsWith("| ") || line.startsWith("|/")
        || line.startsWith("||/") || line.startsWith("+++-") || line.endsWith("...") || line.startsWith("WARNING:");
}

} // namespace

bool looksLikeDpkgList(const QByteArray &bytes)
{
    auto rows = 0;
    auto others = 0;
    forEachLine(bytes, [&](QByteArrayView line, qsizetype) {
        if (isHeading(line))
            return rows + others < linesToRecognise;
        ++(rowOf(line) ? rows : others);
        return rows + others < linesToRecognise;
    });
    return rows > others * 4;
}

Result<Inventory> readDpkgList(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    InventoryBuilder builder(name, now);
    forEachLine(bytes, [&](QByteArrayView line, qsizetype number) {
        const auto place = QString::number(number);
        const auto row = rowOf(line);
        if (!row && !isHeading(line))
            builder.skip(Error::Code::BadValue, place, u"a line that is no package"_s);
        if (!row || row->isGone)
            return true;
        if (row->mayBeCut) {
            builder.skip(Error::Code::FileTruncated, place,
                         u"the name or version fills its column: it may be cut off"_s);
            return true;
        }
        Software one;
        one.name = row->name;
        one.version = row->version;
        one.scheme = VersionScheme::Deb;
        one.source = u"dpkg"_s;
        one.architecture = row->architecture;
        one.section = row->section;
        one.held = row->held;
        if (one.name == "base-files"_L1)
            builder.machine().os = releaseOfBaseFiles(one.version);
        builder.add(std::move(one), place);
        return true;
    });
    builder.note(u"sourcePackages"_s, u"notPresent"_s, name);
    if (builder.machine().os.versionId.isEmpty())
        builder.note(u"osRelease"_s, u"notPresent"_s, name);
    return std::move(builder).finish();
}

} // namespace Patchwijzer
