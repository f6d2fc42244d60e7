// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/vulsresult.h"

#include "core/cpe.h"
#include "core/debsource.h"
#include "core/sortunique.h"
#include "core/windowsrelease.h"
#include "inventory/dpkgstatus.h"
#include "inventory/jsonoutline.h"
#include "inventory/jsonvalues.h"
#include "inventory/kernels.h"
#include "inventory/osrelease.h"
#include "inventory/rpmlist.h"
#include "inventory/softwarelist.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

using namespace JsonValues;

constexpr qsizetype maxRecords = 200'000; ///< The largest real machines have some 10,000 packages.
constexpr qsizetype maxErrorText = 300;

struct Family {
    QStringView name;
    QStringView id; ///< Of os-release.
    VersionScheme scheme;
};
/** @see future-architect/vuls, constant/constant.go */
constexpr std::array families{
    Family{u"alma", u"almalinux", VersionScheme::Rpm},
    Family{u"amazon", u"amzn", VersionScheme::Rpm},
    Family{u"centos", u"centos", VersionScheme::Rpm},
    Family{u"debian", u"debian", VersionScheme::Deb},
    Family{u"fedora", u"fedora", VersionScheme::Rpm},
    Family{u"opensuse", u"opensuse", VersionScheme::Rpm},
    Family{u"opensuse.leap", u"opensuse-leap", VersionScheme::Rpm},
    Family{u"opensuse.tumbleweed", u"opensuse-tumbleweed", VersionScheme::Rpm},
    Family{u"oracle", u"ol", VersionScheme::Rpm},
    Family{u"raspbian", u"raspbian", VersionScheme::Deb},
    Family{u"redhat", u"rhel", VersionScheme::Rpm},
    Family{u"rocky", u"rocky", VersionScheme::Rpm},
    Family{u"suse.linux.enterprise", u"sles", VersionScheme::Rpm},
    Family{u"suse.linux.enterprise.desktop", u"sled", VersionScheme::Rpm},
    Family{u"suse.linux.enterprise.micro", u"sle-micro", VersionScheme::Rpm},
    Family{u"suse.linux.enterprise.server", u"sles", VersionScheme::Rpm},
    Family{u"ubuntu", u"ubuntu", VersionScheme::Deb},
    Family{u"windows", u"windows", VersionScheme::Windows},
};

Family familyOf(const QString &name)
{
    const auto found =
        std::find_if(families.begin(), families.end(), [&](const Family &row) { return row.name == name; });
    return found == families.end() ? Family{{}, {}, VersionScheme::Unknown} : *found;
}

/** VERSION_ID of os-release for what vuls calls the release: "stream8", "7.7.1908", "9.0", "2023.3.20240312". */
OsRelease osOf(const QString &family, const QString &release)
{
    static const QRegularExpression firstNumber(u"\\d+"_s);
    const auto known = familyOf(family);
    auto id = known.id.isEmpty() ? family : known.id.toString();
    auto version = release;
    if (known.id == u"centos" || known.id == u"debian" || known.id == u"raspbian"
        || (known.id == u"amzn" && release != "2018.03"_L1))
        version = firstNumber.match(release).captured();
    if (known.id == u"opensuse" && release == "tumbleweed"_L1)
        id = u"opensuse-tumbleweed"_s;
    auto os = releaseOf(id, version);
    if (release.startsWith("stream"_L1))
        os.prettyName.replace("CentOS Linux"_L1, "CentOS Stream"_L1);
    return os;
}

struct SourcePackage {
    QString name;
    QString version;
};

/** The part of one result that is being read. */
class VulsReader
{
public:
    VulsReader(const QString &where, const Object &root)
        : m_root(root)
        , m_skipped(where)
        , m_family(familyOf(textAt(root, "family")))
    {
    }

    [[nodiscard]] Inventory read(const QDateTime &now);

private:
    void readSources();
    void readPackages();
    void addPackage(const Object &package, const QString &name);
    void addProgram(const Object &package, const QString &name);
    void takeSource(Software &one) const;
    void readWindows();
    void readKernel();
    void readProducts();
    void addProduct(const QString &cpe, qsizetype index);
    void readGaps();
    [[nodiscard]] QDateTime scannedAt(const QDateTime &now) const;

