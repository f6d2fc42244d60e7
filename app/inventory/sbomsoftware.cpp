// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/sbomsoftware.h"

#include "core/cpe.h"
#include "core/debsource.h"
#include "inventory/modulepath.h"
#include "inventory/rpmlist.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

using Kind = SoftwareIdentifier::Kind;

struct PackageType {
    QStringView purlType;
    SoftwareKind kind;
    VersionScheme scheme;
};
constexpr std::array packageTypes{
    PackageType{u"deb", SoftwareKind::Package, VersionScheme::Deb},
    PackageType{u"rpm", SoftwareKind::Package, VersionScheme::Rpm},
    PackageType{u"apk", SoftwareKind::Package, VersionScheme::Unknown},
    PackageType{u"alpm", SoftwareKind::Package, VersionScheme::Unknown},
    PackageType{u"npm", SoftwareKind::Library, VersionScheme::Semver},
    PackageType{u"cargo", SoftwareKind::Library, VersionScheme::Semver},
    PackageType{u"nuget", SoftwareKind::Library, VersionScheme::Semver},
    PackageType{u"chocolatey", SoftwareKind::Program, VersionScheme::Windows},
};

const PackageType *packageTypeOf(QStringView purlType)
{
    const auto found = std::find_if(packageTypes.begin(), packageTypes.end(),
                                    [&](const PackageType &row) { return row.purlType == purlType; });
    return found == packageTypes.end() ? nullptr : &*found;
}

bool isEpoch(const QString &text)
{
    return !text.isEmpty() && text.size() <= 10
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/** The epoch stands in front of the version, in a qualifier, or is told by the tool beside it. */
void setVersion(Software &one, const SbomComponent &component, const PackageUrl &purl)
{
    one.version = purl.version.isEmpty() ? component.version : purl.version;
    auto epoch = purl.qualifier(u"epoch");
    if (epoch.isEmpty() && component.version.contains(u':'))
        epoch = component.version.section(u':', 0, 0);
    if (epoch.isEmpty())
        epoch = component.epoch;
    const auto isKnown = isEpoch(epoch) || one.version.contains(u':');
    if (isEpoch(epoch) && epoch.toLongLong() > 0 && !one.version.contains(u':'))
        one.version = epoch + u':' + one.version;
    // Tools leave out an epoch of 0, and some of them every epoch; dpkg's is part of the version.
    one.epochKnown = one.scheme != VersionScheme::Rpm || isKnown;
}

/** `upstream` as syft writes it: "openssl", "openssl@3.0.11-1" or "openssl-3.0.7-24.el9.src.rpm". */
void setSource(Software &one, const SbomComponent &component, const PackageUrl &purl)
{
    const auto upstream = purl.qualifier(u"upstream");
    one.sourcePackage = component.sourcePackage;
    one.sourceVersion = component.sourceVersion;
    if (one.scheme == VersionScheme::Rpm) {
        const auto source = readRpmSource(upstream.isEmpty() ? component.sourcePackage : upstream);
        if (!source.package.isEmpty()) {
            one.sourcePackage = source.package;
            one.sourceVersion = source.version;
        }
        const auto epoch = one.version.contains(u':') ? one.version.section(u':', 0, 0) + u':' : QString();
        if (!one.sourceVersion.isEmpty() && !one.sourceVersion.contains(u':'))
            one.sourceVersion.prepend(epoch);
        return;
    }
    if (one.sourcePackage.isEmpty() && !upstream.isEmpty()) {
        one.sourcePackage = upstream.section(u'@', 0, 0);
        one.sourceVersion = upstream.section(u'@', 1);
    }
    if (one.scheme != VersionScheme::Deb)
        return;
    const auto field =
        one.sourceVersion.isEmpty() ? one.sourcePackage : one.sourcePackage + u" ("_s + one.sourceVersion + u')';
    // syft names the source only where it differs from the package; so does dpkg.
    const auto source = debSourceOf({one.name, one.version, field, {}});
    one.sourcePackage = source.package;
    one.sourceVersion = source.version;
    one.baseSourcePackage = source.basePackage;
    one.baseSourceVersion = source.baseVersion;
}

void fillPackage(Software &one, const SbomComponent &component, const PackageUrl &purl)
{
    one.name = purl.name;
    setVersion(one, component, purl);
    setSource(one, component, purl);
    one.architecture = purl.qualifier(u"arch");
    auto label = purl.qualifier(u"modularitylabel");
    if (label.isEmpty())
        label = purl.qualifier(u"rpmmod");
    if (label.isEmpty())
        label = component.module;
    one.module = rpmModuleOf(label);
}

QString moduleName(const PackageUrl &purl)
{
    if (purl.space.isEmpty())
        return purl.name;
    return purl.space + (purl.type == "maven"_L1 ? u':' : u'/') + purl.name;
}

SoftwareKind kindOf(SbomComponent::Type type, bool hasPurl)
{
    switch (type) {
    case SbomComponent::Type::Application:
        return hasPurl ? SoftwareKind::Library : SoftwareKind::Program;
    case SbomComponent::Type::Firmware:
        return SoftwareKind::Firmware;
    case SbomComponent::Type::Device:
        return SoftwareKind::Device;
    default:
        return SoftwareKind::Library;
    }
}

void fillModule(Software &one, const SbomComponent &component, const std::optional<PackageUrl> &purl)
{
    one.name = component.name;
    one.version = component.version;
    one.kind = kindOf(component.type, purl && purl->type != "generic"_L1 && purl->type != "github"_L1);
    if (purl) {
        const auto *type = packageTypeOf(purl->type);
        one.scheme = type == nullptr ? VersionScheme::Generic : type->scheme;
        if (type != nullptr && component.type != SbomComponent::Type::Firmware)
            one.kind = type->kind;
        if (purl->type != "generic"_L1)
            one.name = moduleName(*purl);
        if (one.version.isEmpty())
            one.version = purl->version;
        one.owner = ownerOfModule(purl->type, purl->name, component.location);
    } else if (!component.group.isEmpty()) {
        one.name = component.group + u'/' + component.name;
    }
    beOwnSource(one);
}

} // namespace

bool isDistributionType(QStringView purlType)
{
    const auto *type = packageTypeOf(purlType);
    return type != nullptr && type->kind == SoftwareKind::Package;
}

VersionScheme distributionScheme(QStringView purlType)
{
    const auto *type = packageTypeOf(purlType);
    return type == nullptr ? VersionScheme::Unknown : type->scheme;
}

Software softwareOfComponent(const SbomComponent &component, const std::optional<PackageUrl> &purl)
{
    Software one;
    one.publisher = component.publisher;
    one.location = component.location;
    if (purl && isDistributionType(purl->type)) {
        one.kind = SoftwareKind::Package;
        one.scheme = distributionScheme(purl->type);
        fillPackage(one, component, *purl);
    } else {
        fillModule(one, component, purl);
    }
    if (purl)
        addIdentifier(one, Kind::Purl, component.purl);
    for (const auto &cpe : component.cpes) {
        if (parseCpe(cpe))
            addIdentifier(one, Kind::Cpe, cpe);
    }
    return one;
}

} // namespace Patchwijzer
