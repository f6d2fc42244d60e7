// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/advisorylist.h"
#include "feeds/documentlist.h"
#include "support/archivebytes.h"
#include "transport/archive/archivereader.h"
#include "transport/minisign/minisignsignature.h"
#include "workflow/bundlecheck.h"
#include "workflow/feedbundle.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QDateTime moment(QDate(2026, 11, 22), QTime(12, 0), QTimeZone::utc());

/** A computer with one feed of advisories, one of documents, one that may not be passed on and one nobody knows. */
class Contents final : public BundleContents
{
public:
    int advisories = 3;
    bool may = true; ///< Whether it has what may be passed on.

    [[nodiscard]] Result<QList<FeedState>> states() const override
    {
        QList<FeedState> states;
        for (const auto &id : {u"cisa-kev"_s, u"debian-tracker"_s, u"nobody-knows"_s, u"osv-debian"_s, u"wesng"_s}) {
            FeedState state;
            state.id = id;
            state.dataDate = moment.addDays(-2);
            state.records = 3;
            if (may || id == u"wesng")
                states.append(state);
        }
        return states;
    }

    [[nodiscard]] Result<void>
    forEachAdvisory(const QString &feed, const std::function<Result<void>(const Advisory &)> &visit) const override
    {
        for (int i = 0; feed == u"osv-debian" && i < advisories; ++i) {
            Advisory advisory;
            advisory.feed = feed;
            advisory.id = u"X-%1"_s.arg(i);
            advisory.summary = QString(1'000, QChar(u'a' + i % 26));
            PW_TRY_VOID(visit(advisory));
        }
        return {};
    }

    [[nodiscard]] Result<void>
    forEachDocument(const QString &feed,
                    const std::function<Result<void>(const QString &, const QByteArray &)> &visit) const override
    {
        return feed == u"cisa-kev" ? visit(u"list"_s, "{\"catalogVersion\":\"1\"}") : Result<void>();
    }
};

struct Seen {
    QString feed;
    QString path;
    QByteArray bytes;
};

const MinisignSecretKey &ourKey()
{
    static const auto key = MinisignSecretKey::generate();
    return *key;
}

QList<TrustedKey> trusting(const MinisignSecretKey &key, bool own = false)
{
    return {{key.publicKey(), u"advisor"_s, own}};
}

using Files = QList<std::pair<QString, QByteArray>>;

Files filesIn(const QString &path)
{
    Files files;
    QFile file(path);
    const auto opened = file.open(QIODevice::ReadOnly);
    const auto visited = visitArchive(file, u"x"_s, [&](const ArchiveEntry &entry) -> Result<void> {
        files.append({entry.path, entry.data});
        return {};
    });
    return opened && visited ? files : Files();
}

QByteArray packed(const Files &files)
{
    QList<ZipFile> entries;
    for (const auto &[name, data] : files)
        entries.append({name.toUtf8(), data});
    return zipBytes(entries);
}

} // namespace

/** Packing feeds, and what is believed of what was packed. */
class TestFeedBundle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void packsWhatMayBePassedOn();
    void makesTheSameEachTime();
    void cutsLargeFeedsInParts();
    void saysWhoSigned();
    void handsOverNothingThatIsNotRight_data();
    void handsOverNothingThatIsNotRight();
    void takesWhatNobodyStandsForOnlyWhenTold();
    void tellsABundleFromOtherArchives();
    void survivesEveryTruncation();
    void leavesNothingWhenStopped();
    void hasNothingToPack();

