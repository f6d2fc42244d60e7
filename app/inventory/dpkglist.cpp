// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/dpkglist.h"

#include "core/debsource.h"
#include "inventory/dpkgstatus.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxLineBytes = qsizetype{4} * 1024; ///< Real ones are below 300.
constexpr qsizetype maxPackages = 200'000;
constexpr qint64 maxSizeUnits = qint64{1} << 40;
constexpr qint64 bytesPerSizeUnit = 1024;
constexpr int linesToRecognise = 50;

/** What one line says, whatever its form; what it does not say is empty. */
struct Columns {
    QString name;
    QString version;
    QString architecture;
    QString source;
    QString sourceVersion;
    QString state; ///< "ii", "rc", "install ok installed"
    QString section;
    QString size; ///< KiB
};

bool matches(const QString &text, const QRegularExpression &form)
{
    return form.match(text).hasMatch();
}

bool isPackageName(const QString &text)
{
    static const QRegularExpression name(u"^[A-Za-z0-9][A-Za-z0-9+._-]{0,254}$"_s);
    return matches(text, name);
}

bool isArchitecture(const QString &text)
{
    static const QRegularExpression architecture(u"^(?:all|any|[a-z][a-z0-9-]{2,30})$"_s);
    return matches(text, architecture);
}

bool isState(const QString &text)
{
    static const QRegularExpression abbreviation(u"^[uihrp][ncHUFWti][ R]?$"_s);
    return matches(text, abbreviation);
}

std::optional<Columns> readTabs(const QStringList &cells)
{
    static const QRegularExpression number(u"^\\d{0,12}$"_s);
    Columns columns;
    columns.name = cells[0];
    if (cells.size() == 2) {
        columns.version = cells[1];
    } else if (cells.size() == 7 && isState(cells[5]) && matches(cells[6], number)) {
        columns = {cells[0], cells[1], cells[2], cells[3], cells[4], cells[5].trimmed(), {}, cells[6]};
    } else if ((cells.size() == 5 || cells.size() == 6) && matches(cells[3], number)) {
        columns.architecture = cells[1];
        columns.version = cells[2];
        columns.size = cells[3];
        columns.section = cells[4];
        columns.state = cells.value(5);
    } else
        return std::nullopt;
    return columns;
}

/** "ii  bash  5.2.15-2+b2  amd64  GNU Bourne Again SHell"; before 1.16 without the architecture. */
std::optional<Columns> readTable(const QString &line)
{
    static const QRegularExpression row(u"^([uihrp][ncHUFWti]R?) +(\\S+) +(\\S+)(?: +(\\S+))?(?: .*)?$"_s);
    const auto match = row.match(line);
    if (!match.hasMatch())
        return std::nullopt;
    Columns columns;
    columns.state = match.captured(1);
    columns.name = match.captured(2);
    columns.version = match.captured(3);
    static const QRegularExpression known(
        u"^(?:all|amd64|i386|arm64|armhf|armel|riscv64|ppc64el|s390x|mips\\w*|powerpc|loong64|x32|hurd-\\w+)$"_s);
    if (matches(match.captured(4), known))
        columns.architecture = match.captured(4);
    return columns;
}

/** "bash/oldstable,now 5.2.15-2+b2 amd64 [installed]" */
std::optional<Columns> readApt(const QString &line)
{
    static const QRegularExpression row(
        u"^([^/ ]+)/\\S* (\\S+) (\\S+) \\[(installed|upgradable|residual-config)[^\\]]*\\]$"_s);
    const auto match = row.match(line);
    if (!match.hasMatch())
        return std::nullopt;
    // Of what can be upgraded the version here is the newer one; the old one stands in the brackets.
    static const QRegularExpression older(u"\\[upgradable from: (\\S+)\\]$"_s);
    const auto before = older.match(line).captured(1);
    Columns columns;
    columns.name = match.captured(1);
    columns.version = before.isEmpty() ? match.captured(2) : before;
    columns.architecture = match.captured(3);
    columns.state = match.captured(4) == "residual-config"_L1 ? u"rc"_s : QString();
    return columns;
}

std::optional<Columns> readColumns(QByteArrayView line)
{
    if (line.size() > maxLineBytes || std::any_of(line.begin(), line.end(), [](char c) {
            return (c >= 0 && c < ' ' && c != '\t') || c == '\x7f';
        }))
        return std::nullopt;
    const auto text = QString::fromUtf8(line);
    auto columns = text.contains(u'\t') ? readTabs(text.split(u'\t')) : readTable(text);
    if (!columns)
        columns = readApt(text);
    if (!columns)
        return std::nullopt;
    // "libc6:amd64" where several architectures of it may be installed
    if (const auto colon = columns->name.indexOf(u':'); colon > 0) {
        if (columns->architecture.isEmpty())
            columns->architecture = columns->name.mid(colon + 1);
        columns->name.truncate(colon);
    }
    const auto good = isPackageName(columns->name) && isWord(columns->version.toUtf8())
        && isValidVersion(VersionScheme::Deb, columns->version)
        && (columns->architecture.isEmpty() || isArchitecture(columns->architecture))
        && (columns->source.isEmpty() || isPackageName(columns->source))
        && (columns->sourceVersion.isEmpty() || isWord(columns->sourceVersion.toUtf8()));
    return good ? columns : std::nullopt;
}

