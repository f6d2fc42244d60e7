// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/archivebytes.h"
#include "support/golden.h"
#include "system/clirunner.h"
#include "transport/archive/archivereader.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto feedFolder = QStringLiteral(PW_TEST_DATA "/workflow/feeds");
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

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/** What is known of each feed, but not where it came from: that differs. */
QJsonArray statesIn(const CliAnswer &status)
{
    QJsonArray states;
    const auto feeds = status.json().value(u"feeds"_s).toArray();
    for (const auto &feed : feeds) {
        auto state = feed.toObject();
        state.remove(u"origin"_s);
        state.remove(u"importedAt"_s);
        states.append(state);
    }
    return states;
}

} // namespace

/** `feeds export`, `feeds key`, `feeds trust-key`, and `feeds import` of a bundle: from one computer to another. */
class TestCliBundle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void givesAnotherComputerTheSame();
    void saysInDutchWhatItPacked();
    void refusesWhatIsNotRight_data();
    void refusesWhatIsNotRight();
    void takesAnUnknownSenderOnlyWhenTold();
    void findsABundleThatIsWrapped_data();
    void findsABundleThatIsWrapped();
    void trustsAKeyFromThenOn();
    void keepsWhatIsNewer();
    void signsWithAKeyOfMinisign();
    void refusesAFileThatIsNoKey();
    void leavesNothingWhereItCannotWrite();
    void hasNothingToPackWithoutLists();
    void aFullDiskLeavesNothing();

private:
    [[nodiscard]] static CliAnswer run(const QString &data, const QStringList &words,
                                       const QString &now = u"2026-08-22"_s, const QByteArray &input = {})
    {
        return runCli(QStringList{u"--data-dir"_s, data, u"--now"_s, now} + words, input);
    }
    [[nodiscard]] CliAnswer status(const QString &data) const
    {
        return run(data, {u"feeds"_s, u"status"_s, u"--json"_s});
    }
    [[nodiscard]] CliAnswer import(const QStringList &words) const
    {
        return run(m_here->path(), QStringList{u"feeds"_s, u"import"_s} + words);
    }
    [[nodiscard]] QString advisor() const { return m_there.filePath(u"data"_s); }
    [[nodiscard]] QString bundle() const { return m_there.filePath(u"lists.zip"_s); }
    [[nodiscard]] QString changedBundle(const Files &files) const
    {
        QList<ZipFile> entries;
        for (const auto &[name, data] : files)
            entries.append({name.toUtf8(), data});
        const auto path = m_files->filePath(u"changed.zip"_s);
        return write(path, zipBytes(entries)) ? path : QString();
    }
    [[nodiscard]] bool trustAdvisor() const
    {
        const auto key = run(advisor(), {u"feeds"_s, u"key"_s, u"--json"_s});
        const auto file = key.json().value(u"file"_s).toString();
        return run(m_here->path(), {u"feeds"_s, u"trust-key"_s, file}).exitCode == 0;
    }

    QTemporaryDir m_there; ///< The computer of the advisor, with lists and a bundle of them.
    std::unique_ptr<QTemporaryDir> m_here;
    std::unique_ptr<QTemporaryDir> m_files;
};

void TestCliBundle::initTestCase()
{
    QCOMPARE(run(advisor(), {u"feeds"_s, u"import"_s, feedFolder}).exitCode, 0);
    const auto made = run(advisor(), {u"feeds"_s, u"export"_s, u"--json"_s, bundle()});
    QVERIFY2(made.exitCode == 0, made.err.constData());
    QCOMPARE(made.json().value(u"feeds"_s).toArray().size(), 4);
    QCOMPARE(made.json().value(u"bytes"_s).toInteger(), QFileInfo(bundle()).size());
    PW_VERIFY_SCHEMA("feeds-export", made);
}

void TestCliBundle::init()
{
    m_here = std::make_unique<QTemporaryDir>();
    m_files = std::make_unique<QTemporaryDir>();
}

