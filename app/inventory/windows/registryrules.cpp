// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/registryrules.h"

#include "inventory/windows/arprules.h"
#include "inventory/windows/clicktorun.h"
#include "inventory/windows/windowsinventory.h"
#include "inventory/windows/windowstext.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr QStringView uninstall = u"\\microsoft\\windows\\currentversion\\uninstall";
constexpr QStringView currentVersion = u"\\microsoft\\windows nt\\currentversion";
constexpr QStringView clickToRun = u"\\microsoft\\office\\clicktorun\\configuration";
constexpr QStringView servicing = u"\\component based servicing\\packages\\";

// A packaged app is a key with its full name below one of these.
constexpr std::array<QStringView, 4> appFolders{
    u"\\appmodel\\repository\\packages",
    u"\\appx\\appxallusersstore\\applications",
    u"\\appx\\appxalluserstore\\applications",
    u"\\appx\\appxalluserstore\\inboxapplications",
};

// That they are there means that a restart is still to come. PendingFileRenameOperations is not among them: browsers
// and virus scanners leave it behind all the time.
constexpr std::array<QStringView, 5> restartKeys{
    u"\\windowsupdate\\auto update\\rebootrequired", u"\\windowsupdate\\auto update\\postrebootreporting",
    u"\\component based servicing\\rebootpending",   u"\\component based servicing\\rebootinprogress",
    u"\\component based servicing\\packagespending",
};

// States of a servicing package. @see CbsInstallState in the servicing stack
constexpr quint32 superseded = 0x50;
constexpr quint32 installPending = 0x60;
constexpr quint32 installed = 0x70;
constexpr quint32 permanent = 0x80;

InstallScope scopeOf(const QString &folded)
{
    if (folded.startsWith("hkey_local_machine"_L1))
        return InstallScope::Machine;
    const bool user = folded.startsWith("hkey_current_user"_L1) || folded.startsWith("hkey_users"_L1);
    return user ? InstallScope::User : InstallScope::Unknown;
}

/** The part behind the last backslash; the folder before it in @p folder. */
QStringView lastPart(QStringView path, QStringView *folder)
{
    const auto at = path.lastIndexOf(u'\\');
    *folder = at < 0 ? QStringView() : path.first(at);
    return path.sliced(at + 1);
}

class Rules
{
public:
    explicit Rules(const QString &name)
        : m_name(name)
    {
    }

    /** @return whether the key told something. */
    bool take(const RegistryKey &key)
    {
        const auto folded = key.path.toLower();
        QStringView folder;
        const auto own = lastPart(folded, &folder);
        if (folded.endsWith(uninstall)) {
            m_findings.programsKnown = true;
            return true;
        }
        if (folder.endsWith(uninstall))
            return takeProgram(key, folded);
        if (folded.endsWith(currentVersion))
            return takeRelease(key);
        if (folded.endsWith(clickToRun))
            return takeOffice(key);
        if (folder.endsWith(servicing.chopped(1)))
            return takeServicing(key, own);
        if (std::any_of(appFolders.begin(), appFolders.end(), [&](QStringView one) { return folder.endsWith(one); }))
            return takeApp(key, folded);
        return takeMachine(key, folded);
    }

    [[nodiscard]] WindowsFindings finished()
    {
        addOffice(m_office, &m_findings.software);
        return std::move(m_findings);
    }

private:
    bool takeProgram(const RegistryKey &key, const QString &folded)
    {
        m_findings.programsKnown = true;
        QStringView folder;
        UninstallKey values;
        values.name = lastPart(key.path, &folder).toString();
        values.scope = scopeOf(folded);
        values.architecture = folded.contains("\\wow6432node\\"_L1) ? u"x86"_s : QString();
        values.valueCount = int(key.values.size());
        values.displayName = key.text(u"DisplayName");
        values.displayVersion = key.text(u"DisplayVersion");
        values.publisher = key.text(u"Publisher");
        values.installDate = key.text(u"InstallDate");
        values.installLocation = key.text(u"InstallLocation");
        values.parentKeyName = key.text(u"ParentKeyName");
        values.releaseType = key.text(u"ReleaseType");
        values.systemComponent = key.number(u"SystemComponent");
        values.windowsInstaller = key.number(u"WindowsInstaller");
        values.versionMajor = key.number(u"VersionMajor");
        values.versionMinor = key.number(u"VersionMinor");
        values.majorVersion = key.number(u"MajorVersion");
        values.minorVersion = key.number(u"MinorVersion");
        values.version = key.number(u"Version");
        values.estimatedSizeKiB = key.number(u"EstimatedSize");
        auto judged = programOf(values);
        if (auto *const software = std::get_if<Software>(&judged))
            m_findings.software.append(std::move(*software));
        else if (const auto &kb = std::get<NotAProgram>(judged).kb; !kb.isEmpty())
            m_findings.installedKbs.insert(kb);
        return true;
    }

