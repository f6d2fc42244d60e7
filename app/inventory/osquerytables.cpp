// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/osquerytables.h"

#include "core/debsource.h"
#include "inventory/osqueryprograms.h"
#include "inventory/releasename.h"
#include "inventory/rpmlist.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

void readOsVersion(const DocumentNode &row, const QString &, OsquerySystem &system, InventoryBuilder &builder)
{
    const auto platform = row.text("platform").toLower();
    const auto name = row.text("name");
    if (platform == "windows"_L1 || name.contains("Windows"_L1)) {
        system.isWindows = true;
        auto &facts = system.windows;
        if (!setWindowsBuild(&facts, row.text("version")))
            facts.build = row.text("build").toInt();
        if (const auto revision = row["revision"].number(); revision > 0 && revision < 100'000)
            facts.ubr = static_cast<int>(revision);
        facts.server = name.contains("Server"_L1);
        facts.edition = windowsEditionOf(name);
        facts.architecture = row.text("arch");
        return;
    }
    auto &os = builder.machine().os;
    if (platform == "darwin"_L1 || name.contains("macOS"_L1) || name.contains("Mac OS"_L1)) {
        os.id = u"macos"_s;
        os.versionId = row.text("version");
        os.prettyName = name + u' ' + os.versionId;
        builder.note(u"macos"_s, u"notSupportedYet"_s, os.prettyName);
        return;
    }
    os = releaseOfNames(name, row.text("version") + u' ' + row.text("codename"), {});
    if (os.id.isEmpty()) {
        os = releaseOfNames(platform, row.text("version"), {});
        os.prettyName = name + u' ' + row.text("version");
    }
    if (builder.machine().architecture.isEmpty())
        builder.machine().architecture = debArchitectureOf(row.text("arch"));
}

void readSystemInfo(const DocumentNode &row, const QString &, OsquerySystem &system, InventoryBuilder &builder)
{
    static const QRegularExpression known(u"^(x86_64h?|aarch64|arm64e?|i[3-6]86|ppc64le|s390x|armv7l|riscv64)$"_s);
    auto type = row.text("cpu_type").toLower();
    if (!known.match(type).hasMatch())
        return;
    if (type.startsWith("arm64"_L1) || type == "x86_64h"_L1)
        type.chop(type.back() == u'e' || type.back() == u'h' ? 1 : 0);
    builder.machine().architecture = debArchitectureOf(type);
    if (system.windows.architecture.isEmpty())
        system.windows.architecture = type;
}

/** Of Windows it names a file whose number does not follow the release. */
void readKernelInfo(const DocumentNode &row, const QString &, OsquerySystem &, InventoryBuilder &builder)
{
    static const QRegularExpression linux(u"^\\d+\\.\\d+\\.\\d+-\\S+$|^\\d+\\.\\d+\\.\\d+\\.(?:fc|el)\\S+$"_s);
    const auto version = row.text("version");
    if (linux.match(version).hasMatch())
        builder.machine().runningKernel = version;
}

void readDebPackage(const DocumentNode &row, const QString &place, OsquerySystem &, InventoryBuilder &builder)
{
    const auto status = row.text("status");
    if (!status.isEmpty() && !status.endsWith(" installed"_L1) && !status.contains("triggers"_L1)
        && !status.contains("half"_L1) && !status.contains("unpacked"_L1))
        return; // Only its settings remain.
    Software one;
    one.name = row.text("name");
    one.version = row.text("version");
    one.scheme = VersionScheme::Deb;
    one.source = u"osquery"_s;
    one.architecture = row.text("arch");
    one.section = row.text("section");
    one.held = status.startsWith("hold "_L1);
    const auto sourceField = row.text("source");
    const auto source = debSourceOf({one.name, one.version, sourceField, {}});
    one.sourcePackage = source.package;
    one.sourceVersion = source.version;
    one.baseSourcePackage = source.basePackage;
    one.baseSourceVersion = source.baseVersion;
    if (const auto kibibytes = row["size"].number(); kibibytes >= 0 && kibibytes < (qint64{1} << 40))
        one.installedSizeBytes = kibibytes * 1024;
    builder.add(std::move(one), place);
}

void readRpmPackage(const DocumentNode &row, const QString &place, OsquerySystem &, InventoryBuilder &builder)
{
    Software one;
    one.name = row.text("name");
    if (one.name == "gpg-pubkey"_L1)
        return; // A key that rpm keeps among its packages.
    const auto release = row.text("release");
    const auto evr = row.text("version") + (release.isEmpty() ? QString() : u'-' + release);
    const auto epoch = row["epoch"].number();
    one.version = epoch > 0 ? QString::number(epoch) + u':' + evr : evr;
    one.epochKnown = row["epoch"].exists();
    one.scheme = VersionScheme::Rpm;
    one.source = u"osquery"_s;
    one.architecture = row.text("arch");
    one.publisher = row.text("vendor");
    one.installedSizeBytes = row["size"].number();
    if (const auto seconds = row["install_time"].number(); seconds > 0 && seconds < (qint64{1} << 36))
        one.installed = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).date();
    const auto source = readRpmSource(row.text("source"));
    one.sourcePackage = source.package;
    // rpm does not record the epoch of the source; nearly always it is the one of its packages.
    one.sourceVersion =
        epoch > 0 && !source.version.isEmpty() ? QString::number(epoch) + u':' + source.version : source.version;
    builder.add(std::move(one), place);
}

