// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/windowsrelease.h"

#include <QList>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

/** One build, and what it is called. A name is empty when there is no such client or server. */
struct Release {
    int build;
    QStringView kernel;
    QStringView client;
    QStringView version; ///< Display version of the client, and of the server where that has the same.
    QStringView server;
    int servicePack;        ///< That this build itself is; -1 when the build does not say.
    bool coreOnly = false;  ///< The server never had a desktop.
    bool versioned = false; ///< The server's advisory name holds the version: "Windows Server, version 1903".
};

constexpr auto releases = std::to_array<Release>({
    {2195, u"5.0", u"Windows 2000", u"", u"Windows 2000 Server", -1},
    {2600, u"5.1", u"Windows XP", u"", u"", -1},
    {3790, u"5.2", u"Windows XP", u"", u"Windows Server 2003", -1},
    {6000, u"6.0", u"Windows Vista", u"", u"", 0},
    // The first Server 2008 was built after Vista's SP1, and Microsoft's advisories call it by no service pack.
    {6001, u"6.0", u"Windows Vista", u"", u"Windows Server 2008", 1},
    {6002, u"6.0", u"Windows Vista", u"", u"Windows Server 2008", 2},
    {6003, u"6.0", u"", u"", u"Windows Server 2008", 2},
    {7600, u"6.1", u"Windows 7", u"", u"Windows Server 2008 R2", 0},
    {7601, u"6.1", u"Windows 7", u"", u"Windows Server 2008 R2", 1},
    {9200, u"6.2", u"Windows 8", u"", u"Windows Server 2012", 0},
    {9600, u"6.3", u"Windows 8.1", u"", u"Windows Server 2012 R2", 0},
    {10240, u"10.0", u"Windows 10", u"1507", u"", 0},
    {10586, u"10.0", u"Windows 10", u"1511", u"", 0},
    {14393, u"10.0", u"Windows 10", u"1607", u"Windows Server 2016", 0},
    {15063, u"10.0", u"Windows 10", u"1703", u"", 0},
    {16299, u"10.0", u"Windows 10", u"1709", u"Windows Server", 0, true, true},
    {17134, u"10.0", u"Windows 10", u"1803", u"Windows Server", 0, true, true},
    {17763, u"10.0", u"Windows 10", u"1809", u"Windows Server 2019", 0},
    {18362, u"10.0", u"Windows 10", u"1903", u"Windows Server", 0, true, true},
    {18363, u"10.0", u"Windows 10", u"1909", u"Windows Server", 0, true, true},
    {19041, u"10.0", u"Windows 10", u"2004", u"Windows Server", 0, true, true},
    {19042, u"10.0", u"Windows 10", u"20H2", u"Windows Server", 0, true, true},
    {19043, u"10.0", u"Windows 10", u"21H1", u"", 0},
    {19044, u"10.0", u"Windows 10", u"21H2", u"", 0},
    {19045, u"10.0", u"Windows 10", u"22H2", u"", 0},
    {20348, u"10.0", u"", u"21H2", u"Windows Server 2022", 0},
    {22000, u"10.0", u"Windows 11", u"21H2", u"", 0},
    {22621, u"10.0", u"Windows 11", u"22H2", u"", 0},
    {22631, u"10.0", u"Windows 11", u"23H2", u"", 0},
    {25398, u"10.0", u"", u"23H2", u"Windows Server 2022, 23H2 Edition", 0, true},
    {26100, u"10.0", u"Windows 11", u"24H2", u"Windows Server 2025", 0},
    {26200, u"10.0", u"Windows 11", u"25H2", u"", 0},
    {28000, u"10.0", u"Windows 11", u"26H1", u"", 0},
});

constexpr int firstWindows10 = 10240;
constexpr int firstWindows11 = 22000;
constexpr int windows8 = 9200;
constexpr int windows81 = 9600;

const Release *releaseOf(const WindowsFacts &facts)
{
    const auto *const found =
        std::find_if(releases.begin(), releases.end(), [&](const Release &one) { return one.build == facts.build; });
    if (found == releases.end() || (facts.server ? found->server : found->client).isEmpty())
        return nullptr;
    return found;
}