    Object m_root;
    Inventory m_inventory;
    SkippedRecords m_skipped;
    Family m_family;
    QHash<QString, SourcePackage> m_sources; ///< By binary package.
};

/** "0:1.2-3" is "1.2-3". */
QString withoutZeroEpoch(const QString &version)
{
    return version.startsWith("0:"_L1) ? version.mid(2) : version;
}

void VulsReader::readSources()
{
    const auto sources = objectAt(m_root, "SrcPackages");
    if (!sources)
        return;
    for (const auto field : *sources) {
        Object source;
        if (field.value.get(source))
            continue;
        const SourcePackage found{textAt(source, "name"), withoutZeroEpoch(textAt(source, "version"))};
        const auto binaries = arrayAt(source, "binaryNames");
        if (found.name.isEmpty() || found.version.isEmpty() || !binaries)
            continue;
        for (const auto binary : *binaries) {
            const auto name = textOf(binary);
            if (!name.isEmpty() && m_sources.size() < maxRecords)
                m_sources.insert(name, found);
        }
    }
}

void VulsReader::takeSource(Software &one) const
{
    beOwnSource(one);
    const auto source = m_sources.constFind(one.name);
    if (one.scheme == VersionScheme::Deb) {
        const auto field = source == m_sources.cend() ? QString() : u"%1 (%2)"_s.arg(source->name, source->version);
        auto deb = debSourceOf({one.name, one.version, field, {}});
        one.sourcePackage = std::move(deb.package);
        one.sourceVersion = std::move(deb.version);
        one.baseSourcePackage = std::move(deb.basePackage);
        one.baseSourceVersion = std::move(deb.baseVersion);
    } else if (source != m_sources.cend()) {
        one.sourcePackage = source->name;
        one.sourceVersion = source->version;
    }
}

void VulsReader::addPackage(const Object &package, const QString &name)
{
    const auto version = bytesAt(package, "version");
    const auto release = bytesAt(package, "release");
    const auto refuse = [&](const QString &detail) {
        m_skipped.add(Error::Code::BadValue, u"packages/"_s + name, detail);
    };
    if (!isWord(name.toUtf8()))
        return refuse(u"the package name is not one"_s);
    if (name == "gpg-pubkey"_L1)
        return; // A key of rpm, no software.
    if (!isWord(version) || (!release.isEmpty() && !isWord(release)))
        return refuse(u"the version is not one"_s);
    Software one;
    one.name = name;
    one.version = withoutZeroEpoch(QString::fromLatin1(version));
    if (!release.isEmpty())
        one.version += u'-' + QString::fromLatin1(release);
    one.scheme = m_family.scheme;
    one.source = u"vuls"_s;
    one.architecture = textAt(package, "arch");
    one.publisher = textAt(package, "vendor");
    if (one.scheme == VersionScheme::Rpm)
        one.module = rpmModuleOf(textAt(package, "modularitylabel"));
    takeSource(one);
    m_inventory.software.append(std::move(one));
}

void VulsReader::addProgram(const Object &package, const QString &name)
{
    Software one;
    one.name = name;
    one.version = textAt(package, "version");
    one.scheme = VersionScheme::Windows;
    one.source = u"vuls"_s;
    one.kind = SoftwareKind::Program;
    one.publisher = textAt(package, "vendor");
    beOwnSource(one);
    m_inventory.software.append(std::move(one));
}