/** Third word of a status, or second letter of "ii". */
InstallState stateOf(const QString &state)
{
    struct Row {
        QChar letter;
        QLatin1StringView word;
        InstallState state = InstallState::Installed;
    };
    static constexpr std::array rows{
        Row{u'i', "installed"_L1, InstallState::Installed},
        Row{u'c', "config-files"_L1, InstallState::ConfigFiles},
        Row{u'n', "not-installed"_L1, InstallState::NotInstalled},
        Row{u'H', "half-installed"_L1, InstallState::HalfInstalled},
        Row{u'U', "unpacked"_L1, InstallState::Unpacked},
        Row{u'F', "half-configured"_L1, InstallState::HalfConfigured},
        Row{u'W', "triggers-awaited"_L1, InstallState::TriggersPending},
        Row{u't', "triggers-pending"_L1, InstallState::TriggersPending},
    };
    const auto word = state.section(u' ', -1);
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row &row) {
        return word == row.word || (state.size() >= 2 && state.size() <= 3 && state[1] == row.letter);
    });
    return found == rows.end() ? InstallState::Installed : found->state;
}

Software softwareOf(const Columns &columns)
{
    Software one;
    one.name = columns.name;
    one.version = columns.version;
    one.scheme = VersionScheme::Deb;
    one.source = u"dpkg"_s;
    one.architecture = columns.architecture;
    one.section = columns.section == "unknown"_L1 ? QString() : columns.section;
    one.state = stateOf(columns.state);
    one.held = columns.state.startsWith(u'h');
    auto ok = false;
    const auto units = columns.size.toLongLong(&ok);
    if (ok && units >= 0 && units <= maxSizeUnits)
        one.installedSizeBytes = units * bytesPerSizeUnit;
    const auto source = columns.source.isEmpty() ? QString() : u"%1 (%2)"_s.arg(columns.source, columns.sourceVersion);
    auto deb = debSourceOf({one.name, one.version, source, {}});
    one.sourcePackage = std::move(deb.package);
    one.sourceVersion = std::move(deb.version);
    one.baseSourcePackage = std::move(deb.basePackage);
    one.baseSourceVersion = std::move(deb.baseVersion);
    return one;
}

/** What apt and dpkg print above and between the packages. */
bool isHeading(QByteArrayView line)
{
    return line.startsWith("Desired=") || line.startsWith("| ") || line.startsWith("|/ ") || line.startsWith("||/ ")
        || line.startsWith("+++-") || line.startsWith("Listing...") || line.startsWith("WARNING: apt ")
        || line.trimmed().isEmpty();
}

struct ReadPackages {
    SoftwareList list;
    bool sourcesKnown = false; ///< Of every package.
};

Result<ReadPackages> readAll(const QByteArray &bytes, const QString &where)
{
    ReadPackages read;
    read.sourcesKnown = true;
    auto &software = read.list.software;
    SkippedRecords skipped(where);
    forEachLine(bytes, [&](QByteArrayView line, qsizetype number) {
        if (isHeading(line))
            return true;
        if (const auto columns = readColumns(line)) {
            software.append(softwareOf(*columns));
            read.sourcesKnown &= !columns->source.isEmpty();
        } else
            skipped.addLine(Error::Code::BadValue, number, u"not a package as dpkg or apt lists it"_s);
        return software.size() < maxPackages;
    });
    software = presentOnly(std::move(software));
    read.list.skipped = std::move(skipped).take();
    if (software.isEmpty())
        return nothingListed(where, u"packages"_s, read.list.skipped, u"the list is empty"_s);
    sortSoftware(software);
    software.erase(std::unique(software.begin(), software.end()), software.end());
    return read;
}

} // namespace

bool looksLikeDpkgList(const QByteArray &bytes)
{
    auto lines = 0;
    auto good = 0;
    auto named = 0; // Two columns alone could be anything.
    forEachLine(bytes, [&](QByteArrayView line, qsizetype) {
        if (isHeading(line))
            return true;
        if (const auto columns = readColumns(line)) {
            ++good;
            named += columns->architecture.isEmpty() && columns->state.isEmpty() ? 0 : 1;
        }
        return ++lines < linesToRecognise;
    });
    return named > 0 && good * 2 > lines;
}

Result<SoftwareList> readDpkgPackages(const QByteArray &bytes, const QString &where)
{
    PW_TRY(auto read, readAll(bytes, where));
    return std::move(read.list);
}

Result<Inventory> readDpkgList(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    PW_TRY(auto read, readAll(bytes, name));
    auto inventory = debInventoryOf(std::move(read.list), name, now);
    if (!read.sourcesKnown)
        inventory.notLookedAt.append({u"sourcePackages"_s, u"notRecorded"_s, name});
    return inventory;
}

} // namespace Patchwijzer
