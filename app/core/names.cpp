// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nametable.h"

namespace Patchwijzer {

template<>
struct Names<VersionScheme> {
    static constexpr std::array rows{
        Row<VersionScheme>{VersionScheme::Unknown, u"unknown"}, Row<VersionScheme>{VersionScheme::Deb, u"deb"},
        Row<VersionScheme>{VersionScheme::Rpm, u"rpm"},         Row<VersionScheme>{VersionScheme::Windows, u"windows"},
        Row<VersionScheme>{VersionScheme::Semver, u"semver"},   Row<VersionScheme>{VersionScheme::Generic, u"generic"},
        Row<VersionScheme>{VersionScheme::Apk, u"apk"},
    };
};

template<>
struct Names<Verdict> {
    static constexpr std::array rows{
        Row<Verdict>{Verdict::Vulnerable, u"vulnerable"},       Row<Verdict>{Verdict::Possible, u"possible"},
        Row<Verdict>{Verdict::NotVulnerable, u"notVulnerable"}, Row<Verdict>{Verdict::Undetermined, u"undetermined"},
        Row<Verdict>{Verdict::NotChecked, u"notChecked"},
    };
};

template<>
struct Names<Urgency> {
    static constexpr std::array rows{
        Row<Urgency>{Urgency::Today, u"today"},         Row<Urgency>{Urgency::ThisWeek, u"thisWeek"},
        Row<Urgency>{Urgency::NextRound, u"nextRound"}, Row<Urgency>{Urgency::CanWait, u"canWait"},
        Row<Urgency>{Urgency::NoUpdate, u"noUpdate"},
    };
};

template<>
struct Names<FeedKind> {
    static constexpr std::array rows{
        Row<FeedKind>{FeedKind::Advisories, u"advisories"},   Row<FeedKind>{FeedKind::Exploited, u"exploited"},
        Row<FeedKind>{FeedKind::Probability, u"probability"}, Row<FeedKind>{FeedKind::Lifecycle, u"lifecycle"},
        Row<FeedKind>{FeedKind::Catalogue, u"catalogue"},
    };
};

template<>
struct Names<UpdateKind> {
    static constexpr std::array rows{
        Row<UpdateKind>{UpdateKind::Security, u"security"},
        Row<UpdateKind>{UpdateKind::Other, u"other"},
    };
};

template<>
struct Names<UpdateAvailability> {
    static constexpr std::array rows{
        Row<UpdateAvailability>{UpdateAvailability::Offered, u"offered"},
        Row<UpdateAvailability>{UpdateAvailability::FixPublished, u"fixPublished"},
        Row<UpdateAvailability>{UpdateAvailability::NoFix, u"noFix"},
    };
};

template<>
struct Names<FactOrigin> {
    static constexpr std::array rows{
        Row<FactOrigin>{FactOrigin::Measured, u"measured"},         Row<FactOrigin>{FactOrigin::Stated, u"stated"},
        Row<FactOrigin>{FactOrigin::Estimated, u"estimated"},       Row<FactOrigin>{FactOrigin::Unknown, u"unknown"},
        Row<FactOrigin>{FactOrigin::NotLookedFor, u"notLookedFor"},
    };
};

template<>
struct Names<RestartKind> {
    static constexpr std::array rows{
        Row<RestartKind>{RestartKind::None, u"none"},
        Row<RestartKind>{RestartKind::Service, u"service"},
        Row<RestartKind>{RestartKind::LogOut, u"logOut"},
        Row<RestartKind>{RestartKind::Computer, u"computer"},
    };
};

template<>
struct Names<WayBack> {
    static constexpr std::array rows{
        Row<WayBack>{WayBack::Yes, u"yes"},
        Row<WayBack>{WayBack::Partly, u"partly"},
        Row<WayBack>{WayBack::No, u"no"},
    };
};

template<>
struct Names<StepState> {
    static constexpr std::array rows{
        Row<StepState>{StepState::Open, u"open"},           Row<StepState>{StepState::Done, u"done"},
        Row<StepState>{StepState::Checked, u"checked"},     Row<StepState>{StepState::Failed, u"failed"},
        Row<StepState>{StepState::Postponed, u"postponed"},
    };
};

template<>
struct Names<PreparationState> {
    static constexpr std::array rows{
        Row<PreparationState>{PreparationState::Open, u"open"},
        Row<PreparationState>{PreparationState::Done, u"done"},
        Row<PreparationState>{PreparationState::Skipped, u"skipped"},
    };
};

template<>
struct Names<FeedFreshness> {
    static constexpr std::array rows{
        Row<FeedFreshness>{FeedFreshness::Fresh, u"fresh"},
        Row<FeedFreshness>{FeedFreshness::Stale, u"stale"},
        Row<FeedFreshness>{FeedFreshness::Expired, u"expired"},
        Row<FeedFreshness>{FeedFreshness::Missing, u"missing"},
    };
};

template<>
struct Names<InstallState> {
    static constexpr std::array rows{
        Row<InstallState>{InstallState::Installed, u"installed"},
        Row<InstallState>{InstallState::HalfInstalled, u"halfInstalled"},
        Row<InstallState>{InstallState::Unpacked, u"unpacked"},
        Row<InstallState>{InstallState::HalfConfigured, u"halfConfigured"},
        Row<InstallState>{InstallState::TriggersPending, u"triggersPending"},
        Row<InstallState>{InstallState::ConfigFiles, u"configFiles"},
        Row<InstallState>{InstallState::NotInstalled, u"notInstalled"},
    };
};

template<>
struct Names<Answer> {
    static constexpr std::array rows{
        Row<Answer>{Answer::Unknown, u"unknown"},
        Row<Answer>{Answer::Yes, u"yes"},
        Row<Answer>{Answer::No, u"no"},
    };
};

template<>
struct Names<Error::Code> {
    static constexpr std::array rows{
        Row<Error::Code>{Error::Code::FileMissing, u"fileMissing"},
        Row<Error::Code>{Error::Code::FileUnreadable, u"fileUnreadable"},
        Row<Error::Code>{Error::Code::FileTooLarge, u"fileTooLarge"},
        Row<Error::Code>{Error::Code::FileTruncated, u"fileTruncated"},
        Row<Error::Code>{Error::Code::UnknownFormat, u"unknownFormat"},
        Row<Error::Code>{Error::Code::NotJson, u"notJson"},
        Row<Error::Code>{Error::Code::MissingField, u"missingField"},
        Row<Error::Code>{Error::Code::BadValue, u"badValue"},
        Row<Error::Code>{Error::Code::NoSoftwareList, u"noSoftwareList"},
        Row<Error::Code>{Error::Code::ArchiveBroken, u"archiveBroken"},
        Row<Error::Code>{Error::Code::ArchiveUnsafePath, u"archiveUnsafePath"},
        Row<Error::Code>{Error::Code::ArchiveTooLarge, u"archiveTooLarge"},
        Row<Error::Code>{Error::Code::ArchiveTooManyEntries, u"archiveTooManyEntries"},
        Row<Error::Code>{Error::Code::ArchiveNested, u"archiveNested"},
        Row<Error::Code>{Error::Code::DiskFull, u"diskFull"},
        Row<Error::Code>{Error::Code::CannotWrite, u"cannotWrite"},
        Row<Error::Code>{Error::Code::DatabaseBroken, u"databaseBroken"},
        Row<Error::Code>{Error::Code::DatabaseTooNew, u"databaseTooNew"},
        Row<Error::Code>{Error::Code::DatabaseBusy, u"databaseBusy"},
        Row<Error::Code>{Error::Code::FeedOlder, u"feedOlder"},
        Row<Error::Code>{Error::Code::ToolMissing, u"toolMissing"},
        Row<Error::Code>{Error::Code::ToolFailed, u"toolFailed"},
        Row<Error::Code>{Error::Code::ToolOutputUnknown, u"toolOutputUnknown"},
        Row<Error::Code>{Error::Code::Network, u"network"},
        Row<Error::Code>{Error::Code::NetworkTimeout, u"networkTimeout"},
        Row<Error::Code>{Error::Code::NetworkBusy, u"networkBusy"},
        Row<Error::Code>{Error::Code::NetworkRefused, u"networkRefused"},
        Row<Error::Code>{Error::Code::NetworkNotFound, u"networkNotFound"},
        Row<Error::Code>{Error::Code::NetworkTooLarge, u"networkTooLarge"},
        Row<Error::Code>{Error::Code::NetworkInsecure, u"networkInsecure"},
        Row<Error::Code>{Error::Code::NetworkBadAnswer, u"networkBadAnswer"},
        Row<Error::Code>{Error::Code::HashMismatch, u"hashMismatch"},
        Row<Error::Code>{Error::Code::SignatureMissing, u"signatureMissing"},
        Row<Error::Code>{Error::Code::SignatureWrong, u"signatureWrong"},
        Row<Error::Code>{Error::Code::SignatureKeyChanged, u"signatureKeyChanged"},
        Row<Error::Code>{Error::Code::SignatureNotChecked, u"signatureNotChecked"},
        Row<Error::Code>{Error::Code::ProviderNotFound, u"providerNotFound"},
        Row<Error::Code>{Error::Code::BundleUnsigned, u"bundleUnsigned"},
        Row<Error::Code>{Error::Code::BundleUnknownKey, u"bundleUnknownKey"},
        Row<Error::Code>{Error::Code::CsafInvalid, u"csafInvalid"},
        Row<Error::Code>{Error::Code::Cancelled, u"cancelled"},
        Row<Error::Code>{Error::Code::WrongUse, u"wrongUse"},
        Row<Error::Code>{Error::Code::UnknownUpdate, u"unknownUpdate"},
        Row<Error::Code>{Error::Code::UnsupportedPlatform, u"unsupportedPlatform"},
    };
};

template<>
struct Names<PackageChange::Kind> {
    static constexpr std::array rows{
        Row<PackageChange::Kind>{PackageChange::Kind::Upgrade, u"upgrade"},
        Row<PackageChange::Kind>{PackageChange::Kind::Install, u"install"},
        Row<PackageChange::Kind>{PackageChange::Kind::Remove, u"remove"},
        Row<PackageChange::Kind>{PackageChange::Kind::Purge, u"purge"},
    };
};

QString nameOf(VersionScheme value)
{
    return lookUp(value);
}

template std::optional<VersionScheme> fromName<VersionScheme>(QStringView name);

QString nameOf(Verdict value)
{
    return lookUp(value);
}

template std::optional<Verdict> fromName<Verdict>(QStringView name);

QString nameOf(Urgency value)
{
    return lookUp(value);
}

template std::optional<Urgency> fromName<Urgency>(QStringView name);

QString nameOf(UpdateKind value)
{
    return lookUp(value);
}

template std::optional<UpdateKind> fromName<UpdateKind>(QStringView name);

QString nameOf(UpdateAvailability value)
{
    return lookUp(value);
}

template std::optional<UpdateAvailability> fromName<UpdateAvailability>(QStringView name);

QString nameOf(FactOrigin value)
{
    return lookUp(value);
}

template std::optional<FactOrigin> fromName<FactOrigin>(QStringView name);

QString nameOf(RestartKind value)
{
    return lookUp(value);
}

template std::optional<RestartKind> fromName<RestartKind>(QStringView name);

QString nameOf(WayBack value)
{
    return lookUp(value);
}

template std::optional<WayBack> fromName<WayBack>(QStringView name);

QString nameOf(StepState value)
{
    return lookUp(value);
}

template std::optional<StepState> fromName<StepState>(QStringView name);

QString nameOf(PreparationState value)
{
    return lookUp(value);
}

template std::optional<PreparationState> fromName<PreparationState>(QStringView name);

QString nameOf(FeedFreshness value)
{
    return lookUp(value);
}

template std::optional<FeedFreshness> fromName<FeedFreshness>(QStringView name);

QString nameOf(FeedKind value)
{
    return lookUp(value);
}

template std::optional<FeedKind> fromName<FeedKind>(QStringView name);

QString nameOf(InstallState value)
{
    return lookUp(value);
}

template std::optional<InstallState> fromName<InstallState>(QStringView name);

QString nameOf(Answer value)
{
    return lookUp(value);
}

template std::optional<Answer> fromName<Answer>(QStringView name);

QString nameOf(Error::Code value)
{
    return lookUp(value);
}

template std::optional<Error::Code> fromName<Error::Code>(QStringView name);

QString nameOf(PackageChange::Kind value)
{
    return lookUp(value);
}

template std::optional<PackageChange::Kind> fromName<PackageChange::Kind>(QStringView name);

} // namespace Patchwijzer
