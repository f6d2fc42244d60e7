// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow.h"
#include "gui/officefixture.h"
#include "gui/pagesupport.h"
#include "gui/sources/sourcecard.h"
#include "gui/sources/sourcespage.h"
#include "store/feedsources.h"

#include <QProgressBar>
#include <QTcpServer>
#include <QTest>
#include <QTranslator>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;

namespace {

constexpr int jobMilliseconds = 30000;

enum class State { Nothing, Some, Problems, Expired, Maker, Fetching };

bool hasProblems(const QString &dataDir)
{
    const auto at = OfficeFixture::now().addSecs(-600);
    const auto problem = [&](const char *feed, Error::Code code, const char *where) {
        return FeedFetchRecord{QLatin1String(feed), at.addDays(-3), FeedProblem{{code, QLatin1String(where), {}}, at}};
    };
    const auto kept = changeFeedSources(dataDir, [&](FeedSources &sources) {
        sources.put(problem("osv-debian", Error::Code::NetworkTimeout, "https://storage.example.org/all.zip"));
        sources.put(problem("cisa-kev", Error::Code::NetworkBadAnswer, "https://www.example.gov/kev.json"));
        sources.put(problem("csaf-ncsc-nl", Error::Code::SignatureWrong, "https://advisories.example.nl/a.json"));
    });
    return kept.has_value();
}

bool hasMaker(const QString &dataDir)
{
    CsafProvider maker;
    maker.domain = QStringLiteral("pomp-en-besturing.example");
    maker.feed = csafFeedId(maker.domain);
    maker.metadata = QUrl(QStringLiteral("https://pomp-en-besturing.example/provider-metadata.json"));
    maker.name = QStringLiteral("pomp-en-besturing.example");
    maker.role = CsafRole::TrustedProvider;
    maker.fingerprints = {QString(40, QLatin1Char('A')), QString(40, QLatin1Char('B'))};
    return addCsafProvider(dataDir, maker, OfficeFixture::now().addDays(-4)).has_value();
}

/** The window in Dutch, as an owner has it in front of him. */
struct Office {
    explicit Office(State state)
    {
        if (state == State::Problems)
            prepared = hasProblems(fixture.dataDir());
        if (state == State::Maker)
            prepared = hasMaker(fixture.dataDir());
        Session::Options options;
        options.dataDir = fixture.dataDir();
        options.root = fixture.root();
        options.caseDir = fixture.dataDir();
        options.refresh.http.proxy = ProxyUse::None;
        prepared = prepared && silence.listen(QHostAddress::LocalHost);
        // It lets everybody in and never says a word.
        options.refresh.urls.insert(QStringLiteral("osv-debian"),
                                    {QUrl(QStringLiteral("https://127.0.0.1:%1/all.zip").arg(silence.serverPort()))});
        const auto age = state == State::Expired ? 45 : 0;
        session = std::make_unique<Session>(options, std::make_shared<FixedClock>(OfficeFixture::now().addDays(age)));
        window = std::make_unique<MainWindow>(*session, explainer, fixture.dataDir());
        session->startScan();
        if (state != State::Nothing)
            session->startImport(OfficeFixture::feeds());
        window->showPage(Room::Sources);
    }
    ~Office() { session->cancel(); }
    Office(const Office &) = delete;
    Office &operator=(const Office &) = delete;

    [[nodiscard]] bool settle() const
    {
        return QTest::qWaitFor([this] { return !session->isBusy(); }, jobMilliseconds);
    }
    [[nodiscard]] SourcesPage &page() const { return *window->findChild<SourcesPage *>(); }

    OfficeFixture fixture;
    QTcpServer silence;
    std::unique_ptr<Session> session;
    Explainer explainer = *Explainer::load();
    std::unique_ptr<MainWindow> window;
    bool prepared = true;
};

} // namespace

/** The page of sources in everything that may happen to the lists: nothing may be cut off, and nothing left unsaid. */
class TestSourcesStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        applyTextSize(*qApp);
        applyTheme(*qApp, ThemeKind::Light);
        QVERIFY(m_dutch.load(QStringLiteral(":/i18n/patchwijzer_nl.qm")));
        QCoreApplication::installTranslator(&m_dutch);
    }

    void saysHowItIs_data()
    {
        QTest::addColumn<State>("state");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<double>("factor");
        const auto row = [](const char *name, State state, const QStringList &words) {
            QTest::addRow("%s, as drawn", name) << state << words << 1.0;
            QTest::addRow("%s, large", name) << state << words << 2.0;
        };
        row("nothing", State::Nothing, {QStringLiteral("Vraagt aandacht")});
        row("some", State::Some, {QStringLiteral("Nodig voor deze computer")});
        row("problems", State::Problems, {QStringLiteral("Ophalen lukte niet op 22 nov")});
        row("expired", State::Expired, {QStringLiteral("te oud")});
        row("maker", State::Maker,
            {QStringLiteral("De lijst met beveiligingsberichten van pomp-en"),
             QStringLiteral("pomp-en-besturing.example"), QStringLiteral("2 sleutels")});
        row("fetching", State::Fetching, {QStringLiteral("Binnen: 38 MB van 91 MB.")});
    }
    void saysHowItIs()
    {
        QFETCH(State, state);
        QFETCH(QStringList, words);
        QFETCH(double, factor);
        const TextSize text(factor);
        applyTheme(*qApp, factor > 1 ? ThemeKind::Dark : ThemeKind::Light);
        const Office office(state);
        QVERIFY(office.prepared);
        office.window->resize(factor > 1 ? QSize(1024, 640) : QSize(1180, 760));
        office.window->show();
        QVERIFY(office.settle());
        if (state == State::Fetching) {
            office.session->startRefresh({QStringLiteral("osv-debian")});
            QTRY_VERIFY_WITH_TIMEOUT(office.page().findChild<QProgressBar *>()->isVisible(), jobMilliseconds);
            Q_EMIT office.session->progressChanged(
                {ProgressStage::FetchingFeed, 38'000'000, 91'000'000, QStringLiteral("osv-debian")});
        }
        for (const auto &part : words)
            QTRY_VERIFY2(textOf(office.page()).contains(part), qPrintable(textOf(office.page())));
        look(office, QString::fromLatin1(QTest::currentDataTag()));
        auto *others = office.page().findChild<OtherSourcesCard *>();
        QVERIFY(others);
        Q_EMIT others->unfoldRequested(true);
        look(office, QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(", unfolded"));
        applyTheme(*qApp, ThemeKind::Light);
    }

private:
    static void look(const Office &office, const QString &name)
    {
        QTest::qWait(1);
        const auto cut = clippedInTheEnd(office.page());
        keepPicture(*office.window, name + QStringLiteral(" window"));
        keepPicture(*office.page().widget(), name + QStringLiteral(" whole"));
        QCOMPARE(cut.join(u'|'), QString());
    }

    QTranslator m_dutch;
};

QTEST_MAIN(TestSourcesStates)
#include "tst_sourcesstates.moc"
