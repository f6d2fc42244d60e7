// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/osqueryprograms.h"

#include "inventory/modulepath.h"

#include <QRegularExpression>

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

QDate dateOf(const QString &text)
{
    const auto compact = QDate::fromString(text, u"yyyyMMdd"_s);
    return compact.isValid() ? compact : QDate::fromString(text.left(10), u"yyyy-MM-dd"_s);
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
    auto one = programOfRow(row, VersionScheme::Windows);
    static const QRegularExpression update(u"\\(KB\\d{6,8}\\)|^KB\\d{6,8}$"_s);
    system.isWindows = true;
    if (update.match(one.name).hasMatch())
        return; // No program: a row of an update. @see facts: PLATFORMS 7.1
    one.publisher = row.text("publisher");
    one.location = row.text("install_location");
    one.installed = dateOf(row.text("install_date"));
    // Only programs of the whole computer and of the user who asked are there; which of both is not told.
    addIdentifier(one, Kind::ProductCode, row.text("identifying_number").toLower());
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
