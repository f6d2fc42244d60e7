// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/identity/recordversion.h"

#include "core/javaversion.h"
#include "core/packageurl.h"
#include "core/versiontext.h"
#include "matching/identity/nametidy.h"

#include <QList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

/** Where the word that names a channel begins; the length of the version when there is none. */
qsizetype channelStart(QStringView version)
{
    auto start = version.size();
    while (start > 0 && version[start - 1].isLetter())
        --start;
    const bool behindNumber = start > 0 && start < version.size();
    // "1.2.3-beta" orders itself; only ESR and LTS are words that versions are not written with.
    const auto channel = channelOfWord(version.sliced(start));
    return behindNumber && (channel == u"esr" || channel == u"lts") ? start : version.size();
}

/** Where the number of the installer begins, "-I001" of "2.6.8-I001", which is no part of the program's version. */
qsizetype installerStart(QStringView word)
{
    const auto at = word.indexOf(u"-I");
    return at > 0 && at + 2 < word.size() && word[at + 2].isDigit() ? at : word.size();
}

bool isWindowsSource(const QString &source)
{
    static const QList<QString> sources{u"registry"_s, u"winget"_s,  u"clickToRun"_s, u"msix"_s,
                                        u"windows"_s,  u"osquery"_s, u"glpi"_s,       u"list"_s};
    return sources.contains(source);
}

/** "2405" of "24.5.0.131", "2403.1" of "24.3.1.97". */
QString yearAndMonth(const QString &version)
{
    constexpr int cumulativeUpdate = 1000; // Times its number, in the third place.
    const auto parts = version.split(u'.');
    const int year = parts.value(0).toInt();
    const int month = parts.value(1).toInt();
    const int patch = parts.value(2).toInt();
    if (parts.size() < 3 || year < 18 || year > 99 || month < 1 || month > 12)
        return version; // "4.12" and "14.12" came before it was counted so.
    if (patch >= cumulativeUpdate)
        return {};
    return QString::number(year * 100 + month) + (patch > 0 ? u'.' + QString::number(patch) : QString());
}

} // namespace

QString advisoryVersion(const QList<QString> &productKeys, const QString &version)
{
    if (productKeys.contains("cpe:a:oracle:jdk"_L1)) {
        const auto java = javaVersion(version);
        return java.isEmpty() ? version : java;
    }
    return productKeys.contains("cpe:a:citrix:workspace_app"_L1) ? yearAndMonth(version) : version;
}

QString channelOfVersion(QStringView version)
{
    const auto text = version.trimmed();
    return channelOfWord(text.sliced(channelStart(text)));
}

QString channelOfBranch(QStringView branch)
{
    const auto parts = branch.toString().split(u'/');
    for (const auto &part : parts) {
        if (part == u"edge")
            return u"nightly"_s;
        if (auto channel = channelOfWord(part); !channel.isEmpty())
            return channel;
    }
    return {};
}

QString comparableVersion(const Software &software, const WingetPackage *package)
{
    const auto whole = QStringView(software.version).trimmed();
    auto version = whole.first(channelStart(whole)).trimmed();
    while (version.endsWith(u'-') || version.endsWith(u'('))
        version = version.chopped(1).trimmed();
    if (package && software.source != u"winget" && !version.isEmpty()) {
        const auto same = [&](const QString &shown) {
            return !shown.isEmpty() && compareVersions(VersionScheme::Windows, version, shown) == 0;
        };
        // What lies between the two we do not touch: it may as well be an older version.
        if (same(package->shownFrom) || same(package->shownTo))
            return package->version;
    }
    return version.toString();
}

QString versionOfName(QStringView name)
{
    auto words = name.toString().split(u' ', Qt::SkipEmptyParts);
    for (auto &word : words)
        word.truncate(installerStart(word));
    const auto dotted = [](const QString &word) { return Versions::isDotted(word) && word.contains(u'.'); };
    const auto last = std::find_if(words.rbegin(), words.rend(), dotted);
    return last == words.rend() ? QString() : *last;
}

VersionScheme schemeOf(const Software &software)
{
    if (software.scheme != VersionScheme::Unknown)
        return software.scheme;
    static const QList<QString> semantic{u"npm"_s,      u"cargo"_s, u"golang"_s, u"nuget"_s,
                                         u"composer"_s, u"hex"_s,   u"pub"_s,    u"swift"_s};
    for (const auto &identifier : software.identifiers)
        if (identifier.kind == SoftwareIdentifier::Kind::Purl)
            if (const auto purl = parsePackageUrl(identifier.value); purl && semantic.contains(purl->type))
                return VersionScheme::Semver;
    return isWindowsSource(software.source) ? VersionScheme::Windows : VersionScheme::Generic;
}

} // namespace Patchwijzer