private:
    [[nodiscard]] QString bundle() const { return m_folder.filePath(u"lists.pwbundle"_s); }
    [[nodiscard]] Result<ExportReport> pack(const Contents &contents = {}) const
    {
        return exportFeeds(contents, bundle(), moment, ourKey());
    }
    /** What a bundle of these bytes gives; with what was handed over in @p seen. */
    static Result<BundleCheck> visit(const QByteArray &bytes, QList<Seen> *seen, bool acceptUnsigned = false,
                                     const QList<TrustedKey> &trusted = trusting(ourKey()))
    {
        QBuffer buffer;
        buffer.setData(bytes);
        buffer.open(QIODevice::ReadOnly);
        const auto accept = [acceptUnsigned](const BundleCheck &) { return acceptUnsigned; };
        return visitBundle(buffer, u"x"_s, trusted, accept, [&](const BundleContent &content) -> Result<void> {
            seen->append({content.feed.id, content.file.path, content.bytes});
            return {};
        });
    }

    QTemporaryDir m_folder;
};

void TestFeedBundle::packsWhatMayBePassedOn()
{
    const auto made = pack();
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QCOMPARE(made->bytes, QFileInfo(bundle()).size());
    const auto &manifest = made->manifest;
    QCOMPARE(manifest.feeds.size(), 2);
    QCOMPARE(manifest.feeds.first().id, u"cisa-kev"_s);
    QCOMPARE(manifest.feeds.last().id, u"osv-debian"_s);
    QVERIFY(!manifest.feeds.last().licence.isEmpty());
    QVERIFY(!manifest.feeds.last().urls.isEmpty());
    const QList<LeftOutFeed> leftOut{{u"debian-tracker"_s, LeftOutReason::Parts},
                                     {u"nobody-knows"_s, LeftOutReason::Unknown},
                                     {u"wesng"_s, LeftOutReason::Licence}};
    QCOMPARE(manifest.leftOut, leftOut);
    const auto files = filesIn(bundle());
    QCOMPARE(files.size(), 4);
    QCOMPARE(files.at(0).first, u"manifest.json"_s);
    QCOMPARE(files.at(1).first, u"manifest.json.minisig"_s);
    const auto list = parseAdvisoryList(files.at(3).second, u"x"_s);
    QVERIFY(list);
    QCOMPARE(list->feed, u"osv-debian"_s);
    QCOMPARE(list->date, moment.addDays(-2));
    QCOMPARE(list->advisories.size(), 3);
    const auto check = checkBundle(bundle(), trusting(ourKey()));
    QVERIFY(check);
    QCOMPARE(check->manifest, manifest);
}

void TestFeedBundle::makesTheSameEachTime()
{
    QVERIFY(pack());
    const auto once = filesIn(bundle());
    QVERIFY(pack());
    QVERIFY(!once.isEmpty());
    QCOMPARE(filesIn(bundle()), once);
}