    bool takeRelease(const RegistryKey &key)
    {
        auto &facts = m_findings.facts;
        auto build = key.text(u"CurrentBuildNumber");
        if (build.isEmpty())
            build = key.text(u"CurrentBuild");
        WindowsFacts read;
        if (!setWindowsBuild(&read, build))
            return false;
        // The 32-bit view of the same key may come too; both say the same build.
        if (facts.build == 0 || read.build == facts.build)
            facts.build = read.build;
        if (const auto ubr = key.number(u"UBR"); ubr && *ubr <= 0xfffffU)
            facts.ubr = int(*ubr);
        keep(&facts.edition, key.text(u"EditionID"));
        keep(&facts.displayVersion, key.text(u"DisplayVersion"));
        keep(&facts.displayVersion, key.text(u"ReleaseId"));
        keep(&facts.servicePack, key.text(u"CSDVersion"));
        const auto type = key.text(u"InstallationType");
        facts.core = facts.core || type == "Server Core"_L1;
        facts.server = facts.server || type.startsWith("Server"_L1)
            || key.text(u"ProductName").contains("Server"_L1, Qt::CaseInsensitive);
        // "22621.1.amd64fre.ni_release.220506-1250"
        for (const auto name : {QStringView(u"BuildLabEx"), QStringView(u"BuildLab")}) {
            const auto parts = key.text(name).split(u'.');
            const auto found = std::find_if(parts.begin(), parts.end(), [](const QString &part) {
                return part.endsWith("fre"_L1) || part.endsWith("chk"_L1);
            });
            if (found != parts.end())
                keep(&facts.architecture, windowsArchitecture(QStringView(*found).chopped(3)));
        }
        return true;
    }

    bool takeOffice(const RegistryKey &key)
    {
        m_office = officeOf(key);
        return !m_office.products.isEmpty();
    }

    bool takeServicing(const RegistryKey &key, QStringView name)
    {
        const auto package = servicingPackage(name);
        const auto state = key.number(u"CurrentState");
        m_findings.updatesKnown = true;
        if (state == installPending)
            m_findings.restartPending = true;
        if (state != installed && state != permanent && state != superseded)
            return true;
        if (!package.kb.isEmpty())
            m_findings.installedKbs.insert(package.kb);
        if (package.build > 0) {
            auto &highest = m_findings.rollups[package.build];
            highest = qMax(highest, package.ubr);
        }
        keep(&m_findings.facts.architecture, windowsArchitecture(package.architecture));
        return true;
    }

    bool takeApp(const RegistryKey &key, const QString &folded)
    {
        QStringView folder;
        const auto package = packageFullName(lastPart(key.path, &folder));
        if (!package)
            return false;
        const auto scope = folded.contains("\\appxalluser"_L1) ? InstallScope::Machine : InstallScope::User;
        m_findings.programsKnown = true;
        if (auto app = packagedApp(*package, key.text(u"DisplayName"), scope))
            m_findings.software.append(*std::move(app));
        return true;
    }

    bool takeMachine(const RegistryKey &key, const QString &folded)
    {
        auto &facts = m_findings.facts;
        const bool restart = std::any_of(restartKeys.begin(), restartKeys.end(), [&](QStringView one) {
            return folded.endsWith(one) || folded.contains(one.toString() + u'\\');
        });
        if (restart || folded.contains("\\windowsupdate\\services\\pending\\"_L1)
            || (folded.endsWith("\\microsoft\\updates"_L1) && key.number(u"UpdateExeVolatile").value_or(0) != 0)) {
            m_findings.restartPending = true;
            return true;
        }
        if (folded.endsWith("\\session manager\\environment"_L1)) {
            keep(&facts.architecture, windowsArchitecture(key.text(u"PROCESSOR_ARCHITECTURE")));
            return true;
        }
        if (folded.endsWith("\\control\\productoptions"_L1)) {
            const auto type = key.text(u"ProductType");
            facts.server = facts.server || type == "ServerNT"_L1 || type == "LanmanNT"_L1;
            return true;
        }
        return false;
    }

    /** The first that says something counts. */
    static void keep(QString *kept, const QString &text)
    {
        if (kept->isEmpty())
            *kept = oneLine(text, 64);
    }

    QString m_name;
    WindowsFindings m_findings;
    OfficeSetup m_office;
};

} // namespace

Result<Inventory> inventoryOfRegistry(const QList<RegistryKey> &keys, const QString &name, const QDateTime &now)
{
    Rules rules(name);
    bool any = false;
    for (const auto &key : keys)
        any = rules.take(key) || any;
    if (!any)
        return fail(Error::Code::NoSoftwareList, name, u"no key says what is installed"_s);
    return finishedInventory(rules.finished(), name, now);
}

} // namespace Patchwijzer
