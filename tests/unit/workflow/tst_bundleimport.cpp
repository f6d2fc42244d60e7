// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/feeddatabase.h"
#include "support/archivebytes.h"
#include "transport/archive/archivereader.h"
#include "workflow/bundlekeys.h"
#include "workflow/feedbundle.h"
#include "workflow/feedimport.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "importfixtures.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Code = Error::Code;
using Files = QList<ZipFile>;

enum class Form { Signed, Unsigned, Damaged };

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Files filesIn(const QString &path)
{
    Files files;
    QFile file(path);
    const auto opened = file.open(QIODevice::ReadOnly);
    const auto visited = visitArchive(file, u"x"_s, [&](const ArchiveEntry &entry) -> Result<void> {
        files.append({entry.path.toUtf8(), entry.data, true});
        return {};
    });
    return opened && visited ? files : Files();
}

} // namespace

/** Bundles that do not lie there as one file: in an archive, or unpacked in a folder. */
class TestBundleImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void asksAboutABundleInAnArchive_data();
    void asksAboutABundleInAnArchive();
    void takesATrustedBundleInAnArchive();
    void takesWhatElseIsInTheArchive();
    void takesOnlyTheOneThatWasAgreedTo();
    void asksOnceAboutTheSame();
    void refusesADamagedOneWithoutAsking();
    void readsAnotherZipThatBeginsLikeABundle();
    void goesNoDeeper();
    void looksAtNoMoreThanAFew();
    void asksAboutABundleThatWasUnpacked();
    void refusesAnUnpackedBundleThatIsNotWhole();
    void followsNoLinkInAnUnpackedBundle();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString data() const { return path(u"data"_s); }
    /** The bytes of a bundle with one advisory, made on another computer. */
    [[nodiscard]] QByteArray bundle(Form form, int number = 1) const
    {
        const auto there = path(u"there-%1"_s.arg(number));
        const auto feed = put(path(u"feed"_s), osvRecord("DSA-900" + QByteArray::number(number) + "-1", 5));
        const auto file = path(u"made.zip"_s);
        const auto key = ownBundleKey(there);
        if (!importFeeds(there, {feed}, importDay()) || !key || !exportFeeds(there, file, importDay(), *key))
            return {};
        auto files = filesIn(file);
        if (form == Form::Unsigned)
            files.removeAt(1);
        if (form == Form::Damaged)
            files.last().data += ' ';
        return form == Form::Signed ? readAll(file) : zipBytes(files);
    }
    [[nodiscard]] ImportReport import(const QList<QString> &paths, const ImportOptions &options = {}) const
    {
        return importFeeds(data(), paths, importDay(), {}, {}, options).value_or(ImportReport());
    }
    [[nodiscard]] static ImportOptions agreed(const DoubtedBundle &bundle)
    {
        return {false, {bundle.check.manifestHash}};
    }
    [[nodiscard]] QStringList held() const
    {
        QStringList ids;
        const auto advisories =
            FeedDatabase::open(data())->advisoriesFor(u"Debian"_s, u"12"_s, {u"voorbeeld"_s}).value();
        for (const auto &advisory : advisories)
            ids.append(advisory.id);
        ids.sort();
        return ids;
    }
    [[nodiscard]] QString unpacked(const QString &folder, Form form) const
    {
        const auto zip = put(path(u"zip"_s), bundle(form));
        const auto files = filesIn(zip);
        for (const auto &file : files) {
            const auto target = path(folder) + u'/' + QString::fromUtf8(file.name);
            QDir().mkpath(QFileInfo(target).path());
            if (put(target, file.data).isEmpty())
                return {};
        }
        return files.isEmpty() ? QString() : path(folder);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestBundleImport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestBundleImport::asksAboutABundleInAnArchive_data()
{
    QTest::addColumn<QByteArray>("outer");
    QTest::addColumn<QString>("inside");
    QTest::addColumn<BundleTrust>("trust");
    init();
    const auto nobody = bundle(Form::Unsigned);
    const auto stranger = bundle(Form::Signed);
    QVERIFY(!nobody.isEmpty() && !stranger.isEmpty());
    const auto unsignedTrust = BundleTrust::Unsigned;
    QTest::newRow("zip in zip") << zipBytes({{"lists.zip", nobody}}) << u"lists.zip"_s << unsignedTrust;
    QTest::newRow("zip in zip, packed again")
        << zipBytes({{"lists.zip", nobody, true}}) << u"lists.zip"_s << unsignedTrust;
    QTest::newRow("in a folder in a zip")
        << zipBytes({{"README", "hello"}, {"map/lists.zip", nobody}}) << u"map/lists.zip"_s << unsignedTrust;
    QTest::newRow("zip in tar") << tarBytes({{"lists.zip", nobody}}) << u"lists.zip"_s << unsignedTrust;
    QTest::newRow("of a stranger") << zipBytes({{"lists.zip", stranger}}) << u"lists.zip"_s << BundleTrust::UnknownKey;
}

void TestBundleImport::asksAboutABundleInAnArchive()
{
    QFETCH(QByteArray, outer);
    QFETCH(QString, inside);
    QFETCH(BundleTrust, trust);
    const auto file = put(path(u"stick.zip"_s), outer);
    const auto asked = import({file});
    QCOMPARE(asked.files.size(), 1);
    QVERIFY(asked.files[0].refused);
    QCOMPARE(asked.files[0].name, u"stick.zip: "_s + inside);
    QCOMPARE(asked.files[0].refusal.code,
             trust == BundleTrust::Unsigned ? Code::BundleUnsigned : Code::BundleUnknownKey);
    QCOMPARE(asked.doubted.size(), 1);
    QCOMPARE(asked.doubted[0].path, file);
    QCOMPARE(asked.doubted[0].inside, inside);
    QCOMPARE(asked.doubted[0].check.trust, trust);
    QCOMPARE(asked.doubted[0].check.manifest.feeds.size(), 1);
    QVERIFY(!asked.changed);

    const auto taken = import({file}, agreed(asked.doubted[0]));
    QCOMPARE(taken.files.size(), 1);
    QVERIFY(!taken.files[0].refused);
    QCOMPARE(taken.files[0].records, 1);
    QVERIFY(taken.doubted.isEmpty());
    QCOMPARE(held(), QStringList{u"DSA-9001-1"_s});
    // Now it is known, and nobody has to be asked again.
    const auto again = import({file});
    QVERIFY(!again.changed && again.doubted.isEmpty());
    QCOMPARE(again.files[0].unchanged, 1);
}

void TestBundleImport::takesATrustedBundleInAnArchive()
{
    const auto inner = bundle(Form::Signed);
    QVERIFY(trustBundleKey(data(), ownPublicKeyFile(path(u"there-1"_s))));
    const auto report = import({put(path(u"stick.zip"_s), zipBytes({{"lists.zip", inner}}))});
    QCOMPARE(report.files.size(), 1);
    QVERIFY(!report.files[0].refused && report.doubted.isEmpty());
    QCOMPARE(held(), QStringList{u"DSA-9001-1"_s});
}

void TestBundleImport::takesWhatElseIsInTheArchive()
{
    const auto file =
        put(path(u"stick.zip"_s), zipBytes({{"a.json", osvRecord("OTHER", 3)}, {"lists.zip", bundle(Form::Unsigned)}}));
    const auto asked = import({file});
    QCOMPARE(asked.files.size(), 2);
    QCOMPARE(asked.files[0].records, 1);
    QVERIFY(asked.files[1].refused);
    QCOMPARE(held(), QStringList{u"OTHER"_s});
    QCOMPARE(asked.doubted.size(), 1);
    // That the rest was taken before is no reason not to open it again.
    const auto taken = import({file}, agreed(asked.doubted[0]));
    QCOMPARE(taken.files.size(), 2);
    QCOMPARE(held(), QStringList({u"DSA-9001-1"_s, u"OTHER"_s}));
}

void TestBundleImport::takesOnlyTheOneThatWasAgreedTo()
{
    const auto file = put(path(u"stick.zip"_s),
                          zipBytes({{"one.zip", bundle(Form::Unsigned, 1)}, {"two.zip", bundle(Form::Unsigned, 2)}}));
    const auto asked = import({file});
    QCOMPARE(asked.doubted.size(), 2);
    const auto taken = import({file}, agreed(asked.doubted[1]));
    QVERIFY(taken.files[0].refused);
    QVERIFY(!taken.files[1].refused);
    QCOMPARE(held(), QStringList{u"DSA-9002-1"_s});
    // Something else under the same name is not what was agreed to.
    const auto other = put(path(u"stick.zip"_s), zipBytes({{"two.zip", bundle(Form::Unsigned, 3)}}));
    const auto refused = import({other}, agreed(asked.doubted[1]));
    QVERIFY(refused.files[0].refused);
    QCOMPARE(refused.doubted.size(), 1);
}

void TestBundleImport::asksOnceAboutTheSame()
{
    const auto inner = bundle(Form::Unsigned);
    QVERIFY(QDir().mkpath(path(u"stick/sub"_s)));
    QVERIFY(!put(path(u"stick/lists.zip"_s), inner).isEmpty());
    QVERIFY(!put(path(u"stick/sub/lists.zip"_s), inner).isEmpty());
    QVERIFY(!put(path(u"stick/wrapped.zip"_s), zipBytes({{"lists.zip", inner}})).isEmpty());
    const auto asked = import({path(u"stick"_s)});
    QCOMPARE(asked.files.size(), 3);
    QCOMPARE(asked.doubted.size(), 1);
    QCOMPARE(QFileInfo(asked.doubted[0].path).fileName(), u"lists.zip"_s);
}

void TestBundleImport::refusesADamagedOneWithoutAsking()
{
    const auto file =
        put(path(u"stick.zip"_s), zipBytes({{"lists.zip", bundle(Form::Damaged)}, {"a.json", osvRecord("OTHER", 3)}}));
    for (const bool acceptUnsigned : {false, true}) {
        const auto report = import({file}, {acceptUnsigned, {}});
        QCOMPARE(report.files.size(), 2);
        QCOMPARE(report.files[1].refusal.code, Code::HashMismatch);
        QVERIFY(report.doubted.isEmpty());
        QCOMPARE(held(), QStringList{u"OTHER"_s});
    }
}

void TestBundleImport::readsAnotherZipThatBeginsLikeABundle()
{
    const auto other = zipBytes({{"manifest.json", "{\"name\":\"x\"}"}, {"a.json", osvRecord("OTHER", 3)}});
    const auto report = import({put(path(u"stick.zip"_s), zipBytes({{"other.zip", other}}))});
    QCOMPARE(report.files.size(), 1);
    QCOMPARE(report.files[0].records, 1);
    QCOMPARE(held(), QStringList{u"OTHER"_s});
}

void TestBundleImport::goesNoDeeper()
{
    const auto inner = bundle(Form::Unsigned);
    const auto deep = zipBytes({{"middle.zip", zipBytes({{"lists.zip", inner}})}});
    const auto alike = zipBytes({{"middle.zip", zipBytes({{"manifest.json", "{}"}, {"lists.zip", inner}})}});
    for (const auto &bytes : {deep, alike}) {
        const auto report = import({put(path(u"stick.zip"_s), bytes)}, {true, {}});
        QCOMPARE(report.files.size(), 1);
        QCOMPARE(report.files[0].refusal.code, Code::ArchiveNested);
        QVERIFY(!report.changed);
    }
}

void TestBundleImport::looksAtNoMoreThanAFew()
{
    const auto inner = bundle(Form::Unsigned);
    Files many;
    for (int i = 0; i < 9; ++i)
        many.append({QByteArray::number(i) + ".zip", inner});
    const auto report = import({put(path(u"stick.zip"_s), zipBytes(many))}, {true, {}});
    QCOMPARE(report.files.size(), 1);
    QCOMPARE(report.files[0].refusal.code, Code::ArchiveNested);
    QVERIFY(!report.changed);
}

void TestBundleImport::asksAboutABundleThatWasUnpacked()
{
    const auto folder = unpacked(u"stick/lists"_s, Form::Signed);
    QVERIFY(!folder.isEmpty());
    QVERIFY(!put(path(u"stick/a.json"_s), osvRecord("OTHER", 3)).isEmpty());
    QVERIFY(!put(folder + u"/.DS_Store"_s, "x").isEmpty()); // Computers leave such things behind.
    const auto asked = import({path(u"stick"_s)});
    QCOMPARE(asked.doubted.size(), 1);
    QCOMPARE(asked.doubted[0].path, folder);
    QCOMPARE(asked.doubted[0].check.trust, BundleTrust::UnknownKey);
    QCOMPARE(asked.files[0].name, u"lists"_s);
    QCOMPARE(asked.files[0].refusal.code, Code::BundleUnknownKey);
    QCOMPARE(held(), QStringList{u"OTHER"_s});

    const auto taken = import({folder}, agreed(asked.doubted[0]));
    QVERIFY(!taken.files[0].refused);
    QCOMPARE(taken.files[0].records, 1);
    QCOMPARE(held(), QStringList({u"DSA-9001-1"_s, u"OTHER"_s}));
}

void TestBundleImport::refusesAnUnpackedBundleThatIsNotWhole()
{
    const auto folder = unpacked(u"lists"_s, Form::Signed);
    const auto part = folder + u"/feeds/osv-debian/advisories-0001.json"_s;
    const auto whole = readAll(part);
    QVERIFY(!put(part, whole + ' ').isEmpty());
    QCOMPARE(import({folder}, {true, {}}).files[0].refusal.code, Code::HashMismatch);
    QVERIFY(QFile::remove(part));
    const auto missing = import({folder}, {true, {}});
    QCOMPARE(missing.files[0].refusal.code, Code::ArchiveBroken);
    QVERIFY(missing.doubted.isEmpty());
    QVERIFY(!missing.changed);
    QVERIFY(!put(part, whole).isEmpty());
    QVERIFY(import({folder}, {true, {}}).changed);
}

void TestBundleImport::followsNoLinkInAnUnpackedBundle()
{
    const auto folder = unpacked(u"lists"_s, Form::Signed);
    const auto part = folder + u"/feeds/osv-debian/advisories-0001.json"_s;
    QVERIFY(QFile::rename(part, path(u"elsewhere"_s)));
    if (!QFile::link(path(u"elsewhere"_s), part))
        QSKIP("SKIP: this file system has no links");
    QCOMPARE(import({folder}, {true, {}}).files[0].refusal.code, Code::ArchiveBroken);
}

QTEST_GUILESS_MAIN(TestBundleImport)
#include "tst_bundleimport.moc"
