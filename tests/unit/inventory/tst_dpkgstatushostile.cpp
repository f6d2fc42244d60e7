// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/dpkgstatus.h"
#include "support/golden.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

/** Broken, cut and hostile status files: never a crash, never half a record taken in silence. */
class TestDpkgStatusHostile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void skipsARecordWithAReasonAndItsLine_data();
    void skipsARecordWithAReasonAndItsLine();
    void refusesAFileWithoutPackages();
    void takesTheLaterOfTwoRecords();
    void reportsAStrayLineButKeepsTheRecord();
    void passesOverAnAbsurdSize();
    void takesAVeryLongLine();
    void leavesOutWhatCannotBeShown();
    void limitsTheNumberOfErrors();
    void stopsWhenAsked();
    void cutAnywhereNeverGivesAHalfRecordInSilence();
    void survivesRandomDamage();
};

void TestDpkgStatusHostile::skipsARecordWithAReasonAndItsLine_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<Error::Code>("code");
    const auto row = [](const char *name, const QByteArray &record, Error::Code code) {
        QTest::newRow(name) << record << code;
    };
    row("no Package", "Status: install ok installed\nVersion: 1\n", Error::Code::MissingField);
    row("no Version", "Package: a\nStatus: install ok installed\n", Error::Code::MissingField);
    row("no Status", "Package: a\nVersion: 1\n", Error::Code::MissingField);
    row("empty Package", "Package:\nStatus: install ok installed\nVersion: 1\n", Error::Code::MissingField);
    row("two status words", "Package: a\nStatus: install ok\nVersion: 1\n", Error::Code::BadValue);
    row("unknown status word", "Package: a\nStatus: install ok perfect\nVersion: 1\n", Error::Code::BadValue);
    row("Version twice", "Package: a\nStatus: install ok installed\nVersion: 1\nVersion: 2\n", Error::Code::BadValue);
    row("path as name", "Package: ../../etc\nStatus: install ok installed\nVersion: 1\n", Error::Code::BadValue);
    row("name with a space", "Package: a b\nStatus: install ok installed\nVersion: 1\n", Error::Code::BadValue);
    row("NUL in the name", QByteArray("Package: a\0b\nStatus: install ok installed\nVersion: 1\n", 53),
        Error::Code::BadValue);
    row("name that is no UTF-8", "Package: a\xff\nStatus: install ok installed\nVersion: 1\n", Error::Code::BadValue);
    row("very long name", "Package: " + QByteArray(300, 'a') + "\nStatus: install ok installed\nVersion: 1\n",
        Error::Code::BadValue);
    row("version in two lines", "Package: a\nStatus: install ok installed\nVersion: 1\n 2\n", Error::Code::BadValue);
    row("terminal codes in Source", "Package: a\nStatus: install ok installed\nVersion: 1\nSource: \x1b[2Jx\n",
        Error::Code::BadValue);
    row("no field at all", "complete nonsense\n", Error::Code::MissingField);
}

void TestDpkgStatusHostile::skipsARecordWithAReasonAndItsLine()
{
    QFETCH(const QByteArray, record);
    QFETCH(const Error::Code, code);
    const QByteArray good = "Package: z\nStatus: install ok installed\nVersion: 1\n\n";
    const auto status = readDpkgStatus(good + record + "\n" + QByteArray(good).replace('z', 'y'), u"the-file"_s);
    QVERIFY(status);
    QCOMPARE(status->packages.size(), 2);
    QCOMPARE(status->skipped.size(), 1);
    QVERIFY(status->skipped[0].code == code);
    QCOMPARE(status->skipped[0].where, u"the-file:5"_s);
    QVERIFY(!status->skipped[0].detail.isEmpty());
}

void TestDpkgStatusHostile::refusesAFileWithoutPackages()
{
    for (const auto *const bytes : {"", "\n\n", "asdf\n\nyolo\n", "Package: a\nStatus: purge ok not-installed\n\n"}) {
        const auto status = readDpkgStatus(bytes, u"f"_s);
        QVERIFY(!status);
        QVERIFY(status.error().code == Error::Code::NoSoftwareList);
        QCOMPARE(status.error().where, u"f"_s);
    }
}

void TestDpkgStatusHostile::takesTheLaterOfTwoRecords()
{
    const auto status = readDpkgStatus("Package: a\nStatus: install ok installed\nVersion: 2\nArchitecture: amd64\n\n"
                                       "Package: a\nStatus: install ok installed\nVersion: 1\nArchitecture: amd64\n\n",
                                       u"f"_s);
    QVERIFY(status);
    QCOMPARE(status->packages.size(), 1);
    QCOMPARE(status->packages[0].version, u"1"_s);
    QCOMPARE(status->skipped.size(), 1);
    QCOMPARE(status->skipped[0].where, u"f:1"_s);
    QVERIFY(status->skipped[0].detail.contains(u"twice"));
}

void TestDpkgStatusHostile::reportsAStrayLineButKeepsTheRecord()
{
    const auto status = readDpkgStatus("Package: a\nnonsense\nStatus: install ok installed\nVersion: 2\n\n", u"f"_s);
    QVERIFY(status);
    QCOMPARE(status->packages.size(), 1);
    QCOMPARE(status->skipped.size(), 1);
    QCOMPARE(status->skipped[0].where, u"f:2"_s);
}

