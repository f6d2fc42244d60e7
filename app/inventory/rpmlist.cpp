// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/rpmlist.h"

#include "core/asciitext.h"
#include "core/dataspace.h"
#include "inventory/kernels.h"
#include "inventory/osrelease.h"

#include <QDateTime>
#include <QHash>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxLineBytes = qsizetype{16} * 1024; ///< Real ones are below 500.
constexpr qsizetype maxPackages = 200'000;               ///< The largest real machines have some 10,000.
constexpr qsizetype linesPerStopCheck = 1024;
constexpr int linesToRecognise = 50;
constexpr qint64 maxSeconds = 253'402'300'799; ///< The year 9999.

/** The columns of one line, whatever its form. */
struct Columns {
    QByteArrayView name;
    QByteArrayView epoch;
    QByteArrayView version;
    QByteArrayView release;
    QByteArrayView architecture;
    QByteArrayView sourceRpm;
    QByteArrayView vendor;
    QByteArrayView installTime;
    QByteArrayView module;
    bool epochKnown = true;
};

bool isNone(QByteArrayView text)
{
    return text.isEmpty() || text == "(none)";
}

bool isNumber(QByteArrayView text)
{
    return text.size() <= 12 && Ascii::isDigits(text);
}

bool isEpoch(QByteArrayView text)
{
    return text == "(none)" || isNumber(text);
}

bool isArchitecture(QByteArrayView text)
{
    static constexpr std::array<QByteArrayView, 26> known{
        "x86_64",   "noarch",  "i386",  "i486",    "i586",        "i686",   "athlon",   "x86_64_v2", "x86_64_v3",
        "aarch64",  "ppc64le", "ppc64", "ppc",     "s390x",       "s390",   "armv7hl",  "armv7hnl",  "armv6hl",
        "armv5tel", "riscv64", "ia64",  "sparc64", "loongarch64", "znver1", "mips64el", "alpha"};
    return std::find(known.begin(), known.end(), text) != known.end();
}

QList<QByteArrayView> split(QByteArrayView line, char separator)
{
    QList<QByteArrayView> parts;
    for (qsizetype begin = 0;;) {
        const auto end = line.indexOf(separator, begin);
        if (end < 0) {
            parts.append(line.sliced(begin));
            return parts;
        }
        parts.append(line.sliced(begin, end - begin));
        begin = end + 1;
    }
}

/** Cuts "5.1.8-6.el9" in two. */
bool splitVersionRelease(QByteArrayView text, Columns &columns)
{
    const auto dash = text.lastIndexOf('-');
    if (dash <= 0 || dash + 1 == text.size())
        return false;
    columns.version = text.first(dash);
    columns.release = text.sliced(dash + 1);
    return true;
}

bool readTabs(QByteArrayView line, Columns &columns)
{
    const auto parts = split(line, '\t');
    if (parts.size() < 8)
        return false;
    if (isEpoch(parts[1])) {
        if (parts.size() > 9)
            return false;
        columns = {parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6], parts[7], parts.value(8)};
        return isNone(columns.installTime) || isNumber(columns.installTime);
    }
    columns.name = parts[0];
    columns.architecture = parts[1];
    columns.installTime = parts[3];
    columns.vendor = parts[5];
    columns.epochKnown = false;
    return (isArchitecture(parts[1]) || isNone(parts[1])) && isNumber(parts[3])
        && splitVersionRelease(parts[2], columns);
}

bool readSpaces(QByteArrayView line, Columns &columns)
{
    const auto parts = split(line, ' ');
    if (parts.size() < 5 || !isEpoch(parts[1]) || !(isArchitecture(parts[4]) || isNone(parts[4])))
        return false;
    columns = {parts[0], parts[1], parts[2], parts[3], parts[4], {}, {}, {}, {}};
    // The others that people ask for can be told apart by what they look like.
    for (const auto part : parts.sliced(5)) {
        if (part.endsWith(".src.rpm"))
            columns.sourceRpm = part;
        else if (std::count(part.begin(), part.end(), ':') == 3)
            columns.module = part;
    }
    return true;
}

