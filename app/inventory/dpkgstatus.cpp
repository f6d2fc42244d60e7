// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/dpkgstatus.h"

#include "core/debcontrol.h"
#include "core/debsource.h"
#include "inventory/kernels.h"
#include "inventory/osrelease.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxErrors = 1000;
constexpr qsizetype maxNameLength = 255;
constexpr qsizetype maxValueLength = 4096; ///< Of the fields we read; real ones are below 200.
constexpr qint64 bytesPerInstalledSizeUnit = 1024;
constexpr qint64 maxInstalledSizeUnits = qint64{1} << 40;
constexpr int stanzasPerStopCheck = 1024;

/** The fields we read, in the order of `names`. */
enum Wanted { Package, Status, Version, Architecture, Source, BuiltUsing, Section, InstalledSize, WantedCount };
constexpr std::array<QByteArrayView, WantedCount> names{"Package", "Status",      "Version", "Architecture",
                                                        "Source",  "Built-Using", "Section", "Installed-Size"};

struct StateWord {
    QByteArrayView word;
    InstallState state = InstallState::NotInstalled;
};
constexpr std::array stateWords{
    StateWord{"installed", InstallState::Installed},
    StateWord{"config-files", InstallState::ConfigFiles},
    StateWord{"not-installed", InstallState::NotInstalled},
    StateWord{"unpacked", InstallState::Unpacked},
    StateWord{"half-configured", InstallState::HalfConfigured},
    StateWord{"half-installed", InstallState::HalfInstalled},
    StateWord{"triggers-awaited", InstallState::TriggersPending},
    StateWord{"triggers-pending", InstallState::TriggersPending},
    StateWord{"post-inst-failed", InstallState::HalfConfigured}, // dpkg before 1.16 wrote it so
};

struct Identity {
    std::array<QByteArrayView, WantedCount> values;
    std::array<bool, WantedCount> seen{};
    Wanted twice = WantedCount; ///< A field given twice, or WantedCount.
};

Identity identityOf(const ControlStanza &stanza)
{
    Identity identity;
    for (const auto &field : stanza.fields) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (!isControlField(field, names[i]))
                continue;
            if (std::exchange(identity.seen[i], true))
                identity.twice = static_cast<Wanted>(i);
            identity.values[i] = field.value;
            break;
        }
    }
    return identity;
}

/** Printable ASCII only: what dpkg itself allows in these fields, and safe to show and to log. */
bool isPlain(QByteArrayView text)
{
    return text.size() <= maxValueLength
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

bool isPackageName(QByteArrayView text)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-'
            || c == '.' || c == '_';
    };
    return !text.isEmpty() && text.size() <= maxNameLength && text.front() != '-' && text.front() != '.'
        && std::all_of(text.begin(), text.end(), allowed);
}