void TestCliBundle::givesAnotherComputerTheSame()
{
    QVERIFY(trustAdvisor());
    const auto imported = import({u"--json"_s, bundle()});
    QVERIFY2(imported.exitCode == 0, imported.err.constData());
    QCOMPARE(statesIn(status(m_here->path())), statesIn(status(advisor())));
    const auto inventory = m_files->filePath(u"status"_s);
    QVERIFY(write(inventory,
                  "Package: openssl\nStatus: install ok installed\nArchitecture: amd64\nVersion: 3.0.0-1\n"
                  "Description: x\n\n"
                  "Package: webkit2gtk\nStatus: install ok installed\nArchitecture: amd64\nVersion: 2.0-1\n"
                  "Description: x\n\n"));
    const QStringList check{u"check"_s, u"--json"_s, u"--all"_s, u"--inventory"_s, inventory};
    const auto there = run(advisor(), check);
    const auto here = run(m_here->path(), check);
    QCOMPARE(here.exitCode, there.exitCode);
    QVERIFY(!there.out.isEmpty());
    QCOMPARE(here.json(), there.json());
    // Once more, it is known.
    const auto again = import({u"--json"_s, bundle()});
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.json().value(u"changed"_s).toBool(true), false);
    PW_VERIFY_SCHEMA("feeds-import", imported);
}

void TestCliBundle::saysInDutchWhatItPacked()
{
    const auto made = run(advisor(), {u"feeds"_s, u"export"_s, m_files->filePath(u"a.zip"_s)});
    QCOMPARE(made.exitCode, 0);
    QVERIFY2(made.outText().contains(u"Wij hebben 4 lijsten ingepakt in “a.zip”"_s), made.out.constData());
    const auto key = run(advisor(), {u"feeds"_s, u"key"_s});
    QCOMPARE(key.exitCode, 0);
    QVERIFY2(key.out.contains("\nRW"), key.out.constData());
    QVERIFY(key.outText().contains(u"openbare sleutel"_s));
}

void TestCliBundle::refusesWhatIsNotRight_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("says");
    QTest::newRow("manifest changed") << u"manifest"_s << QString();
    QTest::newRow("file changed") << u"file"_s << QString();
    QTest::newRow("files swapped") << u"swap"_s << QString();
    QTest::newRow("file too many") << u"extra"_s << QString();
    QTest::newRow("file missing") << u"missing"_s << QString();
    QTest::newRow("signature removed") << u"unsigned"_s << u"--accept-unsigned"_s;
    QTest::newRow("another key") << u"key"_s << u"trust-key"_s;
}

void TestCliBundle::refusesWhatIsNotRight()
{
    QFETCH(QString, change);
    QFETCH(QString, says);
    QVERIFY(change == u"key" || trustAdvisor());
    auto files = filesIn(bundle());
    QVERIFY(files.size() >= 6);
    if (change == u"manifest")
        files[0].second.replace("\"records\":5", "\"records\":6");
    else if (change == u"file")
        files[3].second.replace("DLA", "DXA");
    else if (change == u"swap")
        std::swap(files[2].second, files[3].second);
    else if (change == u"extra")
        files.append({u"feeds/epss/advisories-0001.json"_s, "{}"});
    else if (change == u"missing")
        files.removeLast();
    else if (change == u"unsigned")
        files.removeAt(1);
    QVERIFY(change == u"unsigned" || change == u"key" || files != filesIn(bundle()));
    const auto answer = import({u"--json"_s, changedBundle(files)});
    QCOMPARE(answer.exitCode, 3);
    QVERIFY2(answer.errText().contains(u"changed.zip"_s), answer.err.constData());
    QVERIFY2(answer.errText().contains(says), answer.err.constData());
    QCOMPARE(answer.json().value(u"changed"_s).toBool(true), false);
    for (const auto &feed : statesIn(status(m_here->path())))
        QCOMPARE(feed.toObject().value(u"state"_s).toString(), u"missing"_s);
    PW_VERIFY_SCHEMA("feeds-import", answer);
}

void TestCliBundle::takesAnUnknownSenderOnlyWhenTold()
{
    QCOMPARE(import({bundle()}).exitCode, 3);
    QCOMPARE(import({u"--accept-unsigned"_s, bundle()}).exitCode, 0);
    QCOMPARE(statesIn(status(m_here->path())), statesIn(status(advisor())));
    // That once is no reason to trust them the next time.
    const auto later = m_files->filePath(u"later.zip"_s);
    QCOMPARE(run(advisor(), {u"feeds"_s, u"export"_s, later}, u"2026-08-23"_s).exitCode, 0);
    QCOMPARE(import({later}).exitCode, 3);
    QVERIFY(QDir(m_here->filePath(u"keys/trusted"_s)).isEmpty());
    // What is damaged stays refused.
    auto files = filesIn(bundle());
    files[3].second += ' ';
    QCOMPARE(import({u"--accept-unsigned"_s, changedBundle(files)}).exitCode, 3);
}

