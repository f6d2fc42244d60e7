// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/debiansupport.h"
#include "feeds/feedformat.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray ended = "\n# List of packages whose security support ends before the distribution EOL\n\n"
                         "# 1. source package name\n\n"
                         "doosje\t2.38.6-1\t\t2099-05-09\thttps://example.org/1\n"
                         "php-doos.*   0   2099-03-22  \n"
                         "kist         1:5.0.2-5+deb98u6         2099-06-12      Too complex; see: x\n";
const QByteArray limited = "\n# List of packages where security support is limited\n\n"
                           "doosje            Only with trusted files\n"
                           "kist.*\n"
                           "mand1.4 limited  Not covered\n";

} // namespace

class TestDebianSupport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatHasEnded();
    void readsWhatIsLimited();
    void takesAnEmptyList();
    void keepsTheGoodOnesAndReportsTheBad_data();
    void keepsTheGoodOnesAndReportsTheBad();
    void refusesAsAWhole_data();
    void refusesAsAWhole();
    void survivesEveryTruncation();
    void readsTheRealOnes();
};

void TestDebianSupport::readsWhatHasEnded()
{
    QCOMPARE(recogniseFeed(ended), FeedFormat::DebianSupport);
    const auto list = parseDebianSupport(ended, u"ended"_s, u"98"_s);
    QVERIFY(list);
    QCOMPARE(list->skipped, QList<Error>());
    QCOMPARE(list->level, PackageSupport::Level::Ended);
    const auto level = PackageSupport::Level::Ended;
    QCOMPARE(list->packages,
             (QList<PackageSupport>{
                 {level, u"98"_s, u"doosje"_s, u"2.38.6-1"_s, QDate(2099, 5, 9), u"https://example.org/1"_s},
                 {level, u"98"_s, u"php-doos.*"_s, u"0"_s, QDate(2099, 3, 22), {}},
                 {level, u"98"_s, u"kist"_s, u"1:5.0.2-5+deb98u6"_s, QDate(2099, 6, 12), u"Too complex; see: x"_s}}));
    const auto windows = parseDebianSupport("\xEF\xBB\xBF" + QByteArray(ended).replace('\n', "\r\n"), u"e"_s, u"98"_s);
    QVERIFY(windows);
    QCOMPARE(windows->packages, list->packages);
}

void TestDebianSupport::readsWhatIsLimited()
{
    QCOMPARE(recogniseFeed(limited), FeedFormat::DebianSupport);
    const auto list = parseDebianSupport(limited, u"limited"_s, {});
    QVERIFY(list);
    QCOMPARE(list->skipped, QList<Error>());
    QCOMPARE(list->level, PackageSupport::Level::Limited);
    const auto level = PackageSupport::Level::Limited;
    QCOMPARE(list->packages,
             (QList<PackageSupport>{{level, {}, u"doosje"_s, {}, {}, u"Only with trusted files"_s},
                                    {level, {}, u"kist.*"_s, {}, {}, {}},
                                    {level, {}, u"mand1.4"_s, {}, {}, u"limited  Not covered"_s}}));
}

void TestDebianSupport::takesAnEmptyList()
{
    const auto list = parseDebianSupport(ended.left(ended.indexOf("doosje")) + "# none yet\n", u"e"_s, u"98"_s);
    QVERIFY(list);
    QVERIFY(list->packages.isEmpty() && list->skipped.isEmpty());
}

void TestDebianSupport::keepsTheGoodOnesAndReportsTheBad_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::newRow("no version") << QByteArray("mand 2099-01-01");
    QTest::newRow("no date") << QByteArray("mand 1.0");
    QTest::newRow("impossible date") << QByteArray("mand 1.0 2099-02-30 x");
    QTest::newRow("not a version") << QByteArray("mand x:1.0 2099-01-01");
    QTest::newRow("capitals") << QByteArray("Mand 1.0 2099-01-01");
    QTest::newRow("another expression") << QByteArray("(a+)+b 1.0 2099-01-01");
    QTest::newRow("a star alone") << QByteArray("mand* 1.0 2099-01-01");
    QTest::newRow("20 kB") << QByteArray(20'000, 'm') + " 1.0 2099-01-01";
    QTest::newRow("NUL") << QByteArray("ma\0nd 1.0 2099-01-01", 20);
}

void TestDebianSupport::keepsTheGoodOnesAndReportsTheBad()
{
    QFETCH(QByteArray, bad);
    const auto list = parseDebianSupport(ended + bad + "\nlaatste 1.0 2099-01-01\n", u"e"_s, u"98"_s);
    QVERIFY(list);
    QCOMPARE(list->packages.size(), 4);
    QCOMPARE(list->skipped.size(), 1);
    QCOMPARE(list->skipped[0].where, u"e:9"_s);
}

void TestDebianSupport::refusesAsAWhole_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::newRow("empty") << QByteArray() << int(Error::Code::UnknownFormat);
    QTest::newRow("no remark") << QByteArray("doosje 1.0 2099-01-01\n") << int(Error::Code::UnknownFormat);
    QTest::newRow("remark too late") << "doosje 1.0 2099-01-01\n" + ended << int(Error::Code::UnknownFormat);
    QTest::newRow("another remark") << QByteArray("# security support\n") << int(Error::Code::UnknownFormat);
    QTest::newRow("only bad lines") << ended.left(ended.indexOf("doosje")) + "x\n" << int(Error::Code::BadValue);
    QTest::newRow("web page") << QByteArray("<!DOCTYPE html>") << int(Error::Code::UnknownFormat);
    QTest::newRow("too large") << ended + QByteArray(5 << 20, '\n') << int(Error::Code::FileTooLarge);
}

void TestDebianSupport::refusesAsAWhole()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    const auto list = parseDebianSupport(text, u"e"_s, u"98"_s);
    QVERIFY(!list);
    QCOMPARE(int(list.error().code), code);
}

void TestDebianSupport::survivesEveryTruncation()
{
    for (qsizetype size = 0; size < ended.size(); ++size) {
        const auto list = parseDebianSupport(ended.left(size), u"e"_s, u"98"_s);
        if (list)
            QVERIFY(list->packages.size() + list->skipped.size() <= 3);
    }
}

void TestDebianSupport::readsTheRealOnes()
{
    const QDir folder(qEnvironmentVariable("PW_DEBIAN_SUPPORT", u"/usr/share/debian-security-support"_s));
    const auto names = folder.entryList({u"security-support-*"_s}, QDir::Files, QDir::Name);
    if (names.isEmpty())
        QSKIP("SKIP: the package debian-security-support is not installed");
    for (const auto &name : names) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto bytes = file.readAll();
        QCOMPARE(recogniseFeed(bytes), FeedFormat::DebianSupport);
        const auto list = parseDebianSupport(bytes, name, {});
        QVERIFY2(list, qPrintable(name));
        QCOMPARE(list->skipped, QList<Error>());
        qsizetype lines = 0;
        for (const auto &line : bytes.split('\n'))
            lines += line.isEmpty() || line.startsWith('#') ? 0 : 1;
        QCOMPARE(list->packages.size(), lines);
        QCOMPARE(list->level,
                 name.contains(u"limited"_s) ? PackageSupport::Level::Limited : PackageSupport::Level::Ended);
    }
}

QTEST_GUILESS_MAIN(TestDebianSupport)
#include "tst_debiansupport.moc"