bool isVersionText(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= maxNameLength
        && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

/** "install ok installed": what is wanted, whether it must be reinstalled, how far it is. */
bool readStatus(QByteArrayView status, Software &software)
{
    const auto words = status.toByteArray().simplified().split(' ');
    if (words.size() != 3)
        return false;
    const auto found =
        std::find_if(stateWords.begin(), stateWords.end(), [&](const StateWord &row) { return row.word == words[2]; });
    if (found == stateWords.end())
        return false;
    software.held = words[0] == "hold";
    software.state = found->state;
    // dpkg says itself that it is broken until it is installed again, whatever the third word.
    if (words[1].endsWith("reinstreq") && software.state == InstallState::Installed)
        software.state = InstallState::HalfInstalled;
    return true;
}

qint64 sizeBytes(QByteArrayView text)
{
    auto ok = false;
    const auto units = text.toLongLong(&ok);
    return ok && units >= 0 && units <= maxInstalledSizeUnits ? units * bytesPerInstalledSizeUnit : -1;
}

class StatusReader
{
public:
    explicit StatusReader(QString where)
        : m_where(std::move(where))
    {
    }

    void add(const ControlStanza &stanza);
    [[nodiscard]] DpkgStatus finish() &&;

private:
    void report(qint64 line, Error::Code code, const QString &detail);
    bool isUsable(const ControlStanza &stanza, const Identity &identity);
    static bool cutAtIdentity(const ControlStanza &stanza);
    std::optional<Software> software(const ControlStanza &stanza, const Identity &identity);
    QString shared(QByteArrayView text);
    void dropDuplicates();

    QString m_where;
    QList<Software> m_packages;
    QList<qint64> m_lines; ///< Of each package, for reports.
    QList<Error> m_skipped;
    qint64 m_unlisted = 0;
    QHash<QByteArray, QString> m_shared; ///< A few architectures and sections, thousands of times.
};

void StatusReader::report(qint64 line, Error::Code code, const QString &detail)
{
    if (m_skipped.size() >= maxErrors)
        ++m_unlisted;
    else
        m_skipped.append({code, m_where + u':' + QString::number(line), detail});
}

/** A field that ends at the very end of the file, without line feed, may have lost its tail. */
bool StatusReader::cutAtIdentity(const ControlStanza &stanza)
{
    if (stanza.closed || stanza.lastLineWhole)
        return false;
    if (stanza.badLine != 0 || stanza.fields.isEmpty())
        return true;
    const auto &last = stanza.fields.last();
    return std::any_of(names.begin(), names.end(), [&](QByteArrayView name) { return isControlField(last, name); });
}

bool StatusReader::isUsable(const ControlStanza &stanza, const Identity &identity)
{
    const auto refuse = [&](Error::Code code, const QString &detail) {
        report(stanza.line, code, detail);
        return false;
    };
    if (cutAtIdentity(stanza))
        return refuse(Error::Code::FileTruncated, u"the file ends in the middle of this package's record"_s);
    if (identity.twice != WantedCount)
        return refuse(Error::Code::BadValue,
                      u"field %1 is given twice"_s.arg(QLatin1StringView(names[identity.twice])));
    for (const auto field : {Package, Status}) {
        if (identity.values[field].isEmpty())
            return refuse(Error::Code::MissingField, u"no field %1"_s.arg(QLatin1StringView(names[field])));
    }
    if (!isPackageName(identity.values[Package]))
        return refuse(Error::Code::BadValue, u"the package name is not one"_s);
    for (const auto field : {Architecture, Source}) {
        if (!isPlain(identity.values[field]))
            return refuse(Error::Code::BadValue, u"unreadable %1"_s.arg(QLatin1StringView(names[field])));
    }
    return true;
}

std::optional<Software> StatusReader::software(const ControlStanza &stanza, const Identity &identity)
{
    Software one;
    const auto &values = identity.values;
    if (!readStatus(values[Status], one)) {
        report(stanza.line, Error::Code::BadValue, u"the status is not one of dpkg's"_s);
        return std::nullopt;
    }
    if (one.state == InstallState::NotInstalled)
        return std::nullopt; // Only a selection; it has no version, and nothing of it is here.
    if (!isVersionText(values[Version])) {
        const auto missing = values[Version].isEmpty();
        report(stanza.line, missing ? Error::Code::MissingField : Error::Code::BadValue,
               missing ? u"no field Version"_s : u"the version is not one"_s);
        return std::nullopt;
    }
    one.name = QString::fromLatin1(values[Package]);
    one.version = QString::fromLatin1(values[Version]);
    const auto sourceField = QString::fromLatin1(values[Source]);
    // May be folded over several lines; what else is not printable has no place in it.
    const auto builtUsingLine = values[BuiltUsing].toByteArray().simplified();
    const auto builtUsing = isPlain(builtUsingLine) ? QString::fromLatin1(builtUsingLine) : QString();
    auto source = debSourceOf({one.name, one.version, sourceField, builtUsing});
    one.scheme = VersionScheme::Deb;
    one.source = u"dpkg"_s;
    one.sourcePackage = source.package == one.name ? one.name : std::move(source.package);
    one.sourceVersion = source.version == one.version ? one.version : std::move(source.version);
    one.baseSourcePackage = std::move(source.basePackage);
    one.baseSourceVersion = std::move(source.baseVersion);
    one.architecture = shared(values[Architecture]);
    one.section = isPlain(values[Section]) ? shared(values[Section]) : QString();
    one.installedSizeBytes = sizeBytes(values[InstalledSize]);
    return one;
}

QString StatusReader::shared(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > maxNameLength)
        return {};
    const auto key = QByteArray::fromRawData(text.data(), text.size());
    if (const auto found = m_shared.constFind(key); found != m_shared.constEnd())
        return *found;
    return *m_shared.insert(text.toByteArray(), QString::fromUtf8(text));
}

