// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/version.h"

#include "core/names.h"
#include "core/versionschemes.h"

#include <algorithm>
#include <array>
#include <utility>

namespace Patchwijzer {

bool isValidVersion(VersionScheme scheme, QStringView version)
{
    switch (scheme) {
    case VersionScheme::Deb:
        return Versions::isValidDeb(version);
    case VersionScheme::Rpm:
        return Versions::isValidRpm(version);
    case VersionScheme::Windows:
        return Versions::isValidWindows(version);
    case VersionScheme::Semver:
        return Versions::isValidSemver(version);
    case VersionScheme::Generic:
        return Versions::isValidGeneric(version);
    case VersionScheme::Apk:
        return Versions::isValidApk(version);
    case VersionScheme::Unknown:
        break;
    }
    return false;
}

std::partial_ordering compareVersions(VersionScheme scheme, QStringView lhs, QStringView rhs)
{
    switch (scheme) {
    case VersionScheme::Deb:
        return Versions::compareDeb(lhs, rhs);
    case VersionScheme::Rpm:
        return Versions::compareRpm(lhs, rhs);
    case VersionScheme::Windows:
        return Versions::compareWindows(lhs, rhs);
    case VersionScheme::Semver:
        return Versions::compareSemver(lhs, rhs);
    case VersionScheme::Generic:
        return Versions::compareGeneric(lhs, rhs);
    case VersionScheme::Apk:
        return Versions::compareApk(lhs, rhs);
    case VersionScheme::Unknown:
        break;
    }
    return std::partial_ordering::unordered;
}

std::optional<VersionScheme> schemeFromName(QStringView name)
{
    // What people type for the same rules; the stable names themselves come from names.h.
    static constexpr std::array<std::pair<QStringView, VersionScheme>, 6> aliases{{
        {u"debian", VersionScheme::Deb},
        {u"dpkg", VersionScheme::Deb},
        {u"winget", VersionScheme::Windows},
        {u"libversion", VersionScheme::Generic},
        {u"generic-libversion", VersionScheme::Generic},
        {u"alpine", VersionScheme::Apk},
    }};
    const auto alias = std::find_if(aliases.begin(), aliases.end(), [&](const auto &row) { return row.first == name; });
    const auto scheme = alias != aliases.end() ? std::optional(alias->second) : fromName<VersionScheme>(name);
    return scheme == VersionScheme::Unknown ? std::nullopt : scheme;
}

QChar orderingSign(std::partial_ordering ordering)
{
    if (ordering == std::partial_ordering::less)
        return u'<';
    if (ordering == std::partial_ordering::greater)
        return u'>';
    return ordering == std::partial_ordering::equivalent ? u'=' : u'?';
}

} // namespace Patchwijzer
