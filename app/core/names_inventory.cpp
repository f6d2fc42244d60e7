// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nametable.h"

// What is installed, and what is said of it.
namespace Patchwijzer {

template<>
struct Names<SoftwareKind> {
    static constexpr std::array rows{
        Row<SoftwareKind>{SoftwareKind::Package, u"package"},
        Row<SoftwareKind>{SoftwareKind::Program, u"program"},
        Row<SoftwareKind>{SoftwareKind::OperatingSystem, u"operatingSystem"},
        Row<SoftwareKind>{SoftwareKind::Firmware, u"firmware"},
        Row<SoftwareKind>{SoftwareKind::Library, u"library"},
        Row<SoftwareKind>{SoftwareKind::Device, u"device"},
    };
};

template<>
struct Names<VersionOrigin> {
    static constexpr std::array rows{
        Row<VersionOrigin>{VersionOrigin::Recorded, u"recorded"},
        Row<VersionOrigin>{VersionOrigin::DisplayName, u"displayName"},
        Row<VersionOrigin>{VersionOrigin::VersionParts, u"versionParts"},
        Row<VersionOrigin>{VersionOrigin::MsiNumber, u"msiNumber"},
        Row<VersionOrigin>{VersionOrigin::Suffix, u"suffix"},
    };
};

template<>
struct Names<SoftwareIdentifier::Kind> {
    static constexpr std::array rows{
        Row<SoftwareIdentifier::Kind>{SoftwareIdentifier::Kind::Winget, u"winget"},
        Row<SoftwareIdentifier::Kind>{SoftwareIdentifier::Kind::ProductCode, u"productCode"},
        Row<SoftwareIdentifier::Kind>{SoftwareIdentifier::Kind::UpgradeCode, u"upgradeCode"},
        Row<SoftwareIdentifier::Kind>{SoftwareIdentifier::Kind::PackageFamily, u"packageFamily"},
        Row<SoftwareIdentifier::Kind>{SoftwareIdentifier::Kind::Cpe, u"cpe"},
        Row<SoftwareIdentifier::Kind>{SoftwareIdentifier::Kind::Purl, u"purl"},
        Row<SoftwareIdentifier::Kind>{SoftwareIdentifier::Kind::FlatpakId, u"flatpakId"},
        Row<SoftwareIdentifier::Kind>{SoftwareIdentifier::Kind::SnapName, u"snapName"},
        Row<SoftwareIdentifier::Kind>{SoftwareIdentifier::Kind::OfficeProduct, u"officeProduct"},
        Row<SoftwareIdentifier::Kind>{SoftwareIdentifier::Kind::OfficeChannel, u"officeChannel"},
        Row<SoftwareIdentifier::Kind>{SoftwareIdentifier::Kind::FirmwareGuid, u"firmwareGuid"},
        Row<SoftwareIdentifier::Kind>{SoftwareIdentifier::Kind::DesktopEntry, u"desktopEntry"},
        Row<SoftwareIdentifier::Kind>{SoftwareIdentifier::Kind::KnownDevice, u"knownDevice"},
    };
};

template<>
struct Names<InstallScope> {
    static constexpr std::array rows{
        Row<InstallScope>{InstallScope::Unknown, u"unknown"},
        Row<InstallScope>{InstallScope::Machine, u"machine"},
        Row<InstallScope>{InstallScope::User, u"user"},
    };
};

template<>
struct Names<DeviceKind> {
    static constexpr std::array rows{
        Row<DeviceKind>{DeviceKind::Router, u"router"}, Row<DeviceKind>{DeviceKind::Firewall, u"firewall"},
        Row<DeviceKind>{DeviceKind::Nas, u"nas"},       Row<DeviceKind>{DeviceKind::Printer, u"printer"},
        Row<DeviceKind>{DeviceKind::Camera, u"camera"}, Row<DeviceKind>{DeviceKind::CashRegister, u"cashRegister"},
        Row<DeviceKind>{DeviceKind::Phone, u"phone"},   Row<DeviceKind>{DeviceKind::Other, u"other"},
    };
};

template<>
struct Names<DeviceManager> {
    static constexpr std::array rows{
        Row<DeviceManager>{DeviceManager::Unknown, u"unknown"},
        Row<DeviceManager>{DeviceManager::Owner, u"owner"},
        Row<DeviceManager>{DeviceManager::Supplier, u"supplier"},
        Row<DeviceManager>{DeviceManager::Provider, u"provider"},
    };
};

template<>
struct Names<IdentityRung> {
    static constexpr std::array rows{
        Row<IdentityRung>{IdentityRung::DistributionPackage, u"distributionPackage"},
        Row<IdentityRung>{IdentityRung::SystemBuild, u"systemBuild"},
        Row<IdentityRung>{IdentityRung::ExactIdentifier, u"exactIdentifier"},
        Row<IdentityRung>{IdentityRung::Curated, u"curated"},
        Row<IdentityRung>{IdentityRung::VendorAndName, u"vendorAndName"},
        Row<IdentityRung>{IdentityRung::NameOnly, u"nameOnly"},
        Row<IdentityRung>{IdentityRung::Unknown, u"unknown"},
    };
};

template<>
struct Names<ClaimAuthority> {
    static constexpr std::array rows{
        Row<ClaimAuthority>{ClaimAuthority::Vendor, u"vendor"},
        Row<ClaimAuthority>{ClaimAuthority::Distribution, u"distribution"},
        Row<ClaimAuthority>{ClaimAuthority::Osv, u"osv"},
        Row<ClaimAuthority>{ClaimAuthority::Cna, u"cna"},
        Row<ClaimAuthority>{ClaimAuthority::Adp, u"adp"},
        Row<ClaimAuthority>{ClaimAuthority::Nvd, u"nvd"},
        Row<ClaimAuthority>{ClaimAuthority::Mention, u"mention"},
    };
};

template<>
struct Names<ClaimStatus> {
    static constexpr std::array rows{
        Row<ClaimStatus>{ClaimStatus::Affected, u"affected"},
        Row<ClaimStatus>{ClaimStatus::NotAffected, u"notAffected"},
        Row<ClaimStatus>{ClaimStatus::Fixed, u"fixed"},
        Row<ClaimStatus>{ClaimStatus::UnderInvestigation, u"underInvestigation"},
        Row<ClaimStatus>{ClaimStatus::Unknown, u"unknown"},
    };
};

QString nameOf(SoftwareKind value)
{
    return lookUp(value);
}

template std::optional<SoftwareKind> fromName<SoftwareKind>(QStringView name);

QString nameOf(VersionOrigin value)
{
    return lookUp(value);
}

template std::optional<VersionOrigin> fromName<VersionOrigin>(QStringView name);

QString nameOf(SoftwareIdentifier::Kind value)
{
    return lookUp(value);
}

template std::optional<SoftwareIdentifier::Kind> fromName<SoftwareIdentifier::Kind>(QStringView name);

QString nameOf(InstallScope value)
{
    return lookUp(value);
}

template std::optional<InstallScope> fromName<InstallScope>(QStringView name);

QString nameOf(DeviceKind value)
{
    return lookUp(value);
}

template std::optional<DeviceKind> fromName<DeviceKind>(QStringView name);

QString nameOf(DeviceManager value)
{
    return lookUp(value);
}

template std::optional<DeviceManager> fromName<DeviceManager>(QStringView name);

QString nameOf(IdentityRung value)
{
    return lookUp(value);
}

template std::optional<IdentityRung> fromName<IdentityRung>(QStringView name);

QString nameOf(ClaimAuthority value)
{
    return lookUp(value);
}

template std::optional<ClaimAuthority> fromName<ClaimAuthority>(QStringView name);

QString nameOf(ClaimStatus value)
{
    return lookUp(value);
}

template std::optional<ClaimStatus> fromName<ClaimStatus>(QStringView name);

} // namespace Patchwijzer