/** The service pack by number; 0 for none. */
int servicePackOf(const Release &release, const QString &told)
{
    if (release.servicePack >= 0)
        return release.servicePack;
    const auto digit = std::find_if(told.begin(), told.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digit == told.end() ? 0 : digit->digitValue();
}

QString packWords(int servicePack)
{
    return servicePack == 0 ? QString() : u" Service Pack %1"_s.arg(servicePack);
}

/** " for x64-based Systems" and its like; empty when the architecture is not known. */
QString systemsWords(const QString &architecture)
{
    if (architecture == "32-bit"_L1)
        return u" for 32-bit Systems"_s;
    if (architecture == "Itanium"_L1)
        return u" for Itanium-Based Systems"_s;
    return architecture.isEmpty() || architecture == "ARM"_L1 ? QString()
                                                              : u" for "_s + architecture + u"-based Systems"_s;
}

/** The names of before Vista: every one is its own case. */
QString oldName(const Release &release, bool server, const QString &architecture, int pack)
{
    const bool wide = architecture == "x64"_L1;
    if (release.build == 2195)
        return u"Microsoft Windows 2000"_s + packWords(pack);
    if (release.build == 2600)
        return u"Microsoft Windows XP"_s + packWords(pack);
    if (!server)
        return u"Microsoft Windows XP Professional x64 Edition"_s + packWords(pack);
    const auto kind = wide             ? u" x64 Edition"_s
        : architecture == "Itanium"_L1 ? u" for Itanium-based Systems"_s
                                       : QString();
    return architecture.isEmpty() ? QString() : u"Microsoft Windows Server 2003"_s + kind + packWords(pack);
}

QString clientName(const Release &release, const QString &architecture, int pack)
{
    const auto product = release.client.toString();
    if (release.build < 7600)
        return architecture.isEmpty()
            ? QString()
            : product + (architecture == "x64"_L1 ? u" x64 Edition"_s : QString()) + packWords(pack);
    if (architecture == "ARM"_L1 && (release.build == windows8 || release.build == windows81))
        return release.build == windows8 ? u"Windows RT"_s : u"Windows RT 8.1"_s;
    auto systems = systemsWords(architecture);
    if (systems.isEmpty())
        return {};
    if (release.build == windows81)
        systems.replace("Systems"_L1, "systems"_L1);
    const bool plain = release.version.isEmpty() || release.build == firstWindows10;
    return product + (plain ? QString() : u" Version "_s + release.version.toString()) + systems + packWords(pack);
}

QString serverName(const Release &release, const QString &architecture, int pack, bool core)
{
    auto name = release.server.toString();
    if (release.versioned)
        name += u", version "_s + release.version.toString();
    if (release.build < windows8) {
        const auto systems = systemsWords(architecture);
        if (systems.isEmpty())
            return {};
        name += systems + (release.build == 6001 ? QString() : packWords(pack));
    }
    return core || release.coreOnly ? name + u" (Server Core installation)"_s : name;
}

QString nameInAdvisories(const Release &release, const WindowsFacts &facts, const QString &architecture, bool core)
{
    const auto pack = servicePackOf(release, facts.servicePack);
    if (release.build < 6000)
        return oldName(release, facts.server, architecture, pack);
    return facts.server ? serverName(release, architecture, pack, core) : clientName(release, architecture, pack);
}

/** "26H2" and its like: two digits, H, 1 or 2. */
bool isHalfYear(QStringView version)
{
    return version.size() == 4 && version[0].isDigit() && version[1].isDigit() && version[2] == u'H'
        && (version[3] == u'1' || version[3] == u'2');
}

/** A release from after this program was made, when it can be told from an early build of one that we know. */
QString nameOfNewer(const WindowsFacts &facts, const QString &architecture)
{
    const auto systems = systemsWords(architecture);
    if (facts.server || facts.build <= releases.back().build || systems.isEmpty() || !isHalfYear(facts.displayVersion)
        || facts.displayVersion <= releases.back().version)
        return {};
    return u"Windows 11 Version "_s + facts.displayVersion + systems;
}

QString buildText(const WindowsFacts &facts)
{
    if (facts.build <= 0)
        return {};
    const auto *const known =
        std::find_if(releases.begin(), releases.end(), [&](const Release &one) { return one.build == facts.build; });
    // What lies between two releases has the kernel number of the newer: those are its early builds.
    const auto *const above =
        std::find_if(releases.begin(), releases.end(), [&](const Release &one) { return one.build > facts.build; });
    const auto kernel = known != releases.end() ? known->kernel
        : above != releases.end()               ? above->kernel
                                                : releases.back().kernel;
    const auto text = kernel.toString() + u'.' + QString::number(facts.build);
    return facts.ubr < 0 ? text : text + u'.' + QString::number(facts.ubr);
}

/** By the build alone, for one that is in no table. */
QString productOf(const WindowsFacts &facts)
{
    if (facts.server || facts.build < firstWindows10)
        return facts.server ? u"Windows Server"_s : u"Windows"_s;
    return facts.build >= firstWindows11 ? u"Windows 11"_s : u"Windows 10"_s;
}

QString productOf(const Release &release, const WindowsFacts &facts, const QString &architecture)
{
    if (facts.server)
        return release.versioned ? release.server.toString() + u", version "_s + release.version.toString()
                                 : release.server.toString();
    if (architecture == "ARM"_L1 && release.build == windows8)
        return u"Windows RT"_s;
    return architecture == "ARM"_L1 && release.build == windows81 ? u"Windows RT 8.1"_s : release.client.toString();
}

} // namespace