bool readFullName(QByteArrayView line, Columns &columns)
{
    columns.epochKnown = false;
    if (line.startsWith("gpg-pubkey-")) {
        columns.name = line.first(10);
        return splitVersionRelease(line.sliced(11), columns);
    }
    const auto dot = line.lastIndexOf('.');
    if (dot < 0 || !isArchitecture(line.sliced(dot + 1)))
        return false;
    columns.architecture = line.sliced(dot + 1);
    const auto beforeRelease = line.first(dot).lastIndexOf('-');
    const auto beforeVersion = beforeRelease <= 0 ? -1 : line.first(beforeRelease).lastIndexOf('-');
    if (beforeVersion <= 0)
        return false;
    columns.name = line.first(beforeVersion);
    return splitVersionRelease(line.first(dot).sliced(beforeVersion + 1), columns);
}

bool readColumns(QByteArrayView line, Columns &columns)
{
    if (line.contains('\t'))
        return readTabs(line, columns);
    return line.contains(' ') ? readSpaces(line, columns) : readFullName(line, columns);
}

/** Packages that only the source package "kernel" of Red Hat and those after it makes. Its tools and headers are not
 *  among them: they have a source of their own elsewhere.
 *  @see kernel.spec of CentOS Stream 9, "%package"
 */
bool isPartOfKernel(const QString &package)
{
    static constexpr std::array<QStringView, 9> parts{
        u"kernel-core",          u"kernel-modules",          u"kernel-modules-core",
        u"kernel-modules-extra", u"kernel-modules-internal", u"kernel-64k-core",
        u"kernel-64k-modules",   u"kernel-64k-modules-core", u"kernel-64k-modules-extra"};
    return std::find(parts.begin(), parts.end(), package) != parts.end();
}

bool isKey(const Columns &columns)
{
    return columns.name == "gpg-pubkey";
}

/** "1:3.0.7-24.el9"; the epoch only when it is not 0. */
QString versionText(const Columns &columns)
{
    auto text = QString::fromLatin1(columns.version) + u'-' + QString::fromLatin1(columns.release);
    const auto epoch = isNone(columns.epoch) ? 0 : columns.epoch.toLongLong();
    return epoch > 0 ? QString::number(epoch) + u':' + text : text;
}

QDate dayOf(QByteArrayView seconds)
{
    auto ok = false;
    const auto number = seconds.toLongLong(&ok);
    return ok && number > 0 && number <= maxSeconds ? QDateTime::fromSecsSinceEpoch(number, Qt::UTC).date() : QDate();
}

/** What is wrong with the columns; empty when nothing is. */
QString faultOf(const Columns &columns)
{
    if (!isWord(columns.name))
        return u"the package name is not one"_s;
    // A colon or dash in them would read as an epoch or a release.
    const auto parts = columns.version.toByteArray() + columns.release.toByteArray();
    if (parts.contains(':') || columns.version.contains('-') || columns.release.contains('-'))
        return u"the version is not one"_s;
    if (!isWord(columns.version) || !isWord(columns.release)
        || !isValidVersion(VersionScheme::Rpm, versionText(columns)))
        return u"the version is not one"_s;
    if (!isNone(columns.architecture) && !isWord(columns.architecture))
        return u"the architecture is not one"_s;
    return {};
}

class RpmReader
{
public:
    explicit RpmReader(const QString &where)
        : m_skipped(where)
    {
    }

    void add(QByteArrayView line, qsizetype number);
    [[nodiscard]] bool isFull() const { return m_list.software.size() >= maxPackages; }
    /** @param withoutSource receives how many packages were built from nobody knows what. */
    [[nodiscard]] SoftwareList finish(qsizetype *withoutSource) &&;

private:
    Software software(const Columns &columns, qsizetype number);
    QString shared(QByteArrayView text);
    [[nodiscard]] qsizetype findSources();

    std::vector<bool> m_sourceTold; ///< Of m_list.software, one for one.
    SoftwareList m_list;
    SkippedRecords m_skipped;
    QHash<QByteArray, QString> m_shared; ///< A few architectures and vendors, thousands of times.
};

QString RpmReader::shared(QByteArrayView text)
{
    const auto key = QByteArray::fromRawData(text.data(), text.size());
    if (const auto found = m_shared.constFind(key); found != m_shared.constEnd())
        return *found;
    const auto value = personText(text);
    return value ? *m_shared.insert(text.toByteArray(), *value) : QString();
}