void TestFeedBundle::cutsLargeFeedsInParts()
{
    Contents many;
    many.advisories = 20'000; // A kilobyte each.
    const auto made = pack(many);
    QVERIFY(made);
    const auto &files = made->manifest.feeds.last().files;
    QVERIFY(files.size() >= 3);
    for (const auto &file : files)
        QVERIFY(file.bytes < (9 << 20));
    QList<Seen> seen;
    QFile file(bundle());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(visit(file.readAll(), &seen));
    qsizetype advisories = 0;
    for (const auto &part : seen) {
        if (part.feed == u"osv-debian")
            advisories += parseAdvisoryList(part.bytes, u"x"_s)->advisories.size();
    }
    QCOMPARE(advisories, 20'000);
}

void TestFeedBundle::saysWhoSigned()
{
    QVERIFY(pack());
    const auto id = minisignKeyId(ourKey().publicKey().id);
    const auto advisor = checkBundle(bundle(), trusting(ourKey()));
    QVERIFY(advisor);
    QCOMPARE(advisor->trust, BundleTrust::Trusted);
    QCOMPARE(advisor->signer, u"advisor"_s);
    QCOMPARE(advisor->keyId, id);
    QCOMPARE(checkBundle(bundle(), trusting(ourKey(), true))->trust, BundleTrust::Own);
    const auto unknown = checkBundle(bundle(), trusting(*MinisignSecretKey::generate()));
    QVERIFY(unknown);
    QCOMPARE(unknown->trust, BundleTrust::UnknownKey);
    QCOMPARE(unknown->keyId, id);
    QVERIFY(unknown->signer.isEmpty());
    // Another key with the same number is not enough, and does not hide the right one.
    const MinisignPublicKey impostor{ourKey().publicKey().id, MinisignSecretKey::generate()->publicKey().key};
    QCOMPARE(checkBundle(bundle(), {{impostor, u"impostor"_s, false}}).error().code, Error::Code::SignatureWrong);
    const QList<TrustedKey> both{{impostor, u"impostor"_s, false}, {ourKey().publicKey(), u"advisor"_s, false}};
    QCOMPARE(checkBundle(bundle(), both)->signer, u"advisor"_s);
}

void TestFeedBundle::handsOverNothingThatIsNotRight_data()
{
    QTest::addColumn<Files>("files");
    QTest::addColumn<Error::Code>("code");
    QVERIFY(pack());
    const auto good = filesIn(bundle());
    QCOMPARE(good.size(), 4);
    const auto row = [&](const char *name, Error::Code code, const std::function<void(Files &)> &change) {
        auto files = good;
        change(files);
        QTest::newRow(name) << files << code;
    };
    const auto wrong = Error::Code::SignatureWrong;
    const auto hash = Error::Code::HashMismatch;
    const auto broken = Error::Code::ArchiveBroken;
    row("manifest changed", wrong, [](Files &files) { files[0].second.replace("\"records\":3", "\"records\":4"); });
    row("manifest with a space more", wrong, [](Files &files) { files[0].second += ' '; });
    row("manifest of another bundle", wrong, [](Files &files) {
        BundleManifest other;
        other.createdAt = moment;
        files[0].second = writeBundleManifest(other);
    });
    row("signature of something else", wrong,
        [](Files &files) { files[1].second = minisignSignatureFile(*minisignSign("something else", ourKey(), {})); });
    row("signature in the older form", wrong, [](Files &files) {
        files[1].second =
            minisignSignatureFile(*minisignSign(files[0].second, ourKey(), {}, MinisignAlgorithm::Legacy));
    });
    row("signature damaged", wrong, [](Files &files) { files[1].second.chop(20); });
    row("signature with another comment", wrong,
        [](Files &files) { files[1].second.replace("timestamp:", "timestamp:9"); });
    row("empty signature", wrong, [](Files &files) { files[1].second.clear(); });
    row("file changed", hash, [](Files &files) { files[3].second.replace("X-1", "X-9"); });
    row("file with a byte more", hash, [](Files &files) { files[3].second += '\n'; });
    row("file emptied", hash, [](Files &files) { files[2].second.clear(); });
    row("files swapped", hash, [](Files &files) { std::swap(files[2].second, files[3].second); });
    row("file missing", broken, [](Files &files) { files.removeLast(); });
    row("all files missing", broken, [](Files &files) { files.resize(2); });
    row("file too many", broken, [](Files &files) { files.append({u"feeds/a/advisories-0001.json"_s, "x"}); });
    row("file outside the feeds", broken, [](Files &files) { files.append({u"README"_s, "x"}); });
    row("file twice", broken, [](Files &files) { files.append(files.constLast()); });
    row("manifest twice", broken, [](Files &files) { files.append(files.constFirst()); });
    row("signature at the end", broken, [](Files &files) { files.move(1, 3); });
    row("manifest at the end", Error::Code::UnknownFormat, [](Files &files) { files.move(0, 3); });
    row("no manifest", Error::Code::UnknownFormat, [](Files &files) { files.removeFirst(); });
    row("nothing", Error::Code::UnknownFormat, [](Files &files) { files.clear(); });
    row("signature removed", Error::Code::BundleUnsigned, [](Files &files) { files.removeAt(1); });
    row("only an unsigned manifest", broken, [](Files &files) { files.resize(1); });
}

void TestFeedBundle::handsOverNothingThatIsNotRight()
{
    QFETCH(Files, files);
    QFETCH(Error::Code, code);
    QList<Seen> seen;
    const auto outcome = visit(packed(files), &seen);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, code);
    QVERIFY(seen.isEmpty());
    // Being told to take the unsigned opens no other door.
    if (code != Error::Code::BundleUnsigned) {
        const auto anyway = visit(packed(files), &seen, true);
        QVERIFY(!anyway);
        QCOMPARE(anyway.error().code, code);
        QVERIFY(seen.isEmpty());
    }
}

