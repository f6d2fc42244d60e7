// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/hotfixlist.h"
#include "inventory/windows/windowsinventory.h"
#include "inventory/windows/windowstext.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxLineLength = 2048;

// "Installed" as DISM says it; it has no other words in common over the languages.
constexpr std::array<QStringView, 14> installedWords{
    u"Installed",        u"Geïnstalleerd", u"Installiert", u"Installé",    u"Instalado",
    u"Installato",       u"Zainstalowano", u"Установлен",  u"已安装",      u"已安裝",
    u"インストール済み", u"설치됨",        u"Installerad", u"Installeret",
};
constexpr std::array<QStringView, 2> pendingWords{u"Install Pending", u"Installatie in behandeling"};
constexpr QStringView supersededWord = u"Superseded";

template<typename Words>
bool isOneOf(QStringView text, const Words &words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](QStringView one) { return text.compare(one, Qt::CaseInsensitive) == 0; });
}

QString identityIn(QStringView line)
{
    static const QRegularExpression form(u":\\s*(\\S+~[0-9a-f]{16}~[A-Za-z0-9]*~[A-Za-z0-9-]*~[\\d.]+)\\s*$"_s);
    return form.match(line.left(maxLineLength)).captured(1);
}

QString versionIn(QStringView line)
{
    static const QRegularExpression form(u":\\s*((?:10\\.0|6\\.\\d)\\.\\d{4,5}\\.\\d{1,6})\\s*$"_s);
    return form.match(line.left(maxLineLength)).captured(1);
}

bool isBanner(QStringView text)
{
    return text.left(1024).contains(u"Deployment Image Servicing", Qt::CaseInsensitive)
        || text.left(1024).contains(u"DISM");
}

/** What is known of a package when its next line comes. */
class Packages
{
public:
    explicit Packages(WindowsFindings *findings)
        : m_findings(findings)
    {
    }

    void begin(const QString &identity)
    {
        m_package = servicingPackage(identity);
        m_waiting = true;
        m_server = m_server || identity.startsWith("Microsoft-Windows-Server-"_L1)
            || identity.startsWith("Microsoft-Windows-ServerCore-"_L1);
        m_client = m_client || identity.startsWith("Microsoft-Windows-Client-"_L1);
        if (m_findings->facts.architecture.isEmpty())
            m_findings->facts.architecture = windowsArchitecture(identity.section(u'~', 2, 2));
    }

    /** The line behind the identity is its state. */
    void state(QStringView line)
    {
        if (!m_waiting)
            return;
        m_waiting = false;
        const auto word = line.sliced(line.indexOf(u':') + 1).trimmed();
        m_findings->restartPending = m_findings->restartPending || isOneOf(word, pendingWords);
        const bool replaced = word.compare(supersededWord, Qt::CaseInsensitive) == 0;
        if (!replaced && !isOneOf(word, installedWords))
            return;
        if (!m_package.kb.isEmpty())
            m_findings->installedKbs.insert(m_package.kb);
        if (m_package.build > 0) {
            auto &highest = m_findings->rollups[m_package.build];
            highest = qMax(highest, m_package.ubr);
        }
    }

    void decideKind() const
    {
        auto &facts = m_findings->facts;
        facts.server = m_server;
        if (m_server || m_client)
            return;
        auto other = facts;
        other.architecture = u"x64"_s;
        const bool client = !windowsReleaseFrom(other).advisoryName.isEmpty();
        other.server = true;
        const bool server = !windowsReleaseFrom(other).advisoryName.isEmpty();
        facts.server = server && !client;
        m_findings->kindUnknown = server && client;
    }

private:
    WindowsFindings *m_findings;
    ServicingPackage m_package;
    bool m_waiting = false;
    bool m_server = false;
    bool m_client = false;
};

} // namespace

bool looksLikeDism(const QByteArray &bytes)
{
    const auto text = beginningOf(bytes, 8192);
    const auto lines = linesOf(text);
    const bool identities =
        std::any_of(lines.begin(), lines.end(), [](QStringView line) { return !identityIn(line).isEmpty(); });
    return identities || (isBanner(text) && std::any_of(lines.begin(), lines.end(), [](QStringView line) {
                              return !versionIn(line).isEmpty();
                          }));
}

Result<Inventory> readDism(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    PW_TRY(const auto text, boundedWindowsText(bytes, name));
    WindowsFindings findings;
    Packages packages(&findings);
    QList<QString> versions;
    for (const auto line : linesOf(text)) {
        if (line.trimmed().isEmpty())
            continue;
        if (const auto identity = identityIn(line); !identity.isEmpty()) {
            packages.begin(identity);
            findings.updatesKnown = true;
            continue;
        }
        packages.state(line);
        if (const auto version = versionIn(line); !version.isEmpty() && !findings.updatesKnown)
            versions.append(version);
    }
    // The first version is that of the tool, the second that of Windows.
    if (versions.size() >= 2)
        setWindowsBuild(&findings.facts, versions[1]);
    else if (!findings.updatesKnown)
        return fail(Error::Code::UnknownFormat, name, u"neither packages nor the version of an image"_s);
    packages.decideKind();
    return finishedInventory(std::move(findings), name, now);
}

} // namespace Patchwijzer