Software RpmReader::software(const Columns &columns, qsizetype number)
{
    Software one;
    one.name = QString::fromLatin1(columns.name);
    one.version = versionText(columns);
    one.scheme = VersionScheme::Rpm;
    one.source = u"rpm"_s;
    one.epochKnown = columns.epochKnown;
    beOwnSource(one);
    if (!isNone(columns.sourceRpm)) {
        const auto source = readRpmSource(QString::fromUtf8(columns.sourceRpm));
        if (source.package.isEmpty()) {
            m_skipped.addLine(Error::Code::BadValue, number, u"unreadable source package of %1"_s.arg(one.name));
        } else {
            // rpm does not record the epoch of the source; nearly always it is the one of its packages.
            const auto colon = one.version.indexOf(u':');
            one.sourcePackage = source.package;
            one.sourceVersion = one.version.left(colon + 1) + source.version;
        }
    }
    if (!isNone(columns.architecture))
        one.architecture = shared(columns.architecture);
    if (!isNone(columns.vendor)) {
        one.publisher = shared(columns.vendor);
        if (one.publisher.isEmpty())
            m_skipped.addLine(Error::Code::BadValue, number, u"unreadable vendor of %1"_s.arg(one.name));
    }
    one.installed = dayOf(columns.installTime);
    one.module = isNone(columns.module) ? QString() : rpmModuleOf(QString::fromUtf8(columns.module));
    return one;
}

void RpmReader::add(QByteArrayView line, qsizetype number)
{
    if (line.isEmpty())
        return;
    Columns columns;
    if (line.size() > maxLineBytes || !readColumns(line, columns)) {
        m_skipped.addLine(Error::Code::BadValue, number, u"not a package as rpm lists it"_s);
        return;
    }
    if (isKey(columns))
        return;
    if (const auto fault = faultOf(columns); !fault.isEmpty()) {
        m_skipped.addLine(Error::Code::BadValue, number, fault);
        return;
    }
    m_list.software.append(software(columns, number));
    m_sourceTold.push_back(!isNone(columns.sourceRpm));
}

/** Where the list does not tell: from the same package of another architecture, and of the parts of a kernel by their
 *  names. @return how many are left, which are taken for their own source.
 */
qsizetype RpmReader::findSources()
{
    auto &software = m_list.software;
    QHash<std::pair<QString, QString>, qsizetype> told;
    for (qsizetype i = 0; i < software.size(); ++i) {
        if (m_sourceTold[size_t(i)])
            told.insert({software[i].name, software[i].version}, i);
    }
    qsizetype left = 0;
    for (qsizetype i = 0; i < software.size(); ++i) {
        if (m_sourceTold[size_t(i)])
            continue;
        auto &one = software[i];
        if (const auto sibling = told.constFind({one.name, one.version}); sibling != told.cend()) {
            one.sourcePackage = software[*sibling].sourcePackage;
            one.sourceVersion = software[*sibling].sourceVersion;
        } else if (isPartOfKernel(one.name)) {
            one.sourcePackage = u"kernel"_s;
        } else {
            ++left;
        }
    }
    return left;
}

SoftwareList RpmReader::finish(qsizetype *withoutSource) &&
{
    auto &software = m_list.software;
    *withoutSource = findSources();
    sortSoftware(software);
    // A repaired database may hold a package twice; that is still one set of files.
    const auto doubles = std::unique(software.begin(), software.end());
    software.erase(doubles, software.end());
    m_list.skipped = std::move(m_skipped).take();
    return std::move(m_list);
}

} // namespace

QString rpmQueryFormat()
{
    return u"%{NAME}\\t%{EPOCHNUM}\\t%{VERSION}\\t%{RELEASE}\\t%{ARCH}\\t%{SOURCERPM}\\t%{VENDOR}\\t%{INSTALLTIME}"
           "\\t%{MODULARITYLABEL}\\n"_s;
}

