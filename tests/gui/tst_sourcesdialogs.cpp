// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/officefixture.h"
#include "gui/pagesupport.h"
#include "gui/sources/addproviderdialog.h"
#include "gui/sources/bundlewarning.h"

#include <QLineEdit>
#include <QScreen>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;

namespace {

constexpr int jobMilliseconds = 30000;
const QDateTime now = OfficeFixture::now();
const QSize smallScreen(1024, 640);

DoubtedBundle doubted(BundleTrust trust)
{
    DoubtedBundle bundle;
    bundle.path = QStringLiteral("/media/stick/lists.zip");
    bundle.check.trust = trust;
    bundle.check.keyId = trust == BundleTrust::UnknownKey ? QStringLiteral("0123456789ABCDEF") : QString();
    bundle.check.manifest.createdAt = now.addDays(-1);
    for (const auto *id : {"osv-debian", "debian-dsa", "cisa-kev", "epss", "endoflife", "eu-kev", "debian-dla"}) {
        BundleFeed content;
        content.id = QLatin1String(id);
        content.dataDate = now.addDays(-2);
        bundle.check.manifest.feeds.append(content);
    }
    return bundle;
}

CsafProvider provider()
{
    CsafProvider found;
    found.domain = QStringLiteral("example.com");
    found.feed = csafFeedId(found.domain);
    found.metadata = QUrl(QStringLiteral("https://example.com/.well-known/csaf/provider-metadata.json"));
    found.name = QStringLiteral("Voorbeeld <b>BV</b>");
    found.role = CsafRole::TrustedProvider;
    found.fingerprints = {QString(40, QLatin1Char('A'))};
    return found;
}

/** Answers that somebody would have to scroll for, or that stick out. */
QStringList answersOutOfSight(const ScrollDialog &dialog)
{
    const auto *area = dialog.findChild<QScrollArea *>();
    QStringList out;
    for (const auto *answer : dialog.findChildren<QPushButton *>()) {
        const QRect place(answer->mapTo(&dialog, QPoint()), answer->size());
        if (!answer->isVisible() || area->isAncestorOf(answer) || !dialog.rect().contains(place))
            out.append(answer->text());
    }
    return out;
}

bool isDone(const ScrollDialog &dialog)
{
    return answersOutOfSight(dialog).isEmpty() && clippedWidgets(dialog).isEmpty();
}

} // namespace

