// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafparser.h"
#include "feeds/windows/windowsfixes.h"

#include <QTest>
#include <QTimeZone>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto eleven = u"Windows 11 Version 23H2 for x64-based Systems"_s;

MsrcRemediation remedy(const QString &kb, const QString &build, const QString &kind = u"Security Update"_s,
                       const QString &product = u"12244"_s)
{
    MsrcRemediation made;
    made.kb = kb;
    made.subType = kind;
    made.products = {product};
    if (!build.isEmpty())
        made.fixedBuilds = {build};
    return made;
}

MsrcBulletin bulletin(const QList<MsrcRemediation> &remediations)
{
    MsrcBulletin month;
    month.id = u"2024-Jan"_s;
    month.products = {{u"12244"_s, eleven, u"Windows"_s}, {u"999"_s, u"Microsoft Word 2016 (32-bit edition)"_s, {}}};
    MsrcVulnerability leak;
    leak.id = leak.cve = u"CVE-2024-20674"_s;
    leak.published = QDateTime(QDate(2024, 1, 9), QTime(8, 0), QTimeZone::utc());
    leak.affected = {{u"12244"_s, AffectedStatus::Affected, u"Critical"_s, {}, 8.8, u"CVSS:3.1/AV:N"_s},
                     {u"999"_s, AffectedStatus::Affected, {}, {}, -1, {}}};
    leak.remediations = remediations;
    month.vulnerabilities = {leak};
    return month;
}

} // namespace

class WindowsFixesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBulletins();
    void tellsHotpatchesApart();
    void leavesServicingStacksOut();
    void readsCveRecords();
    void readsOldCveRecords();
    void readsCsaf();
    void readsFacts();
    void keepsOnlyWhatIsAskedFor();
    void oneFixForSeveralDocuments();
    void takenApartBeforehandSaysTheSame();
};

void WindowsFixesTest::readsBulletins()
{
    WindowsFixReader reader({eleven});
    auto known = remedy({}, {});
    known.kind = MsrcRemediation::Kind::KnownIssue;
    auto fixed = remedy(u"5034123"_s, u"10.0.22631.3007"_s);
    fixed.supersedes = {u"5033375"_s};
    reader.add(bulletin({known, fixed}));
    const auto taken = reader.take();
    QCOMPARE(taken.fixes.size(), 1);
    const auto &fix = taken.fixes.front();
    QCOMPARE(fix.feed, u"msrc-cvrf"_s);
    QCOMPARE(fix.product, eleven);
    QCOMPARE(fix.fixedBuilds, QList<QString>{u"10.0.22631.3007"_s});
    QCOMPARE(fix.kbs, QList<QString>{u"5034123"_s});
    QCOMPARE(fix.severity, u"Critical"_s);
    QCOMPARE(fix.cvssVector, u"CVSS:3.1/AV:N"_s);
    QCOMPARE(taken.updates.size(), 1);
    QCOMPARE(taken.updates.front().supersedes, QList<QString>{u"5033375"_s});
    QCOMPARE(taken.updates.front().builds, QList<QString>{u"10.0.22631.3007"_s});
    QCOMPARE(taken.updates.front().cves, QList<QString>{u"CVE-2024-20674"_s});
    QCOMPARE(taken.updates.front().posted, QDate(2024, 1, 9));
    QCOMPARE(reader.take(), WindowsFixes{});
}

void WindowsFixesTest::tellsHotpatchesApart()
{
    for (const auto &kind : {u"Security Hotpatch Update"_s, u"SecurityHotpatchUpdate"_s, u"AzureHotpatch"_s}) {
        WindowsFixReader reader({eleven});
        reader.add(
            bulletin({remedy(u"5034123"_s, u"10.0.22631.3007"_s), remedy(u"5034124"_s, u"10.0.22631.3001"_s, kind)}));
        const auto fix = reader.take().fixes.value(0);
        QCOMPARE(fix.fixedBuilds, QList<QString>{u"10.0.22631.3007"_s});
        QCOMPARE(fix.hotpatchBuilds, QList<QString>{u"10.0.22631.3001"_s});
        QCOMPARE(fix.kbs, (QList<QString>{u"5034123"_s, u"5034124"_s}));
        QCOMPARE(fix.hotpatchKbs, QList<QString>{u"5034124"_s});
    }
}

void WindowsFixesTest::leavesServicingStacksOut()
{
    WindowsFixReader reader({eleven});
    reader.add(bulletin({remedy(u"5047621"_s, u"10.0.26100.2303"_s, u"ServicingStackUpdate"_s)}));
    QCOMPARE(reader.take(), WindowsFixes{});
}