void TestCliBundle::findsABundleThatIsWrapped_data()
{
    QTest::addColumn<bool>("unpacked");
    QTest::newRow("in a zip") << false;
    QTest::newRow("unpacked in a folder") << true;
}

void TestCliBundle::findsABundleThatIsWrapped()
{
    QFETCH(bool, unpacked);
    auto place = m_files->filePath(u"stick"_s);
    if (unpacked) {
        for (const auto &[name, bytes] : filesIn(bundle())) {
            QVERIFY(QDir().mkpath(QFileInfo(place + u'/' + name).path()));
            QVERIFY(write(place + u'/' + name, bytes));
        }
    } else {
        QVERIFY(write(place, zipBytes({{"map/lists.zip", readFile(bundle())}})));
    }
    const auto refused = import({u"--json"_s, place});
    QCOMPARE(refused.exitCode, 3);
    QVERIFY2(refused.errText().contains(unpacked ? u"“stick”"_s : u"“stick: map/lists.zip”"_s),
             refused.err.constData());
    QVERIFY2(refused.errText().contains(u"--accept-unsigned"_s), refused.err.constData());
    QCOMPARE(refused.json().value(u"changed"_s).toBool(true), false);
    PW_VERIFY_SCHEMA("feeds-import", refused);
    QCOMPARE(import({u"--accept-unsigned"_s, place}).exitCode, 0);
    QCOMPARE(statesIn(status(m_here->path())), statesIn(status(advisor())));
}

void TestCliBundle::trustsAKeyFromThenOn()
{
    const auto key = run(advisor(), {u"feeds"_s, u"key"_s, u"--json"_s});
    QCOMPARE(key.exitCode, 0);
    const auto file = key.json().value(u"file"_s).toString();
    const auto trusted = run(m_here->path(), {u"feeds"_s, u"trust-key"_s, u"--json"_s, file});
    QCOMPARE(trusted.exitCode, 0);
    QCOMPARE(trusted.json().value(u"keyId"_s), key.json().value(u"keyId"_s));
    QCOMPARE(trusted.json().value(u"name"_s).toString(), u"bundle"_s);
    QCOMPARE(import({bundle()}).exitCode, 0);
    PW_VERIFY_SCHEMA("feeds-key", key);
    PW_VERIFY_SCHEMA("feeds-trust-key", trusted);
}

void TestCliBundle::keepsWhatIsNewer()
{
    QVERIFY(trustAdvisor());
    auto kev = readFile(feedFolder + u"/kev.json"_s);
    kev.replace("\"dateReleased\": \"2026-08-21", "\"dateReleased\": \"2026-08-22");
    const auto file = m_files->filePath(u"kev.json"_s);
    QVERIFY(write(file, kev));
    QCOMPARE(import({file}).exitCode, 0);
    const auto before = statesIn(status(m_here->path()));
    // The older list in the bundle is no trouble, and changes nothing; the other lists come in.
    const auto imported = import({bundle()});
    QVERIFY2(imported.exitCode == 0, imported.err.constData());
    const auto after = statesIn(status(m_here->path()));
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto id = before[i].toObject().value(u"id"_s).toString();
        if (id == u"cisa-kev")
            QCOMPARE(after[i], before[i]);
        if (id == u"osv-debian")
            QCOMPARE(after[i].toObject().value(u"state"_s).toString(), u"fresh"_s);
    }
}

