// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/osqueryprograms.h"

#include "inventory/modulepath.h"
#include "inventory/windows/arprules.h"

#include <variant>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

using Kind = SoftwareIdentifier::Kind;

Software programOfRow(const DocumentNode &row, VersionScheme scheme)
{
    Software one;
    one.name = row.text("name");
    one.version = row.text("version");
    one.kind = SoftwareKind::Program;
    one.scheme = scheme;
    one.source = u"osquery"_s;
    beOwnSource(one);
    return one;
}

Software moduleOfRow(const DocumentNode &row, const QString &type)
{
    auto one = programOfRow(row, type == "npm"_L1 ? VersionScheme::Semver : VersionScheme::Generic);
    one.kind = SoftwareKind::Library;
    one.publisher = row.text("author");
    one.location = row.text("path");
    if (one.location.isEmpty())
        one.location = row.text("directory");
    one.owner = ownerOfModule(type, one.name, one.location);
    if (!one.name.isEmpty() && !one.version.isEmpty())
        addIdentifier(one, Kind::Purl, modulePurl(type, one.name, one.version));
    return one;
}

} // namespace

void readOsqueryProgram(const DocumentNode &row, const QString &place, OsquerySystem &system, InventoryBuilder &builder)
{
    system.isWindows = true;
    UninstallKey key;
    key.name = row.text("identifying_number");
    key.displayName = row.text("name");
    key.displayVersion = row.text("version");
    key.publisher = row.text("publisher");
    key.installLocation = row.text("install_location");
    key.installDate = row.text("install_date");
    const auto program = programOf(key);
    if (const auto *none = std::get_if<NotAProgram>(&program)) {
        if (none->reason == NotAProgram::Reason::NoName)
            builder.skip(Error::Code::MissingField, place, u"no name"_s);
        return;
    }
    // Programs of the whole computer and of whoever is signed in stand together; which of both is not told.
    auto one = std::get<Software>(program);
    one.source = u"osquery"_s;
    addIdentifier(one, Kind::UpgradeCode, row.text("upgrade_code").toLower());
    addIdentifier(one, Kind::PackageFamily, row.text("package_family_name"));
    builder.add(std::move(one), place);
}

void readOsqueryChocolatey(const DocumentNode &row, const QString &place, OsquerySystem &system,
                           InventoryBuilder &builder)
{
    system.isWindows = true;
    auto one = programOfRow(row, VersionScheme::Windows);
    one.publisher = row.text("author");
    one.location = row.text("path");
    if (!one.name.isEmpty() && !one.version.isEmpty())
        addIdentifier(one, Kind::Purl, modulePurl(u"chocolatey"_s, one.name, one.version));
    builder.add(std::move(one), place);
}

void readOsqueryMacApp(const DocumentNode &row, const QString &place, OsquerySystem &, InventoryBuilder &builder)
{
    auto one = programOfRow(row, VersionScheme::Generic);
    if (one.name.endsWith(".app"_L1))
        one.name.chop(4);
    one.version = row.text("bundle_short_version");
    if (one.version.isEmpty())
        one.version = row.text("bundle_version");
    beOwnSource(one);
    one.location = row.text("path");
    builder.add(std::move(one), place);
}

void readOsqueryHomebrew(const DocumentNode &row, const QString &place, OsquerySystem &, InventoryBuilder &builder)
{
    auto one = programOfRow(row, VersionScheme::Generic);
    one.location = row.text("path");
    builder.note(u"homebrew"_s, u"notSupportedYet"_s, {});
    builder.add(std::move(one), place);
}

void readOsqueryPythonModule(const DocumentNode &row, const QString &place, OsquerySystem &, InventoryBuilder &builder)
{
    builder.add(moduleOfRow(row, u"pypi"_s), place);
}

void readOsqueryNodeModule(const DocumentNode &row, const QString &place, OsquerySystem &, InventoryBuilder &builder)
{
    builder.add(moduleOfRow(row, u"npm"_s), place);
}

} // namespace Patchwijzer