void WindowsFixesTest::readsCveRecords()
{
    CveRecord record;
    record.id = u"CVE-2024-20674"_s;
    record.assigner = u"microsoft"_s;
    CveAffected affected;
    affected.vendor = u"Microsoft"_s;
    affected.product = u"Windows 11 version 22H3"_s;
    affected.platforms = {u"ARM64-based Systems"_s, u"x64-based Systems"_s};
    affected.versions = {{u"10.0.0"_s, u"10.0.22631.3007"_s, {}, u"custom"_s, CveStatus::Affected, {}}};
    CveAffected office = affected;
    office.product = u"Microsoft Office 2019"_s;
    office.versions.front().lessThan = u"https://aka.ms/OfficeSecurityReleases"_s;
    CveContainer container;
    container.cna = true;
    container.affected = {affected, office};
    record.containers = {container};
    WindowsFixReader reader({eleven, u"Microsoft Office 2019"_s});
    reader.add(record);
    const auto taken = reader.take();
    QCOMPARE(taken.fixes.size(), 2);
    QCOMPARE(taken.fixes.front().product, u"Microsoft Office 2019"_s);
    QCOMPARE(taken.fixes.front().fixedBuilds, QList<QString>());
    QCOMPARE(taken.fixes.back().product, eleven);
    QCOMPARE(taken.fixes.back().fixedBuilds, QList<QString>{u"10.0.22631.3007"_s});
    record.assigner = u"somebody"_s;
    reader.add(record);
    record.assigner = u"microsoft"_s;
    record.containers.front().cna = false;
    reader.add(record);
    QCOMPARE(reader.take(), WindowsFixes{});
}

void WindowsFixesTest::readsOldCveRecords()
{
    CveRecord record;
    record.id = u"CVE-2018-8440"_s;
    record.assigner = u"microsoft"_s;
    CveAffected affected;
    affected.vendor = u"Microsoft"_s;
    affected.product = u"Windows 10"_s.first(7);
    affected.versions = {{u"7 for x64-based Systems Service Pack 1"_s, {}, {}, {}, CveStatus::Affected, {}}};
    CveContainer container;
    container.cna = true;
    container.affected = {affected};
    record.containers = {container};
    const auto seven = u"Windows 7 for x64-based Systems Service Pack 1"_s;
    WindowsFixReader reader({seven});
    reader.add(record);
    const auto fix = reader.take().fixes.value(0);
    QCOMPARE(fix.product, seven);
    QCOMPARE(fix.fixedBuilds, QList<QString>());
}

void WindowsFixesTest::readsCsaf()
{
    CsafDocument document;
    document.publisher.space = u"https://msrc.microsoft.com"_s;
    document.tracking.id = u"msrc_CVE-2025-1"_s;
    CsafProduct affected, fixed;
    affected.id = u"1"_s;
    affected.path.product = eleven;
    affected.path.version = u"<10.0.22631.5189"_s;
    affected.path.versionIsRange = true;
    fixed.id = u"2"_s;
    fixed.path.product = eleven;
    fixed.path.version = u"10.0.22631.5189"_s;
    document.products = {affected, fixed};
    CsafVulnerability leak;
    leak.cve = u"CVE-2025-1"_s;
    leak.statuses[size_t(CsafStatus::KnownAffected)] = {0};
    leak.statuses[size_t(CsafStatus::Fixed)] = {1};
    CsafRemediation remedy;
    remedy.category = CsafRemedy::VendorFix;
    remedy.details = u"10.0.22631.5189:Security Update:https://support.microsoft.com/help/5055528"_s;
    remedy.url = u"https://support.microsoft.com/help/5055528"_s;
    remedy.products = {0};
    leak.remediations = {remedy};
    document.vulnerabilities = {leak};
    WindowsFixReader reader({eleven});
    reader.add(document);
    auto fix = reader.take().fixes.value(0);
    QCOMPARE(fix.feed, u"csaf-microsoft"_s);
    QCOMPARE(fix.advisory, u"CVE-2025-1"_s);
    QCOMPARE(fix.fixedBuilds, QList<QString>{u"10.0.22631.5189"_s});
    QCOMPARE(fix.kbs, QList<QString>{u"5055528"_s});
    document.tracking.status = CsafDocumentStatus::Draft;
    reader.add(document);
    document.tracking.status = CsafDocumentStatus::Final;
    document.publisher.space = u"https://example.com"_s;
    reader.add(document);
    QCOMPARE(reader.take(), WindowsFixes{});
}

