// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/rootedtree.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestRootedTree : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void readsAFile();
    void followsLinksInsideTheTreeOnly_data();
    void followsLinksInsideTheTreeOnly();
    void givesUpOnARingOfLinks();
    void refusesWhatIsNoRegularFile();
    void refusesWhatIsTooLarge();
    void tellsMissingFromUnreadable();
    void listsEntriesOfALinkedFolder();
    void takesNamesThatAreNoUtf8();

private:
    void write(const QString &path, const QByteArray &bytes) const
    {
        QDir(m_dir->path()).mkpath(QFileInfo(path).path());
        QFile file(m_dir->filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    void link(const QString &target, const QString &path) const
    {
        QDir(m_dir->path()).mkpath(QFileInfo(path).path());
        QVERIFY(QFile::link(target, m_dir->filePath(path)));
    }
    [[nodiscard]] RootedTree tree() const { return RootedTree(m_dir->filePath(u"root"_s)); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestRootedTree::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    write(u"root/etc/file"_s, "inside");
    write(u"etc/file"_s, "outside");
    write(u"secret"_s, "outside");
}

void TestRootedTree::readsAFile()
{
    const auto bytes = tree().read(u"etc/file"_s, 100);
    QVERIFY(bytes);
    QCOMPARE(*bytes, QByteArray("inside"));
    QCOMPARE(*tree().read(u"/etc/./file"_s, 100), QByteArray("inside"));
}

void TestRootedTree::followsLinksInsideTheTreeOnly_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("path"); ///< Of the link, in the tree.
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QByteArray>("expected"); ///< Null: nothing may be read.
    QTest::newRow("absolute starts at the root") << u"/etc/file"_s << u"a"_s << u"a"_s << QByteArray("inside");
    QTest::newRow("relative") << u"../etc/file"_s << u"dir/a"_s << u"dir/a"_s << QByteArray("inside");
    QTest::newRow("up stops at the root")
        << u"../../../../etc/file"_s << u"dir/a"_s << u"dir/a"_s << QByteArray("inside");
    QTest::newRow("out of the tree") << u"../secret"_s << u"a"_s << u"a"_s << QByteArray();
    QTest::newRow("linked folder") << u"/etc"_s << u"d"_s << u"d/file"_s << QByteArray("inside");
    QTest::newRow("folder out of the tree") << u"../"_s << u"d"_s << u"d/secret"_s << QByteArray();
    QTest::newRow("asked for up") << u"x"_s << u"unused"_s << u"../secret"_s << QByteArray();
}

void TestRootedTree::followsLinksInsideTheTreeOnly()
{
    QFETCH(const QString, target);
    QFETCH(const QString, path);
    QFETCH(const QString, asked);
    QFETCH(const QByteArray, expected);
    link(target, u"root/"_s + path);
    const auto bytes = tree().read(asked, 100);
    QCOMPARE(bytes ? *bytes : QByteArray(), expected);
    QCOMPARE(tree().exists(asked), !expected.isNull());
}

void TestRootedTree::givesUpOnARingOfLinks()
{
    link(u"b"_s, u"root/a"_s);
    link(u"a"_s, u"root/b"_s);
    QVERIFY(tree().read(u"a"_s, 100).error().code == Error::Code::FileMissing);
    QVERIFY(!tree().exists(u"a/x"_s));
}

void TestRootedTree::refusesWhatIsNoRegularFile()
{
    QVERIFY(tree().read(u"etc"_s, 100).error().code == Error::Code::FileUnreadable);
    if (QProcess::execute(u"mkfifo"_s, {m_dir->filePath(u"root/pipe"_s)}) != 0)
        QSKIP("SKIP: no mkfifo on this machine");
    // Opening a pipe without a writer would wait for ever.
    QVERIFY(tree().read(u"pipe"_s, 100).error().code == Error::Code::FileUnreadable);
}

void TestRootedTree::refusesWhatIsTooLarge()
{
    QVERIFY(tree().read(u"etc/file"_s, 6));
    QVERIFY(tree().read(u"etc/file"_s, 5).error().code == Error::Code::FileTooLarge);
}

void TestRootedTree::tellsMissingFromUnreadable()
{
    const auto missing = tree().read(u"etc/none"_s, 100);
    QVERIFY(missing.error().code == Error::Code::FileMissing);
    QVERIFY(missing.error().where.endsWith(u"/root/etc/none"));
    QFile::setPermissions(m_dir->filePath(u"root/etc/file"_s), {});
    if (QFile(m_dir->filePath(u"root/etc/file"_s)).open(QIODevice::ReadOnly))
        QSKIP("SKIP: this user may read every file");
    QVERIFY(tree().read(u"etc/file"_s, 100).error().code == Error::Code::FileUnreadable);
}

void TestRootedTree::listsEntriesOfALinkedFolder()
{
    write(u"root/opt/b"_s, "1");
    write(u"root/opt/.a"_s, "1");
    link(u"/opt"_s, u"root/linked"_s);
    QCOMPARE(tree().entries(u"linked"_s), QList<QString>({u".a"_s, u"b"_s}));
    QVERIFY(tree().entries(u"none"_s).isEmpty());
    QVERIFY(tree().entries(u"etc/file"_s).isEmpty());
}

void TestRootedTree::takesNamesThatAreNoUtf8()
{
    const auto path = m_dir->filePath(u"root"_s).toLocal8Bit();
    QCOMPARE(QProcess::execute(
                 u"sh"_s, {u"-c"_s, u"ln -s \"$(printf 'x\\377\\376')\" %1/odd"_s.arg(QString::fromLocal8Bit(path))}),
             0);
    QVERIFY(!tree().read(u"odd"_s, 100));
    QCOMPARE(tree().entries({}), QList<QString>({u"etc"_s, u"odd"_s}));
}

QTEST_GUILESS_MAIN(TestRootedTree)
#include "tst_rootedtree.moc"