void readPatch(const DocumentNode &row, const QString &, OsquerySystem &system, InventoryBuilder &)
{
    static const QRegularExpression number(u"^KB(\\d{5,8})$"_s, QRegularExpression::CaseInsensitiveOption);
    system.updatesKnown = true;
    if (const auto match = number.match(row.text("hotfix_id")); match.hasMatch())
        system.installedUpdates.append(match.captured(1));
}

/** Of the registry only what makes the build of Windows whole. */
void readRegistryRow(const DocumentNode &row, const QString &, OsquerySystem &system, InventoryBuilder &)
{
    const auto path = row.text("path").toLower() + u'\\' + row.text("key").toLower();
    const auto value = row["data"].number();
    if (!path.contains("\\windows nt\\currentversion"_L1) || value < 0 || value > 1'000'000)
        return;
    const auto name = row.text("name").toLower();
    if (name == "ubr"_L1)
        system.windows.ubr = static_cast<int>(value);
    else if (name == "currentbuild"_L1 && system.windows.build == 0)
        system.windows.build = static_cast<int>(value);
    else
        return;
    system.isWindows = true;
}

const std::array tables{
    OsqueryTable{"os_version", {"platform", "platform_like", "codename"}, {"version"}, readOsVersion},
    OsqueryTable{"system_info", {"cpu_type", "hardware_model", "computer_name"}, {}, readSystemInfo},
    OsqueryTable{"kernel_info", {"arguments", "device"}, {"version"}, readKernelInfo},
    OsqueryTable{
        "deb_packages", {"maintainer", "revision", "section", "priority", "admindir"}, {"name"}, readDebPackage},
    OsqueryTable{"rpm_packages", {"release", "sha1", "epoch", "package_group"}, {"name"}, readRpmPackage},
    OsqueryTable{"patches", {"hotfix_id"}, {}, readPatch},
    OsqueryTable{"programs",
                 {"identifying_number", "uninstall_string", "install_location", "install_source", "install_date",
                  "upgrade_code", "package_family_name"},
                 {"name"},
                 readOsqueryProgram},
    OsqueryTable{"apps", {"bundle_identifier", "bundle_short_version"}, {}, readOsqueryMacApp},
    OsqueryTable{"registry", {"data"}, {"path"}, readRegistryRow},
    OsqueryTable{"npm_packages", {"homepage", "pid_with_namespace"}, {"name", "directory"}, readOsqueryNodeModule},
    OsqueryTable{"python_packages", {"directory"}, {"name", "license"}, readOsqueryPythonModule},
    OsqueryTable{"chocolatey_packages", {"summary"}, {"name", "license"}, readOsqueryChocolatey},
    OsqueryTable{"homebrew_packages", {"prefix", "auto_updates", "app_name"}, {"name"}, readOsqueryHomebrew},
};

} // namespace

const OsqueryTable *osqueryTableNamed(QByteArrayView name)
{
    const OsqueryTable *best = nullptr;
    for (const auto &table : tables) {
        const QByteArrayView word(table.name.data(), static_cast<qsizetype>(table.name.size()));
        if (name.contains(word) && (best == nullptr || best->name.size() < table.name.size()))
            best = &table;
    }
    return best;
}

const OsqueryTable *osqueryTableWith(const QList<QByteArray> &columns)
{
    const auto has = [&](std::string_view column) {
        return columns.contains(QByteArrayView(column.data(), static_cast<qsizetype>(column.size())));
    };
    const auto found = std::find_if(tables.begin(), tables.end(), [&](const OsqueryTable &table) {
        return std::any_of(table.columns.begin(), table.columns.end(), has)
            && std::all_of(table.needed.begin(), table.needed.end(), has);
    });
    return found == tables.end() ? nullptr : &*found;
}

} // namespace Patchwijzer