/** The questions that the page of sources asks in a window of their own. */
class TestSourcesDialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        applyTextSize(*qApp);
        applyTheme(*qApp, ThemeKind::Light);
    }

    void readsInNothingByDefault_data()
    {
        QTest::addColumn<BundleTrust>("trust");
        QTest::newRow("unsigned") << BundleTrust::Unsigned;
        QTest::newRow("unknown key") << BundleTrust::UnknownKey;
    }
    void readsInNothingByDefault()
    {
        QFETCH(BundleTrust, trust);
        BundleWarning dialog(doubted(trust));
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QCOMPARE(textOf(dialog).contains(QStringLiteral("0123456789ABCDEF")), trust == BundleTrust::UnknownKey);
        QVERIFY(textOf(dialog).contains(QStringLiteral("The list of leaks in Debian")));
        auto *no = button(dialog, QStringLiteral("Do not read it in"));
        QVERIFY(no && no->isDefault());
        QVERIFY(dialog.focusWidget() == no);
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(dialog.result(), static_cast<int>(QDialog::Rejected));
        QVERIFY(!dialog.isVisible());
        dialog.show();
        QVERIFY(press(dialog, QStringLiteral("Read it in all the same")));
        QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
    }

    void addsAMakerOnlyAfterTheOwnerAgreed()
    {
        const OfficeFixture fixture;
        const auto session = fixture.makeSession();
        AddProviderDialog dialog(*session);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        auto *domain = dialog.findChild<QLineEdit *>();
        const QSignalSpy failed(session.get(), &Session::providerFailed);
        QTest::keyClicks(domain, QStringLiteral("no domain at all"));
        QTest::keyClick(&dialog, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, jobMilliseconds);
        QVERIFY(textOf(dialog).contains(QStringLiteral("Nothing has changed")));

        // What the network would have told.
        QTest::keyClick(&dialog, Qt::Key_Return);
        Q_EMIT session->providerFound(provider());
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 2, jobMilliseconds); // Too late to matter.
        const auto text = textOf(dialog);
        QVERIFY2(text.contains(QStringLiteral("AAAA AAAA")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("Voorbeeld <b>BV</b>")));
        QVERIFY(session->providers().isEmpty());
        const QSignalSpy added(session.get(), &Session::providerAdded);
        QVERIFY(press(dialog, QStringLiteral("Trust this maker and add it")));
        QTRY_COMPARE_WITH_TIMEOUT(added.size(), 1, jobMilliseconds);
        QVERIFY(!dialog.isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!session->isBusy(), jobMilliseconds);
        QCOMPARE(session->providers().size(), 1);
        QCOMPARE(session->providers().constFirst().keys, 1);
    }

    void groupsTheDigitsOfAKey()
    {
        QCOMPARE(groupedFingerprint(QStringLiteral("0123456789")), QStringLiteral("0123 4567 89"));
        QCOMPARE(groupedFingerprint({}), QString());
    }

    void keepsTheAnswersInSight_data()
    {
        QTest::addColumn<double>("factor");
        QTest::addColumn<QSize>("room");
        QTest::newRow("as drawn") << 1.0 << smallScreen;
        QTest::newRow("large text") << 2.0 << smallScreen;
        QTest::newRow("large text, very small screen") << 2.0 << QSize(800, 400);
    }
    void keepsTheAnswersInSight()
    {
        QFETCH(double, factor);
        QFETCH(QSize, room);
        const TextSize text(factor);
        QTranslator dutch;
        QVERIFY(dutch.load(QStringLiteral(":/i18n/patchwijzer_nl.qm")));
        QCoreApplication::installTranslator(&dutch);
        const auto check = [&](ScrollDialog &dialog, const QString &name) {
            const auto *screen = dialog.screen();
            QVERIFY(dialog.width() <= screen->availableSize().width());
            QVERIFY(dialog.height() <= screen->availableSize().height());
            dialog.fitInto(room);
            QVERIFY(dialog.width() <= room.width());
            QVERIFY2(dialog.height() <= room.height(), qPrintable(QString::number(dialog.height())));
            static_cast<void>(QTest::qWaitFor([&] { return isDone(dialog); }, 5000));
            keepPicture(dialog, QStringLiteral("%1-%2-%3").arg(name).arg(factor).arg(room.height()));
            QCOMPARE(answersOutOfSight(dialog).join(u'|'), QString());
            QCOMPARE(clippedWidgets(dialog).join(u'|'), QString());
        };
        const OfficeFixture fixture;
        const auto session = fixture.makeSession();
        for (const auto kind : {ThemeKind::Light, ThemeKind::Dark}) {
            applyTheme(*qApp, kind);
            const auto suffix = QStringLiteral("-%1").arg(static_cast<int>(kind));
            BundleWarning warning(doubted(BundleTrust::UnknownKey));
            warning.show();
            check(warning, QStringLiteral("waarschuwing") + suffix);
            AddProviderDialog dialog(*session);
            dialog.show();
            check(dialog, QStringLiteral("maker-vragen") + suffix);
            // No real name: nothing is asked on the network. What it would have told comes from here.
            auto *domain = dialog.findChild<QLineEdit *>();
            domain->setText(QStringLiteral("no domain at all"));
            QTest::keyClick(&dialog, Qt::Key_Return);
            domain->setText(QStringLiteral("example.com"));
            auto found = provider();
            for (const auto digit : QStringLiteral("BCDEF"))
                found.fingerprints.append(QString(40, digit));
            Q_EMIT session->providerFound(found);
            check(dialog, QStringLiteral("maker-gevonden") + suffix);
            session->cancel();
        }
        applyTheme(*qApp, ThemeKind::Light);
        QCoreApplication::removeTranslator(&dutch);
    }

    void scrollsByKeyboard()
    {
        BundleWarning dialog(doubted(BundleTrust::UnknownKey));
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        auto *bar = dialog.findChild<QScrollArea *>()->verticalScrollBar();
        QCOMPARE(bar->maximum(), 0); // It all fits.
        dialog.fitInto({480, 240});
        QTRY_VERIFY(bar->maximum() > 0);
        QTest::keyClick(dialog.focusWidget(), Qt::Key_PageDown);
        QVERIFY(bar->value() > 0);
        QVERIFY(dialog.isVisible());
        QTest::keyClick(dialog.focusWidget(), Qt::Key_PageUp);
        QCOMPARE(bar->value(), 0);
    }

    void isReadAloud()
    {
        const BundleWarning dialog(doubted(BundleTrust::Unsigned));
        QVERIFY(dialog.accessibleDescription().contains(QStringLiteral("lists.zip")));
        QVERIFY(dialog.accessibleDescription().contains(QStringLiteral("someone you trust")));
    }
};

QTEST_MAIN(TestSourcesDialogs)
#include "tst_sourcesdialogs.moc"