void VulsReader::readPackages()
{
    const auto packages = objectAt(m_root, "packages");
    if (!packages)
        return;
    QSet<QString> names;
    for (const auto field : *packages) {
        const auto key = personText({field.key.data(), qsizetype(field.key.size())}).value_or(QString());
        const auto place = u"packages/"_s + key;
        Object package;
        if (field.value.get(package)) {
            m_skipped.add(Error::Code::BadValue, place, u"expected an object"_s);
            continue;
        }
        auto name = textAt(package, "name");
        if (name.isEmpty())
            name = key;
        if (name.isEmpty() || names.contains(key) || names.size() >= maxRecords) {
            m_skipped.add(Error::Code::BadValue, place, u"no name, or one that is there twice"_s);
            continue;
        }
        names.insert(key);
        if (m_family.scheme == VersionScheme::Windows)
            addProgram(package, name);
        else
            addPackage(package, name);
    }
    if (m_family.scheme == VersionScheme::Unknown && !m_inventory.software.isEmpty())
        m_inventory.notLookedAt.append({u"versionOrder"_s, u"notSupportedYet"_s, textAt(m_root, "family")});
}

/** KB numbers, each once. */
QList<QString> numbersAt(const Object &object, std::string_view key)
{
    QList<QString> numbers;
    const auto array = arrayAt(object, key);
    if (!array)
        return numbers;
    static const QRegularExpression number(u"^(?:KB)?(\\d{5,8})$"_s);
    for (const auto item : *array) {
        const auto match = number.match(textOf(item));
        if (match.hasMatch() && numbers.size() < maxRecords)
            numbers.append(match.captured(1));
    }
    sortUnique(&numbers);
    return numbers;
}

void VulsReader::readWindows()
{
    // "6.1.7601" of older ones has no revision: then the build is as it is told.
    const auto advisoryName = textAt(m_root, "release");
    const auto kernel = objectAt(m_root, "runningKernel");
    const auto build = kernel ? textAt(*kernel, "version") : QString();
    auto facts = windowsFactsOf(advisoryName);
    if (facts)
        setWindowsBuild(&*facts, build);
    auto release = facts ? windowsReleaseFrom(*facts) : WindowsRelease{};
    // How vuls itself looks it up; the build only says it more exactly.
    release.advisoryName = advisoryName;
    if (release.build.isEmpty())
        release.build = build;
    if (const auto updates = objectAt(m_root, "windowsKB")) {
        release.installedUpdates = numbersAt(*updates, "applied");
        release.missingUpdates = numbersAt(*updates, "unapplied");
        release.updatesKnown = !release.installedUpdates.isEmpty() || !release.missingUpdates.isEmpty();
    }
    auto &machine = m_inventory.machine;
    machine.os.id = u"windows"_s;
    machine.os.prettyName = release.advisoryName;
    machine.os.versionId = release.build;
    machine.architecture = release.architecture == "x64"_L1 ? u"amd64"_s
        : release.architecture == "32-bit"_L1               ? u"i386"_s
                                                            : release.architecture.toLower();
    machine.windows = std::move(release);
}

void VulsReader::readKernel()
{
    auto &machine = m_inventory.machine;
    const auto &software = m_inventory.software;
    machine.installedKernels = installedKernels(software);
    machine.architecture =
        m_family.scheme == VersionScheme::Rpm ? rpmMainArchitecture(software) : mainArchitecture(software);
    const auto kernel = objectAt(m_root, "runningKernel");
    if (!kernel)
        return;
    // A container runs on the kernel of its host.
    const auto container = objectAt(m_root, "container");
    if (!container || textAt(*container, "containerID").isEmpty())
        machine.runningKernel = textAt(*kernel, "release");
    if (machine.architecture.isEmpty() && m_family.scheme == VersionScheme::Deb) {
        static const QRegularExpression ending(u"-(amd64|arm64|armhf|i386|ppc64el|riscv64|s390x)$"_s);
        machine.architecture = ending.match(machine.runningKernel).captured(1);
    }
    const auto build = u"Debian "_s + textAt(*kernel, "version");
    machine.restartPending =
        flagAt(*kernel, "rebootRequired") || newerKernelInstalled(software, machine.runningKernel, build);
}