void StatusReader::add(const ControlStanza &stanza)
{
    const auto identity = identityOf(stanza);
    if (!isUsable(stanza, identity))
        return;
    const auto name = QString::fromLatin1(identity.values[Package]);
    if (!stanza.closed)
        report(stanza.line, Error::Code::FileTruncated,
               u"no empty line after the record of %1, the last in the file: it may be cut off"_s.arg(name));
    auto one = software(stanza, identity);
    if (!one)
        return;
    if (stanza.badLine != 0)
        report(stanza.badLine, Error::Code::BadValue, u"a line that is no field, in the record of %1"_s.arg(name));
    m_packages.append(*std::move(one));
    m_lines.append(stanza.line);
}

bool samePackage(const Software &lhs, const Software &rhs)
{
    return lhs.name == rhs.name && lhs.architecture == rhs.architecture;
}

void StatusReader::dropDuplicates()
{
    QList<qsizetype> order(m_packages.size());
    for (qsizetype i = 0; i < order.size(); ++i)
        order[i] = i;
    const auto key = [this](qsizetype i) { return std::tie(m_packages[i].name, m_packages[i].architecture); };
    std::stable_sort(order.begin(), order.end(), [&](qsizetype lhs, qsizetype rhs) { return key(lhs) < key(rhs); });
    QList<Software> kept;
    kept.reserve(order.size());
    for (qsizetype i = 0; i < order.size(); ++i) {
        const auto &one = std::as_const(m_packages)[order[i]];
        if (i + 1 < order.size() && samePackage(one, std::as_const(m_packages)[order[i + 1]]))
            report(m_lines[order[i]], Error::Code::BadValue,
                   u"package %1 is recorded twice; the later record, at line %2, counts"_s.arg(one.name).arg(
                       m_lines[order[i + 1]]));
        else
            kept.append(std::move(m_packages[order[i]]));
    }
    m_packages = std::move(kept);
}

DpkgStatus StatusReader::finish() &&
{
    dropDuplicates();
    if (m_unlisted > 0)
        m_skipped.append({Error::Code::BadValue, m_where, u"and %1 more records with a fault"_s.arg(m_unlisted)});
    return {std::move(m_packages), std::move(m_skipped)};
}

} // namespace

Result<DpkgStatus> readDpkgStatus(QByteArrayView bytes, const QString &where, const std::stop_token &stop)
{
    StatusReader status(where);
    ControlReader reader(bytes);
    ControlStanza stanza;
    auto untilCheck = 0;
    while (reader.next(stanza)) {
        if (++untilCheck % stanzasPerStopCheck == 0 && stop.stop_requested())
            return fail(Error::Code::Cancelled, where);
        status.add(stanza);
    }
    auto result = std::move(status).finish();
    if (result.packages.isEmpty())
        return nothingListed(where, u"packages"_s, result.skipped, u"the file is empty"_s);
    return result;
}

bool isPresent(const Software &software)
{
    return software.state != InstallState::ConfigFiles && software.state != InstallState::NotInstalled;
}

QList<Software> presentOnly(QList<Software> packages)
{
    packages.removeIf([](const Software &one) { return !isPresent(one); });
    return packages;
}

QString mainArchitecture(const QList<Software> &packages)
{
    const auto tells = [](const Software &one) {
        return one.name == "dpkg"_L1 && !one.architecture.isEmpty() && one.architecture != "all"_L1;
    };
    const auto dpkg = std::find_if(packages.begin(), packages.end(), tells);
    return dpkg == packages.end() ? commonestArchitecture(packages, u"all") : dpkg->architecture;
}

Inventory debInventoryOf(SoftwareList packages, const QString &name, const QDateTime &now)
{
    auto inventory = inventoryOf(std::move(packages), now);
    const auto &software = inventory.software;
    auto &machine = inventory.machine;
    const auto baseFiles =
        std::find_if(software.begin(), software.end(), [](const Software &one) { return one.name == "base-files"_L1; });
    if (baseFiles != software.end())
        machine.os = releaseOfBaseFiles(baseFiles->version);
    machine.architecture = mainArchitecture(software);
    machine.installedKernels = installedKernels(software);
    if (machine.os.versionId.isEmpty())
        inventory.notLookedAt.append({u"osRelease"_s, u"notPresent"_s, name});
    return inventory;
}

} // namespace Patchwijzer