bool looksLikeRpmList(const QByteArray &bytes)
{
    auto lines = 0;
    auto good = 0;
    forEachLine(bytes, [&](QByteArrayView line, qsizetype) {
        Columns columns;
        if (line.isEmpty())
            return true;
        ++lines;
        if (line.size() <= maxLineBytes && readColumns(line, columns) && faultOf(columns).isEmpty())
            ++good;
        return lines < linesToRecognise;
    });
    return good > 0 && good * 2 > lines;
}

namespace {

Result<SoftwareList> readPackages(const QByteArray &bytes, const QString &where, const std::stop_token &stop,
                                  qsizetype *withoutSource)
{
    RpmReader reader(where);
    auto stopped = false;
    auto tooMany = false;
    forEachLine(bytes, [&](QByteArrayView line, qsizetype number) {
        stopped = number % linesPerStopCheck == 0 && stop.stop_requested();
        tooMany = reader.isFull();
        if (stopped || tooMany)
            return false;
        reader.add(line, number);
        return true;
    });
    if (stopped)
        return fail(Error::Code::Cancelled, where);
    if (tooMany)
        return fail(Error::Code::BadValue, where, u"more than %1 packages"_s.arg(maxPackages));
    auto list = std::move(reader).finish(withoutSource);
    if (list.software.isEmpty())
        return nothingListed(where, u"packages"_s, list.skipped, u"the list is empty"_s);
    return list;
}

} // namespace

Result<SoftwareList> readRpmPackages(const QByteArray &bytes, const QString &where, const std::stop_token &stop)
{
    qsizetype withoutSource = 0;
    return readPackages(bytes, where, stop, &withoutSource);
}

Result<Inventory> readRpmList(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    qsizetype withoutSource = 0;
    PW_TRY(auto list, readPackages(bytes, name, {}, &withoutSource));
    auto inventory = inventoryOf(std::move(list), now);
    inventory.machine.os = releaseOfPackages(inventory.software);
    inventory.machine.architecture = rpmMainArchitecture(inventory.software);
    inventory.machine.installedKernels = installedKernels(inventory.software);
    if (inventory.machine.os.id.isEmpty())
        inventory.notLookedAt.append({u"osRelease"_s, u"notPresent"_s, name});
    // Where advisories go by what is installed, nothing is missed.
    if (withoutSource > 0 && !namesBinaryPackages(dataSpaceOf(inventory.machine.os).ecosystem))
        inventory.notLookedAt.append({u"sourcePackages"_s, u"notRecorded"_s, u"%1 packages"_s.arg(withoutSource)});
    return inventory;
}

RpmSource readRpmSource(QStringView fileName)
{
    static const QRegularExpression form(u"^([!-~]+)-([!-,.-~]+-[!-,.-~]+)\\.(?:no)?src\\.rpm$"_s);
    const auto match = form.match(fileName.toString());
    return {match.captured(1), match.captured(2)};
}

QString rpmModuleOf(QStringView label)
{
    const auto parts = label.split(u':');
    return parts.size() < 2 || parts[0].isEmpty() || parts[1].isEmpty()
        ? QString()
        : parts[0].toString() + u':' + parts[1].toString();
}

QString debArchitectureOf(QStringView rpmArchitecture)
{
    struct Row {
        QStringView rpm;
        QStringView deb;
    };
    static constexpr std::array rows{
        Row{u"x86_64", u"amd64"},        Row{u"x86_64_v2", u"amd64"}, Row{u"x86_64_v3", u"amd64"},
        Row{u"aarch64", u"arm64"},       Row{u"i486", u"i386"},       Row{u"i586", u"i386"},
        Row{u"i686", u"i386"},           Row{u"athlon", u"i386"},     Row{u"ppc64le", u"ppc64el"},
        Row{u"armv7hl", u"armhf"},       Row{u"armv7hnl", u"armhf"},  Row{u"ppc", u"powerpc"},
        Row{u"loongarch64", u"loong64"},
    };
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const Row &row) { return row.rpm == rpmArchitecture; });
    return found == rows.end() ? rpmArchitecture.toString() : found->deb.toString();
}

QString rpmMainArchitecture(const QList<Software> &packages)
{
    return debArchitectureOf(commonestArchitecture(packages, u"noarch"));
}

} // namespace Patchwijzer