void VulsReader::addProduct(const QString &text, qsizetype index)
{
    const auto cpe = parseCpe(text);
    if (!cpe) {
        m_skipped.add(Error::Code::BadValue, u"cpeNames/%1"_s.arg(index), u"not a CPE"_s);
        return;
    }
    const auto readable = [](QString part) { return part.replace(u'_', u' '); };
    const auto known = [](const QString &part) { return part != "*"_L1 && part != "-"_L1; };
    Software one;
    one.name = readable(cpe->product);
    one.publisher = readable(cpe->vendor);
    one.version = known(cpe->version) ? cpe->version : QString();
    one.scheme = VersionScheme::Generic;
    one.source = u"vuls"_s;
    one.kind = cpe->part == "a"_L1 ? SoftwareKind::Program : SoftwareKind::Device;
    addIdentifier(one, SoftwareIdentifier::Kind::Cpe, text);
    beOwnSource(one);
    m_inventory.software.append(std::move(one));
}

/** The settings of vuls name every machine of a firm; only this one's products count. */
void VulsReader::readProducts()
{
    const auto config = objectAt(m_root, "config");
    const auto scan = config ? objectAt(*config, "scan") : std::nullopt;
    const auto servers = scan ? objectAt(*scan, "servers") : std::nullopt;
    const auto server = servers ? objectAt(*servers, bytesAt(m_root, "serverName").toStdString()) : std::nullopt;
    const auto names = server ? arrayAt(*server, "cpeNames") : std::nullopt;
    if (!names)
        return;
    qsizetype index = 0;
    for (const auto name : *names) {
        if (index < maxRecords)
            addProduct(textOf(name), index++);
    }
}

/** What vuls lists that we have no reader for, and what it could not find out itself. */
void VulsReader::readGaps()
{
    for (const auto &[key, what] :
         {std::pair{"libraries", u"libraries"}, std::pair{"WordPressPackages", u"wordpress"}}) {
        const auto list = arrayAt(m_root, key);
        if (list && list->size() > 0)
            m_inventory.notLookedAt.append({QStringView(what).toString(), u"notSupportedYet"_s, {}});
    }
    const auto errors = arrayAt(m_root, "errors");
    if (!errors)
        return;
    for (const auto error : *errors) {
        const auto text = textOf(error).left(maxErrorText);
        if (!text.isEmpty())
            m_skipped.add(Error::Code::ToolFailed, u"errors"_s, u"vuls: "_s + text);
    }
}

/** Go writes more decimals of a second than Qt reads. */
QDateTime VulsReader::scannedAt(const QDateTime &now) const
{
    static const QRegularExpression decimals(u"\\.\\d+"_s);
    const auto time = QDateTime::fromString(textAt(m_root, "scannedAt").remove(decimals), Qt::ISODate).toUTC();
    return time.isValid() && time.date().year() > 2000 && time <= now ? time : now.toUTC();
}

Inventory VulsReader::read(const QDateTime &now)
{
    const auto family = textAt(m_root, "family");
    m_inventory.takenAt = scannedAt(now);
    readSources();
    readPackages();
    if (m_family.scheme == VersionScheme::Windows) {
        readWindows();
    } else if (family != "pseudo"_L1) {
        m_inventory.machine.os = osOf(family, textAt(m_root, "release"));
        readKernel();
    }
    readProducts();
    readGaps();
    sortSoftware(m_inventory.software);
    m_inventory.skipped = std::move(m_skipped).take();
    return std::move(m_inventory);
}

} // namespace

bool looksLikeVulsResult(const QByteArray &bytes)
{
    const JsonOutline outline(bytes);
    return outline.isObject() && outline.has("jsonVersion") && outline.has("serverName") && outline.has("family");
}

Result<Inventory> readVulsResult(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    simdjson::dom::parser parser;
    PW_TRY(const auto element, parse(parser, bytes, name));
    Object root;
    if (!looksLikeVulsResult(bytes) || element.get(root))
        return fail(Error::Code::UnknownFormat, name, u"not a result of vuls"_s);
    if (hasRepeatedKey(root))
        return fail(Error::Code::BadValue, name, u"a key is given twice"_s);
    auto inventory = VulsReader(name, root).read(now);
    if (inventory.software.isEmpty() && !inventory.machine.windows)
        return nothingListed(name, u"packages"_s, inventory.skipped, u"vuls lists none"_s);
    return inventory;
}

} // namespace Patchwijzer
