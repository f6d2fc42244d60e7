// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/arprules.h"
#include "inventory/windows/recordrules.h"
#include "inventory/windows/windowstext.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

// OperatingSystemSKU of servers without a desktop. @see GetProductInfo
constexpr std::array coreSkus{12, 13, 14, 29, 39, 40, 41, 53, 54, 55, 63, 109, 110, 145, 146, 147, 148};

void keep(QString *kept, const QString &text)
{
    if (kept->isEmpty())
        *kept = oneLine(text, 64);
}

/** ProductType of Win32_OperatingSystem: 1 workstation, 2 domain controller, 3 server; PowerShell may write words. */
bool isServerType(const QString &type)
{
    return type == "2"_L1 || type == "3"_L1 || type.compare(u"Server", Qt::CaseInsensitive) == 0
        || type.compare(u"ServerNT", Qt::CaseInsensitive) == 0
        || type.compare(u"DomainController", Qt::CaseInsensitive) == 0;
}

bool isRelease(const WindowsRecord &record)
{
    if (record.has(u"osbuildnumber") || record.has(u"windowsubr") || record.has(u"windowsbuildlabex")
        || record.has(u"currentbuild") || record.has(u"currentbuildnumber") || record.has(u"oshotfixes"))
        return true;
    if (record.has(u"caption") && record.has(u"buildnumber"))
        return true;
    return record.has(u"build") && record.value(u"platform").compare(u"windows", Qt::CaseInsensitive) == 0;
}

void takeHotfixes(const QString &text, WindowsFindings *findings)
{
    if (text.isEmpty())
        return;
    for (const auto &kb : allKbsIn(text))
        findings->installedKbs.insert(kb);
    // PowerShell shortens a list on the screen: "{KB5034123, KB5012170...}".
    if (!text.contains("..."_L1) && !text.contains(u'…'))
        findings->updatesKnown = true;
}

/** "22621.1.amd64fre.ni_release" */
QString architectureOfLab(const QString &lab)
{
    const auto parts = lab.split(u'.');
    const auto found =
        std::find_if(parts.begin(), parts.end(), [](const QString &part) { return part.endsWith("fre"_L1); });
    return found == parts.end() ? QString() : windowsArchitecture(QStringView(*found).chopped(3));
}

void takeBuild(const WindowsRecord &record, WindowsFacts *facts)
{
    const auto version = record.value({u"osversion", u"version", u"windowsversion"});
    const auto build =
        record.value({u"osbuildnumber", u"buildnumber", u"currentbuildnumber", u"currentbuild", u"build"});
    // The build by itself says less than "10.0.22631.3007", which may carry the revision.
    WindowsFacts read;
    if (!setWindowsBuild(&read, version) || version.count(u'.') < 2)
        read = {};
    WindowsFacts own;
    if (setWindowsBuild(&own, build) && own.build != read.build)
        read = own;
    if (read.build == 0)
        return;
    facts->build = read.build;
    if (read.ubr >= 0)
        facts->ubr = read.ubr;
    bool fine = false;
    const auto ubr = record.value({u"windowsubr", u"ubr", u"revision"}).toInt(&fine);
    if (fine && ubr >= 0)
        facts->ubr = ubr;
}

} // namespace

QList<QString> allKbsIn(QStringView text)
{
    static const QRegularExpression form(u"\\bKB(\\d{5,8})(?!\\d)"_s, QRegularExpression::CaseInsensitiveOption);
    QList<QString> kbs;
    for (auto matches = form.globalMatch(text); matches.hasNext();)
        kbs.append(matches.next().captured(1));
    return kbs;
}

bool takeReleaseRecord(const WindowsRecord &record, WindowsFindings *findings)
{
    if (!isRelease(record))
        return false;
    auto &facts = findings->facts;
    takeBuild(record, &facts);
    const auto caption = record.value({u"caption", u"osname", u"windowsproductname", u"productname", u"name"});
    const auto edition = record.value({u"windowseditionid", u"editionid"});
    keep(&facts.edition, edition.isEmpty() ? windowsEditionOf(caption) : edition);
    keep(&facts.displayVersion, record.value({u"osdisplayversion", u"displayversion", u"releaseid"}));
    keep(&facts.servicePack, record.value({u"csdversion", u"oscsdversion", u"servicepackmajorversion"}));
    auto architecture = windowsArchitecture(record.value({u"osarchitecture", u"arch", u"architecture"}));
    if (architecture.isEmpty())
        architecture = architectureOfLab(record.value({u"windowsbuildlabex", u"buildlabex", u"buildlab"}));
    keep(&facts.architecture, architecture);
    const auto installation = record.value({u"windowsinstallationtype", u"installationtype", u"osserverlevel"});
    facts.server = facts.server || isServerType(record.value({u"producttype", u"osproducttype"}))
        || caption.contains(u"Server"_s, Qt::CaseInsensitive) || installation.startsWith("Server"_L1);
    const auto sku = record.value({u"operatingsystemsku", u"osoperatingsystemsku"}).toInt();
    facts.core = facts.core || fieldName(installation) == "servercore"_L1
        || std::find(coreSkus.begin(), coreSkus.end(), sku) != coreSkus.end();
    takeHotfixes(record.value(u"oshotfixes"), findings);
    return true;
}

} // namespace Patchwijzer