void TestDpkgStatusHostile::passesOverAnAbsurdSize()
{
    for (const auto *const size : {"-1", "99999999999999999999", "9223372036854775807", "many"}) {
        const auto status = readDpkgStatus(
            QByteArray("Package: a\nStatus: install ok installed\nVersion: 2\nInstalled-Size: ") + size + "\n\n",
            u"f"_s);
        QVERIFY(status);
        QCOMPARE(status->packages[0].installedSizeBytes, -1);
    }
}

void TestDpkgStatusHostile::takesAVeryLongLine()
{
    const auto status = readDpkgStatus(
        "Package: a\nStatus: install ok installed\nVersion: 2\nSection: " + QByteArray(20'000'000, 'x') + "\n\n",
        u"f"_s);
    QVERIFY(status);
    QCOMPARE(status->packages.size(), 1);
    QVERIFY(status->packages[0].section.isEmpty());
}

/** What is kept goes to the screen and into files that must be readable again. */
void TestDpkgStatusHostile::leavesOutWhatCannotBeShown()
{
    const QByteArray first = "Package: shim-helpers-amd64-signed\nStatus: install ok installed\nVersion: 1+2+3\n"
                             "Built-Using: shim (= 1\x1b[2J)\nSection: a"
        + QByteArray(1, '\0') + "b\n\n";
    const QByteArray second = "Package: b\nStatus: install ok installed\nVersion: 1\nSection: \xff\n\n";
    const auto status = readDpkgStatus(first + second, u"f"_s);
    QVERIFY(status);
    QCOMPARE(status->packages.size(), 2);
    for (const auto &one : status->packages) {
        QCOMPARE(one.section, QString());
        QVERIFY(!one.baseSourceVersion.contains(u'\x1b'));
    }
}

void TestDpkgStatusHostile::limitsTheNumberOfErrors()
{
    const auto status = readDpkgStatus(
        "Package: a\nStatus: install ok installed\nVersion: 2\n\n" + QByteArray("x\n\n").repeated(100'000), u"f"_s);
    QVERIFY(status);
    QCOMPARE(status->skipped.size(), 1001);
    QVERIFY2(status->skipped.last().detail.contains(u"99000"), qPrintable(status->skipped.last().detail));
}

void TestDpkgStatusHostile::stopsWhenAsked()
{
    std::stop_source stop;
    stop.request_stop();
    const auto bytes = QByteArray("Package: a\nStatus: install ok installed\nVersion: 2\n\n").repeated(5000);
    const auto status = readDpkgStatus(bytes, u"f"_s, stop.get_token());
    QVERIFY(!status);
    QVERIFY(status.error().code == Error::Code::Cancelled);
}

void TestDpkgStatusHostile::cutAnywhereNeverGivesAHalfRecordInSilence()
{
    const auto whole = Test::readFile(QStringLiteral(PW_TEST_DATA "/inventory/states.status"));
    const auto all = readDpkgStatus(whole, u"f"_s);
    QVERIFY(all);
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const auto cut = QByteArrayView(whole).first(length);
        const auto status = readDpkgStatus(cut, u"f"_s);
        if (!status) {
            QVERIFY(status.error().code == Error::Code::NoSoftwareList);
            continue;
        }
        const auto betweenRecords = cut.endsWith("\n\n");
        for (const auto &one : status->packages) {
            const auto real = std::find_if(all->packages.begin(), all->packages.end(), [&](const Software &other) {
                return other.name == one.name && other.architecture == one.architecture;
            });
            // What is taken has its true name and version, wherever the file was cut.
            QVERIFY2(real != all->packages.end() || one.architecture.isEmpty(), qPrintable(one.name));
            if (real != all->packages.end()) {
                QCOMPARE(one.version, real->version);
                QCOMPARE(one.sourcePackage, real->sourcePackage);
                QCOMPARE(one.sourceVersion, real->sourceVersion);
            }
        }
        // A cut inside a record always leaves a reason behind.
        const auto reported = std::any_of(status->skipped.begin(), status->skipped.end(), [](const Error &error) {
            return error.code == Error::Code::FileTruncated || error.code == Error::Code::MissingField;
        });
        QVERIFY2(betweenRecords || reported, qPrintable(QString::number(length)));
    }
}

void TestDpkgStatusHostile::survivesRandomDamage()
{
    const auto whole = Test::readFile(QStringLiteral(PW_TEST_DATA "/inventory/states.status"));
    QVERIFY(!whole.isEmpty());
    QRandomGenerator random(20261122); // Fixed: a failure can be repeated.
    for (auto round = 0; round < 3000; ++round) {
        auto bytes = whole;
        for (auto change = random.bounded(1, 12); change > 0; --change) {
            const auto at = random.bounded(static_cast<int>(bytes.size()));
            switch (random.bounded(4)) {
            case 0:
                bytes[at] = static_cast<char>(random.bounded(256));
                break;
            case 1:
                bytes.remove(at, random.bounded(40));
                break;
            case 2:
                bytes.insert(at, "\n\0: \xff(\r"[random.bounded(8)]);
                break;
            default:
                bytes.insert(at, bytes.mid(random.bounded(static_cast<int>(bytes.size())), 60));
            }
        }
        const auto status = readDpkgStatus(bytes, u"f"_s);
        if (!status)
            continue;
        for (const auto &one : status->packages) {
            QVERIFY(!one.name.isEmpty());
            QVERIFY(!one.version.isEmpty());
            QVERIFY(!one.sourcePackage.isEmpty());
            QVERIFY(!one.sourceVersion.isEmpty());
        }
    }
}

QTEST_GUILESS_MAIN(TestDpkgStatusHostile)
#include "tst_dpkgstatushostile.moc"