QString windowsArchitecture(QStringView text)
{
    const auto word = text.trimmed().toString().toLower();
    const auto has = [&](QLatin1StringView part) { return word.contains(part); };
    if (has("ia64"_L1) || has("itanium"_L1))
        return u"Itanium"_s;
    // "ARM 64-bit Processor"
    if (has("arm64"_L1) || has("aarch64"_L1) || (has("arm"_L1) && has("64"_L1)))
        return u"ARM64"_s;
    if (has("arm"_L1))
        return u"ARM"_s;
    if (has("x64"_L1) || has("amd64"_L1) || has("x86_64"_L1) || has("x86-64"_L1) || has("64-bit"_L1) || has("64 bit"_L1)
        || word.startsWith("em64t"_L1) || word.startsWith("64"_L1))
        return u"x64"_s;
    if (has("x86"_L1) || has("32-bit"_L1) || has("32 bit"_L1) || word.startsWith("32"_L1) || word == "i386"_L1
        || word == "i686"_L1)
        return u"32-bit"_s;
    return {};
}

bool setWindowsBuild(WindowsFacts *facts, QStringView version)
{
    const auto parts = version.trimmed().split(u'.');
    const bool kernel = parts.size() >= 3;
    bool fine = parts.size() <= 4;
    int build = 0;
    int ubr = facts->ubr;
    for (qsizetype i = 0; i < parts.size() && fine; ++i) {
        const auto number = parts[i].toInt(&fine);
        fine = fine && number >= 0 && !parts[i].startsWith(u'+');
        if (i == (kernel ? 2 : 0))
            build = number;
        else if (i == (kernel ? 3 : 1))
            ubr = number;
    }
    // The smallest build number of any Windows NT is 528.
    if (!fine || build < 500)
        return false;
    facts->build = build;
    facts->ubr = ubr;
    return true;
}

WindowsRelease windowsReleaseFrom(const WindowsFacts &told)
{
    auto facts = told;
    // "ServerRdsh" is the client that several people work on at once.
    facts.server = told.server || (told.edition.startsWith("Server"_L1) && told.edition != "ServerRdsh"_L1);
    WindowsRelease windows;
    windows.architecture = windowsArchitecture(facts.architecture);
    windows.build = buildText(facts);
    windows.edition = facts.edition;
    windows.server = facts.server;
    const auto *const release = releaseOf(facts);
    windows.serverCore = facts.server && (facts.core || (release && release->coreOnly));
    if (release) {
        windows.productName = productOf(*release, facts, windows.architecture);
        windows.displayVersion = release->version.toString();
        if (const auto pack = servicePackOf(*release, facts.servicePack); pack > 0)
            windows.servicePack = u"SP"_s + QString::number(pack);
        windows.advisoryName = nameInAdvisories(*release, facts, windows.architecture, windows.serverCore);
    } else {
        windows.productName = productOf(facts);
        windows.displayVersion = facts.displayVersion;
        windows.advisoryName = nameOfNewer(facts, windows.architecture);
    }
    if (const auto words = windowsEditionWords(facts.edition, facts.build); !words.isEmpty())
        windows.productName += u' ' + words;
    return windows;
}

std::optional<WindowsFacts> windowsFactsOf(QStringView advisoryName)
{
    const auto wanted = advisoryName.toString().simplified().toLower();
    if (wanted.isEmpty())
        return {};
    for (const auto &release : releases) {
        // Newest service pack last: only the releases whose build does not say have several.
        for (int pack = 0; pack <= (release.servicePack < 0 ? 4 : 0); ++pack) {
            for (const auto &architecture : {u"x64"_s, u"ARM64"_s, u"32-bit"_s, u"Itanium"_s, u"ARM"_s}) {
                for (const int form : {0, 1, 2}) {
                    WindowsFacts facts{.build = release.build, .server = form > 0, .architecture = architecture};
                    facts.core = form == 2 || (form == 1 && release.coreOnly);
                    facts.servicePack = pack == 0 ? QString() : u"SP"_s + QString::number(pack);
                    if (releaseOf(facts)
                        && nameInAdvisories(release, facts, architecture, facts.core).toLower() == wanted) {
                        facts.displayVersion = release.version.toString();
                        return facts;
                    }
                }
            }
        }
    }
    return {};
}

} // namespace Patchwijzer