void TestFeedBundle::takesWhatNobodyStandsForOnlyWhenTold()
{
    QVERIFY(pack());
    auto files = filesIn(bundle());
    const auto signedBytes = packed(files);
    files.removeAt(1);
    QList<Seen> seen;
    QVERIFY(visit(packed(files), &seen, true));
    QCOMPARE(seen.size(), 2);
    QCOMPARE(seen.last().feed, u"osv-debian"_s);
    seen.clear();
    const auto unknown = visit(signedBytes, &seen, false, {});
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, Error::Code::BundleUnknownKey);
    QVERIFY(seen.isEmpty());
    const auto accepted = visit(signedBytes, &seen, true, {});
    QVERIFY(accepted);
    QCOMPARE(accepted->trust, BundleTrust::UnknownKey);
    QCOMPARE(seen.size(), 2);
    // The damaged is refused all the same.
    files.last().second += 'x';
    QCOMPARE(visit(packed(files), &seen, true).error().code, Error::Code::HashMismatch);
}

void TestFeedBundle::tellsABundleFromOtherArchives()
{
    QVERIFY(pack());
    const auto looks = [](const QByteArray &bytes) {
        QBuffer buffer;
        buffer.setData(bytes);
        buffer.open(QIODevice::ReadOnly);
        const bool bundle = looksLikeBundle(buffer, u"x"_s);
        return bundle && buffer.pos() == 0;
    };
    const auto files = filesIn(bundle());
    QVERIFY(looks(packed(files)));
    QVERIFY(!looks(packed(files.mid(1))));
    QVERIFY(!looks(packed({{u"manifest.json"_s, "{\"name\":\"an extension of a browser\"}"}})));
    QVERIFY(!looks({}));
    QVERIFY(!looks("PK\3\4"));
    QVERIFY(!looks(files.first().second));
}

void TestFeedBundle::survivesEveryTruncation()
{
    QVERIFY(pack());
    QFile file(bundle());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto whole = file.readAll();
    QList<Seen> seen;
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY2(!visit(whole.left(size), &seen, true), qPrintable(QString::number(size)));
    QVERIFY(seen.isEmpty());
}

void TestFeedBundle::leavesNothingWhenStopped()
{
    QTemporaryDir folder;
    std::stop_source stop;
    stop.request_stop();
    const auto made = exportFeeds(Contents(), folder.filePath(u"a"_s), moment, ourKey(), {}, stop.get_token());
    QVERIFY(!made);
    QCOMPARE(made.error().code, Error::Code::Cancelled);
    QVERIFY(QDir(folder.path()).isEmpty());
    QCOMPARE(exportFeeds(Contents(), folder.filePath(u"no/a"_s), moment, ourKey()).error().code,
             Error::Code::CannotWrite);
}

void TestFeedBundle::hasNothingToPack()
{
    Contents none;
    none.may = false;
    QTemporaryDir folder;
    const auto made = exportFeeds(none, folder.filePath(u"a"_s), moment, ourKey());
    QVERIFY(!made);
    QCOMPARE(made.error().code, Error::Code::WrongUse);
    QVERIFY(QDir(folder.path()).isEmpty());
}

QTEST_GUILESS_MAIN(TestFeedBundle)
#include "tst_feedbundle.moc"