void WindowsFixesTest::readsFacts()
{
    KbFact fact;
    fact.kb = u"5034122"_s;
    fact.product = u"Windows 10 Version 22H2 for x64-based Systems  "_s;
    fact.posted = QDate(2024, 1, 9);
    fact.supersedes = {u"5033372"_s};
    fact.cves = {u"CVE-2024-1"_s, u"SP7X64SP1"_s};
    KbFact net = fact;
    net.kb = u"2972213"_s;
    net.components = {u"Microsoft .NET Framework 3.5"_s, u"Microsoft .NET Framework 4.5"_s};
    WindowsFixReader reader({u"Windows 10 Version 22H2 for x64-based Systems"_s});
    reader.add(fact);
    reader.add(net);
    const auto taken = reader.take();
    QCOMPARE(taken.fixes.size(), 2); // Only leaks, and the component apart.
    QCOMPARE(taken.fixes.front().product,
             u"Microsoft .NET Framework 3.5 on Windows 10 Version 22H2 for x64-based Systems"_s);
    QCOMPARE(taken.fixes.back().product, u"Windows 10 Version 22H2 for x64-based Systems"_s);
    QCOMPARE(taken.fixes.back().kbs, QList<QString>{u"5034122"_s});
    QCOMPARE(taken.updates.size(), 2);
}

void WindowsFixesTest::keepsOnlyWhatIsAskedFor()
{
    WindowsFixReader reader({u"Windows 11 Version 23H2 for ARM64-based Systems"_s, u"microsoft word 2016"_s});
    reader.add(bulletin({remedy(u"5034123"_s, u"10.0.22631.3007"_s)}));
    const auto taken = reader.take();
    QCOMPARE(taken.fixes.size(), 1);
    QCOMPARE(taken.fixes.front().product, u"Microsoft Word 2016 (32-bit edition)"_s);
}

void WindowsFixesTest::oneFixForSeveralDocuments()
{
    const auto first = bulletin({remedy(u"5034123"_s, u"10.0.22631.3007"_s)});
    auto second = bulletin({remedy(u"5034765"_s, u"10.0.22631.3155"_s)});
    second.vulnerabilities.front().published = second.vulnerabilities.front().published.addDays(35);
    WindowsFixReader reader({eleven});
    reader.add(first);
    reader.add(second);
    const auto taken = reader.take();
    QCOMPARE(taken.fixes.size(), 1);
    QCOMPARE(taken.fixes.front().fixedBuilds, (QList<QString>{u"10.0.22631.3007"_s, u"10.0.22631.3155"_s}));
    QCOMPARE(taken.fixes.front().published.date(), QDate(2024, 1, 9));
    reader.add(second);
    reader.add(first);
    QCOMPARE(reader.take(), taken);
}

/** Each month taken apart for all its products, and put together for one computer, is as if it were read for that. */
void WindowsFixesTest::takenApartBeforehandSaysTheSame()
{
    auto first = bulletin({remedy(u"5034123"_s, u"10.0.22631.3007"_s), remedy(u"5002542"_s, {}, {}, u"999"_s),
                           remedy(u"5047621"_s, u"10.0.26100.2303"_s, u"ServicingStackUpdate"_s)});
    first.products.append({u"7"_s, u"Microsoft .NET Framework 4.8.1 on "_s + eleven, {}});
    first.vulnerabilities.front().affected.append({u"7"_s, AffectedStatus::Affected, {}, {}, -1, {}});
    auto second = bulletin({remedy(u"5034123"_s, u"10.0.22631.3008"_s),
                            remedy(u"5034124"_s, u"10.0.22631.3001"_s, u"Security Hotpatch Update"_s)});
    second.vulnerabilities.front().published = QDateTime(QDate(2024, 1, 2), QTime(8, 0), QTimeZone::utc());
    second.vulnerabilities.front().affected.front().severity = u"Important"_s;
    for (const auto &asked : {eleven, u"Microsoft Word 2016"_s, u"Microsoft Excel 2016"_s}) {
        WindowsFixReader direct({asked});
        WindowsFixReader later({asked});
        for (const auto &month : {first, second}) {
            direct.add(month);
            auto all = windowsFixesOf(month, u"msrc-cvrf"_s);
            // What the database gives: the fixes of the products asked for.
            const auto isOther = [&](const auto &one) {
                return one.product.contains("Word"_L1) != asked.contains("Word"_L1) || asked.contains("Excel"_L1);
            };
            all.fixes.removeIf(isOther);
            all.updates.removeIf(isOther);
            later.add(all);
        }
        const auto expected = direct.take();
        QCOMPARE(later.take(), expected);
        QCOMPARE(expected.fixes.isEmpty(), asked.contains("Excel"_L1));
    }
}

QTEST_GUILESS_MAIN(WindowsFixesTest)
#include "tst_windowsfixes.moc"
