// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class NamesTest : public QObject
{
    Q_OBJECT

    /** Every enumerator from the first to @p last has a camelCase name of its own, and comes back by it. */
    template<typename Enum>
    static void checkAll(Enum last)
    {
        static const QRegularExpression camelCase(u"^[a-z][A-Za-z]*$"_s);
        QSet<QString> names;
        for (int i = 0; i <= static_cast<int>(last); ++i) {
            const auto value = static_cast<Enum>(i);
            const auto name = nameOf(value);
            QVERIFY2(camelCase.match(name).hasMatch(), qPrintable(name));
            QCOMPARE(fromName<Enum>(name), std::optional(value));
            names.insert(name);
        }
        QCOMPARE(names.size(), static_cast<int>(last) + 1);
        for (const auto *wrong : {u"", u"no such name", u"Unknown", u" unknown", u"UNKNOWN"})
            QVERIFY(!fromName<Enum>(wrong));
        QVERIFY(!fromName<Enum>(QStringView()));
    }

private Q_SLOTS:
    void versionScheme() { checkAll(VersionScheme::Generic); }
    void verdict() { checkAll(Verdict::NotChecked); }
    void urgency() { checkAll(Urgency::NoUpdate); }
    void feedKind() { checkAll(FeedKind::Catalogue); }
    void updateKind() { checkAll(UpdateKind::Other); }
    void updateAvailability() { checkAll(UpdateAvailability::NoFix); }
    void factOrigin() { checkAll(FactOrigin::NotLookedFor); }
    void restartKind() { checkAll(RestartKind::Computer); }
    void wayBack() { checkAll(WayBack::No); }
    void stepState() { checkAll(StepState::Postponed); }
    void preparationState() { checkAll(PreparationState::Skipped); }
    void feedFreshness() { checkAll(FeedFreshness::Missing); }
    void installState() { checkAll(InstallState::NotInstalled); }
    void answer() { checkAll(Answer::No); }
    void errorCode() { checkAll(Error::Code::UnsupportedPlatform); }
    void packageChangeKind() { checkAll(PackageChange::Kind::Purge); }
    void softwareKind() { checkAll(SoftwareKind::Device); }
    void versionOrigin() { checkAll(VersionOrigin::Suffix); }
    void softwareIdentifierKind() { checkAll(SoftwareIdentifier::Kind::KnownDevice); }
    void installScope() { checkAll(InstallScope::User); }
    void deviceKind() { checkAll(DeviceKind::Other); }
    void deviceManager() { checkAll(DeviceManager::Provider); }
    void identityRung() { checkAll(IdentityRung::Unknown); }
    void claimAuthority() { checkAll(ClaimAuthority::Mention); }
    void claimStatus() { checkAll(ClaimStatus::Unknown); }

    void namesPromisedToProgramsStay()
    {
        // These stand in JSON and databases: changing one is a break, not a rename.
        QCOMPARE(nameOf(Verdict::NotVulnerable), u"notVulnerable"_s);
        QCOMPARE(nameOf(VersionScheme::Deb), u"deb"_s);
        QCOMPARE(nameOf(Urgency::ThisWeek), u"thisWeek"_s);
        QCOMPARE(nameOf(FeedFreshness::Expired), u"expired"_s);
        QCOMPARE(nameOf(StepState::Checked), u"checked"_s);
    }
};

QTEST_GUILESS_MAIN(NamesTest)
#include "tst_names.moc"