void TestCliBundle::signsWithAKeyOfMinisign()
{
    if (QStandardPaths::findExecutable(u"minisign"_s).isEmpty())
        QSKIP("SKIP: the program minisign is not installed");
    const auto key = m_files->filePath(u"advisor.key"_s);
    const auto pub = m_files->filePath(u"advisor.pub"_s);
    QCOMPARE(runProgram(u"minisign"_s, {u"-G"_s, u"-p"_s, pub, u"-s"_s, key}, "geheim\ngeheim\n").exitCode, 0);
    const auto file = m_files->filePath(u"a.zip"_s);
    const QStringList words{u"feeds"_s, u"export"_s, u"--key"_s, key, file};
    QCOMPARE(run(advisor(), words, u"2026-08-22"_s, "verkeerd\n").exitCode, 3);
    QVERIFY(!QFile::exists(file));
    const auto made = run(advisor(), words, u"2026-08-22"_s, "geheim\n");
    QVERIFY2(made.exitCode == 0, made.err.constData());
    // minisign itself agrees about the signature in it.
    const auto files = filesIn(file);
    QVERIFY(write(m_files->filePath(u"m"_s), files.at(0).second));
    QVERIFY(write(m_files->filePath(u"m.minisig"_s), files.at(1).second));
    QCOMPARE(runProgram(u"minisign"_s, {u"-V"_s, u"-p"_s, pub, u"-m"_s, m_files->filePath(u"m"_s)}).exitCode, 0);
    QCOMPARE(run(m_here->path(), {u"feeds"_s, u"trust-key"_s, pub}).exitCode, 0);
    QCOMPARE(import({file}).exitCode, 0);
}

void TestCliBundle::refusesAFileThatIsNoKey()
{
    const auto file = m_files->filePath(u"letter.pub"_s);
    QVERIFY(write(file, "Dear reader,\n"));
    const auto trusted = run(m_here->path(), {u"feeds"_s, u"trust-key"_s, file});
    QCOMPARE(trusted.exitCode, 3);
    QVERIFY2(trusted.errText().contains(u"letter.pub"_s), trusted.err.constData());
    QVERIFY(!QDir(m_here->filePath(u"keys"_s)).exists());
    QCOMPARE(run(advisor(), {u"feeds"_s, u"export"_s, u"--key"_s, file, m_files->filePath(u"a"_s)}).exitCode, 3);
    QVERIFY(!QFile::exists(m_files->filePath(u"a"_s)));
}

void TestCliBundle::leavesNothingWhereItCannotWrite()
{
    // A file where a folder should be: no rights in the world make it one.
    const auto file = m_files->filePath(u"occupied"_s);
    QVERIFY(write(file, "x"));
    const auto answer = run(advisor(), {u"feeds"_s, u"export"_s, file + u"/a.zip"_s});
    QCOMPARE(answer.exitCode, 3);
    QVERIFY2(answer.errText().contains(u"Uw eerdere gegevens zijn er nog."_s), answer.err.constData());
    QCOMPARE(readFile(file), "x");
    QCOMPARE(QDir(m_files->path()).entryList(QDir::Files), QStringList{u"occupied"_s});
}

void TestCliBundle::hasNothingToPackWithoutLists()
{
    const auto file = m_files->filePath(u"a.zip"_s);
    const auto answer = run(m_here->path(), {u"feeds"_s, u"export"_s, file});
    QCOMPARE(answer.exitCode, 2);
    QVERIFY2(answer.errText().contains(u"geen lijst"_s), answer.err.constData());
    QVERIFY(!QFile::exists(file));
}

void TestCliBundle::aFullDiskLeavesNothing()
{
    const auto unshare = QStandardPaths::findExecutable(u"unshare"_s);
    if (unshare.isEmpty())
        QSKIP("SKIP: no unshare here to make a small disk with");
    const auto disk = m_files->filePath(u"disk"_s);
    QVERIFY(QDir().mkpath(disk));
    // Its own mount namespace: the small disk is seen by this child alone and goes with it.
    // What was there fills it: the new file does not fit beside it.
    const auto script = u"mount -t tmpfs -o size=4k none \"$1\" || exit 77\necho old > \"$1/a.zip\"\n"
                        "\"$0\" --data-dir \"$2\" feeds export \"$1/a.zip\"; echo \"exit $?\"; cat \"$1/a.zip\"\n"
                        "ls -A \"$1\"\n"_s;
    const auto answer =
        runProgram(unshare, {u"-m"_s, u"sh"_s, u"-c"_s, script, QStringLiteral(PW_CLI), disk, advisor()});
    if (answer.exitCode == 77 || !answer.out.contains("exit "))
        QSKIP("SKIP: not allowed to mount a small disk here");
    QCOMPARE(answer.out, "exit 3\nold\na.zip\n");
    QVERIFY2(answer.errText().contains(u"schijf is vol"_s), answer.err.constData());
}

QTEST_GUILESS_MAIN(TestCliBundle)
#include "tst_clibundle.moc"
